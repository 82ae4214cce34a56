import type { ProblemCode } from "@minuta/contract";
import type { Language } from "@minuta/domain";

type Sentences = Readonly<Record<ProblemCode, { readonly title: string; readonly detail: string }>>;

/** What a person reads when something is refused: what happened, and how to mend it. */
export const problemSentences: Readonly<Record<Language, Sentences>> = {
  es: {
    invalid_input: {
      title: "Dato no válido",
      detail: "Algún dato no tiene la forma esperada; corrija lo señalado y envíe de nuevo.",
    },
    not_signed_in: {
      title: "Falta entrar",
      detail: "Entre con su enlace o su llave de acceso para continuar.",
    },
    not_found: {
      title: "No se encontró",
      detail: "Aquí no hay nada que usted pueda ver; revise la dirección o vuelva al inicio.",
    },
    forbidden: {
      title: "Sin permiso",
      detail: "Su cargo no permite hacer esto; pídalo a quien tenga la atribución.",
    },
    foreign_origin: {
      title: "Origen ajeno",
      detail:
        "La solicitud no salió de las páginas de Minuta; abra Minuta en su dirección y repita desde ahí.",
    },
    too_many_requests: {
      title: "Demasiadas solicitudes",
      detail: "Hubo demasiadas solicitudes seguidas; espere unos minutos y vuelva a intentarlo.",
    },
    too_large: {
      title: "Demasiado grande",
      detail: "Lo enviado excede el límite; acórtelo y envíe de nuevo.",
    },
    document_not_closed: {
      title: "Documento sin cerrar",
      detail: "El documento sigue en borrador; primero debe cerrarlo la secretaría técnica.",
    },
    document_already_signed: {
      title: "Documento ya firmado",
      detail: "Las tres partes ya firmaron este documento; un cambio requiere una fe de erratas.",
    },
    document_already_published: {
      title: "Documento ya publicado",
      detail: "Este documento ya es público; un cambio requiere una fe de erratas.",
    },
    annex_was_announced: {
      title: "Anexo que ya estaba en la sesión",
      detail:
        "Un anexo que acompañaba el orden del día cuando se abrió la sesión ya no se quita. Añada el documento corregido como otro anexo.",
    },
    document_closed: {
      title: "Documento cerrado",
      detail: "El documento está cerrado para firma y no admite cambios mientras no se reabra.",
    },
    closing_check_failed: {
      title: "Falta algo para cerrar",
      detail: "El documento aún no puede cerrarse; revise la lista de lo que falta y complétela.",
    },
    signatures_missing: {
      title: "Faltan firmas",
      detail: "Solo se publica con las firmas de las tres partes; espere a que estén completas.",
    },
    nobody_objected: {
      title: "Nadie objetó",
      detail: "Un documento cerrado se reabre cuando una parte se niega a firmarlo y da su razón.",
    },
    seat_already_decided: {
      title: "Asiento ya decidido",
      detail: "Este asiento ya firmó o se negó; cada asiento decide una sola vez sobre el mismo texto.",
    },
    reservation_against_consensus: {
      title: "Con reserva no hay consenso",
      detail:
        "Una traducción de la Alianza se acuerda por consenso y no admite reservas; firme, o niéguese con una razón para que se corrija.",
    },
    author_only_signs: {
      title: "Solo lleva firma",
      detail: "Un comunicado es de su autora y solo lleva su firma; si algo está mal, reábralo y corríjalo.",
    },
    author_signs_by_passkey: {
      title: "Se firma con llave de acceso",
      detail: "Un comunicado lo firma su autora con su propia llave de acceso, no en papel.",
    },
    source_digest_missing: {
      title: "Falta la huella de la fuente",
      detail: "Envíe el archivo de la fuente o escriba su huella SHA-256.",
    },
    source_digest_other: {
      title: "La huella no es la del archivo",
      detail: "El archivo enviado tiene otra huella que la escrita; revise que sea la misma versión.",
    },
    source_unchanged: {
      title: "Es la misma versión",
      detail:
        "La última versión anotada de la fuente tiene ya esta huella; anote solo una versión que haya cambiado.",
    },
    source_unknown: {
      title: "Versión no anotada",
      detail: "Esa versión de la fuente no está anotada; pida a la secretaría técnica que la anote primero.",
    },
    sources_full: {
      title: "Demasiadas versiones",
      detail: "Esta traducción ya tiene el máximo de versiones de su fuente; empiece otra traducción.",
    },
    digest_is_stale: {
      title: "El texto cambió",
      detail: "La huella no es la del texto vigente; vuelva a leerlo y decida sobre lo que se muestra ahora.",
    },
    document_not_published: {
      title: "Aún no está publicado",
      detail: "Esto se hace con un registro publicado; publíquelo primero.",
    },
    no_erratum: {
      title: "No hay una fe de erratas en curso",
      detail: "Solo se desiste de una fe de erratas que se inició y no se ha publicado.",
    },
    erratum_closed: {
      title: "La fe de erratas ya está cerrada",
      detail:
        "Se desiste de ella mientras es borrador; si una parte se niega a firmarla, reábrala y entonces desista.",
    },
    erratum_decided: {
      title: "Las partes ya decidieron algo en ella",
      detail:
        "Desde que se inició se adoptó o se dejó sin efecto algo, y eso no lo deshace la secretaría: ciérrela y fírmenla, o adopten de nuevo las palabras publicadas.",
    },
    statement_expired: {
      title: "La declaración venció",
      detail: "Pasaron más de cinco minutos desde que se preparó la firma; vuelva a pulsar «Firmar».",
    },
    passkey_missing: {
      title: "Falta una llave de acceso",
      detail:
        "Para firmar agregue una llave de acceso a su cuenta, o firme en papel con la secretaría técnica.",
    },
    passkey_unknown: {
      title: "Llave desconocida",
      detail: "Esa llave de acceso no es de su cuenta; elija una de las suyas o agréguela primero.",
    },
    passkey_refused: {
      title: "La firma no vale",
      detail:
        "La llave de acceso no firmó esta declaración con verificación de la persona; vuelva a intentarlo.",
    },
    scan_type_refused: {
      title: "Tipo de archivo no admitido",
      detail: "Adjunte el papel firmado como PDF, PNG, JPEG o WebP.",
    },
    removal_unknown: {
      title: "Parte desconocida",
      detail:
        "Alguna de las partes por testar no es de este registro; recargue la página y vuelva a marcarlas.",
    },
    removed_words_remain: {
      title: "Las palabras siguen en otra parte",
      detail: "Lo que se testa aparece también en otros lugares de la versión pública; márquelos también.",
    },
    record_not_sealed: {
      title: "Registro de un formato anterior",
      detail: "Este registro se firmó cuando aún no podían testarse partes; corríjalo con una fe de erratas.",
    },
    nothing_to_remind: {
      title: "No hay a quién recordar",
      detail: "Nadie tiene pendiente esta firma, no hay correo configurado o ya se recordó hoy.",
    },
    key_already_used: {
      title: "Ya existe",
      detail: "Esa clave ya está ocupada por otro registro; actualice la página y vuelva a intentarlo.",
    },
    invitation_not_open: {
      title: "Invitación no vigente",
      detail: "La invitación ya se aceptó, venció o fue retirada; si hace falta, envíe una nueva.",
    },
    last_principal: {
      title: "Asiento sin relevo",
      detail:
        "Es la única persona titular del asiento; invite antes a quien la suceda y espere a que acepte.",
    },
    anchor_invalid: {
      title: "Lugar del texto no válido",
      detail: "No se reconoce el fragmento señalado; selecciónelo de nuevo y comente.",
    },
    follow_up_needs_words: {
      title: "Falta decir cómo se cumplió",
      detail:
        "Para darlo por cumplido, o para reabrirlo, escriba una nota o indique dónde está la evidencia (regla FU-4).",
    },
    session_not_open: {
      title: "Sesión no abierta",
      detail: "La sesión no está abierta en este momento; ábrala o reanúdela y repita.",
    },
    session_adjourned: {
      title: "Sesión ya clausurada",
      detail:
        "La sesión ya se clausuró; lo que falte se corrige dentro de su horario o se acuerda por procedimiento escrito.",
    },
    session_cancelled: {
      title: "Sesión cancelada",
      detail: "La sesión se canceló y no puede abrirse; programe otra y ábrala cuando se celebre.",
    },
    text_is_stale: {
      title: "El texto cambió",
      detail: "El acuerdo ya no dice lo que se le mostró; léalo de nuevo y decida sobre el texto de ahora.",
    },
    resolution_incomplete: {
      title: "Acuerdo incompleto",
      detail: "Un acuerdo se adopta con texto, responsable y plazo; complete lo que falta y adóptelo.",
    },
    due_date_before_session: {
      title: "Plazo anterior a la sesión",
      detail:
        "El plazo de un acuerdo no puede ser anterior al día de la sesión; ponga una fecha igual o posterior.",
    },
    quorum_missing: {
      title: "Sin quórum",
      detail:
        "Solo se decide con las tres partes presentes por su propietario o suplente; pase lista y espere a que haya quórum.",
    },
    seat_votes_twice: {
      title: "Un asiento, una voz",
      detail:
        "Cada asiento decide una sola vez sobre el mismo texto; deje una sola posición por parte, o cambie el texto y adóptelo de nuevo.",
    },
    position_against_roll: {
      title: "Posición contraria al pase de lista",
      detail:
        "Una parte presente está a favor, en contra o se abstiene; corrija su posición o el pase de lista.",
    },
    no_consensus: {
      title: "Sin común acuerdo",
      detail:
        "Una parte está en contra: no hay común acuerdo. Cambie el texto, sométalo a votación o registre que no hubo acuerdo.",
    },
    no_majority: {
      title: "Sin mayoría",
      detail:
        "Se requiere el voto a favor de dos de los tres asientos; cambie el texto o registre que no hubo acuerdo.",
    },
    nobody_disagrees: {
      title: "Nadie disintió",
      detail:
        "Las tres partes están a favor; adopte el acuerdo, o registre la posición de quien no está de acuerdo.",
    },
    resolution_is_void: {
      title: "Acuerdo sin efecto",
      detail:
        "Este acuerdo quedó sin efecto y conserva su número; no admite seguimiento ni otra decisión: escriba uno nuevo.",
    },
    stay_overlaps: {
      title: "Estancias encimadas",
      detail: "Esa persona ya está registrada en ese tiempo; registre su salida o corrija las horas.",
    },
    departure_before_arrival: {
      title: "Salida anterior a la llegada",
      detail: "La salida no puede ser anterior a la llegada; corrija las horas.",
    },
    time_in_future: { title: "Hora futura", detail: "Solo se registra lo que ya ocurrió; corrija la hora." },
    mandate_not_in_force: {
      title: "Nombramiento no vigente",
      detail:
        "Ese nombramiento no estaba vigente ese día; registre a quien lo tenía, o como persona invitada.",
    },
    seat_has_stays: {
      title: "El asiento tiene varias estancias",
      detail: "Este asiento tiene más de una estancia en el pase de lista; corríjalas ahí, una por una.",
    },
    proposal_withdrawn: {
      title: "Propuesta retirada",
      detail:
        "Su organización retiró esta propuesta y ya no se responde; si vuelve a plantearse, tendrá otro número.",
    },
    proposal_committed: {
      title: "Ya hay un compromiso",
      detail:
        "De esta propuesta nació un compromiso vigente y no puede retirarse; antes debe quedar sin efecto el compromiso.",
    },
    agency_not_assigned: {
      title: "Dependencia no turnada",
      detail: "Esta propuesta no se turnó a esa dependencia; pida a la secretaría técnica que se la turne.",
    },
    agency_answered: {
      title: "La dependencia ya respondió",
      detail:
        "Una dependencia que ya respondió no puede quitarse de la propuesta; déjela en la lista y guarde de nuevo.",
    },
    reasons_too_short: {
      title: "Faltan razones",
      detail: "Escriba por qué, en cinco palabras o más; un sí o un no no son una respuesta razonada.",
    },
    title_missing: {
      title: "Falta el título",
      detail: "El compromiso no tiene título; escríbalo en el texto y adopte de nuevo.",
    },
    not_verifiable: {
      title: "No es verificable",
      detail:
        "Al compromiso le falta algo para poder verificarse; complételo en el texto, o explique en una nota por qué se adopta así.",
    },
    commitment_already_adopted: {
      title: "Ya se adoptó con otro texto",
      detail:
        "De este bloque se adoptó un compromiso con otras palabras; déjelo sin efecto y adopte el texto nuevo, que tendrá otro número.",
    },
    commitment_void: {
      title: "Compromiso sin efecto",
      detail: "Este compromiso quedó sin efecto y ya no admite informes; informe sobre el que lo sustituye.",
    },
    milestones_open: {
      title: "Faltan hitos",
      detail:
        "El compromiso se da por cumplido cuando lo están todos sus hitos; informe primero de los que faltan.",
    },
    evidence_missing: {
      title: "Falta el medio de verificación",
      detail: "Para darlo por cumplido, indique dónde puede comprobarse: una dirección o un documento.",
    },
    plan_period_reversed: {
      title: "Periodo invertido",
      detail: "El plan termina antes de empezar; corrija las fechas.",
    },
    commitment_not_in_force: {
      title: "Compromiso no vigente",
      detail: "El plan se forma con compromisos vigentes; quite el que no lo es y guarde de nuevo.",
    },
    commitment_twice: {
      title: "Compromiso repetido",
      detail: "Cada compromiso va una sola vez en el plan; quite el repetido y guarde de nuevo.",
    },
    session_not_plannable: {
      title: "Ya no se planea",
      detail:
        "La sesión ya se abrió, terminó o fue cancelada; su lugar, su hora y su orden del día no cambian.",
    },
    session_without_time: {
      title: "Falta la hora",
      detail: "Una convocatoria dice a qué hora empieza la sesión; ponga la hora y convoque después.",
    },
    notice_too_short: {
      title: "Convocatoria fuera de plazo",
      detail:
        "Las reglas piden más días hábiles entre la convocatoria y la sesión; cambie la fecha o cite a sesión extraordinaria si las reglas lo permiten.",
    },
    notice_unchanged: {
      title: "Convocatoria ya enviada",
      detail: "La última convocatoria dice lo mismo que la sesión; no hace falta enviarla de nuevo.",
    },
    agenda_changed: {
      title: "El orden del día cambió",
      detail: "Alguien más cambió los puntos; revise el orden actual y vuelva a acomodarlos.",
    },
    agenda_full: {
      title: "Orden del día completo",
      detail: "Un orden del día tiene a lo más 60 puntos; reúna algunos en uno solo.",
    },
    standing_item: {
      title: "Punto fijo",
      detail:
        "La lista, la minuta anterior, el seguimiento y los asuntos generales están en todo orden del día: no se quitan ni se mueven ni cambian de nombre.",
    },
    annexes_full: {
      title: "Demasiados anexos",
      detail: "Una sesión tiene a lo más 100 anexos; quite los que ya no hagan falta.",
    },
    file_type_refused: {
      title: "Tipo de archivo no admitido",
      detail:
        "Como anexo se aceptan PDF, DOCX e imágenes PNG, JPEG o WebP, según su contenido y no su nombre; convierta el archivo y súbalo de nuevo.",
    },
    meeting_closed: {
      title: "Reunión con formato cerrado",
      detail: "El formato de esta reunión ya se cerró; su fecha y sus propuestas no cambian.",
    },
    meeting_cancelled: {
      title: "Reunión cancelada",
      detail: "La reunión se canceló y ya no se cambia; planee otra, que tendrá su propio número.",
    },
    log_damaged: {
      title: "Bitácora alterada",
      detail:
        "Lo que la bitácora de transparencia guarda no es lo que firmó, así que no se publica nada más; avise a quien opera el equipo y a los testigos, y restaure la base de un respaldo.",
    },
    checkpoint_is_stale: {
      title: "Otro punto de control",
      detail:
        "La nota no es el punto de control más reciente de esta bitácora; léalo de nuevo en /log/checkpoint, compruébelo y cofírmelo.",
    },
    witness_unknown: {
      title: "Testigo sin registrar",
      detail:
        "Ninguna firma de la nota es de un testigo registrado; el titular de un asiento registra la clave de su testigo en el espacio de trabajo.",
    },
    cosignature_invalid: {
      title: "Cofirma no válida",
      detail:
        "La cofirma no es de esa clave sobre ese texto, o su hora no es la de ahora; revise el reloj del testigo y cofirme de nuevo.",
    },
    witness_key_invalid: {
      title: "Clave no válida",
      detail:
        "Esto no es la clave pública de un testigo; pegue completa la línea que muestra «minuta witness init», de la forma nombre+huella+clave.",
    },
    witness_key_taken: {
      title: "Clave ya registrada",
      detail:
        "Esta clave es o fue de un testigo registrado; haga otra con «minuta witness init» y registre esa.",
    },
    not_available: {
      title: "No disponible por ahora",
      detail: "El servicio no puede atender esto en este momento; vuelva a intentarlo en un minuto.",
    },
    internal: {
      title: "Falla del servicio",
      detail:
        "Algo falló de nuestro lado y no se cambió nada; vuelva a intentarlo o avise a quien opera el servicio.",
    },
  },
  en: {
    invalid_input: {
      title: "Invalid input",
      detail: "Something does not have the expected form; correct what is marked and send it again.",
    },
    not_signed_in: { title: "Not signed in", detail: "Sign in with your link or passkey to continue." },
    not_found: {
      title: "Not found",
      detail: "There is nothing here that you can see; check the address or go back to the start.",
    },
    forbidden: {
      title: "Not permitted",
      detail: "Your mandate does not allow this; ask somebody who holds the power to do it.",
    },
    foreign_origin: {
      title: "Foreign origin",
      detail:
        "The request did not come from Minuta's own pages; open Minuta at its address and repeat it there.",
    },
    too_many_requests: {
      title: "Too many requests",
      detail: "There were too many requests in a row; wait a few minutes and try again.",
    },
    too_large: {
      title: "Too large",
      detail: "What was sent exceeds the limit; shorten it and send it again.",
    },
    document_not_closed: {
      title: "Document not closed",
      detail: "The document is still a draft; the technical secretary must close it first.",
    },
    document_already_signed: {
      title: "Document already signed",
      detail: "The three parties have signed this document; a change takes an erratum.",
    },
    document_already_published: {
      title: "Document already published",
      detail: "This document is already public; a change takes an erratum.",
    },
    annex_was_announced: {
      title: "Annex that was there at the opening",
      detail:
        "An annex that went with the agenda when the session opened is not taken off any more. Add the corrected file as another annex.",
    },
    document_closed: {
      title: "Document closed",
      detail: "The document is closed for signature and takes no changes until it is reopened.",
    },
    closing_check_failed: {
      title: "Something is missing",
      detail: "The document cannot be closed yet; go through the list of what is missing and complete it.",
    },
    signatures_missing: {
      title: "Signatures missing",
      detail:
        "Only a document signed by the three parties is published; wait until the signatures are complete.",
    },
    nobody_objected: {
      title: "Nobody objected",
      detail: "A closed document is reopened when a party refuses to sign it and says why.",
    },
    seat_already_decided: {
      title: "Seat already decided",
      detail: "This seat has signed or refused already; each seat decides once on the same text.",
    },
    reservation_against_consensus: {
      title: "With a reservation there is no consensus",
      detail:
        "A translation of the Partnership is agreed by consensus and takes no reservations; sign it, or refuse with a reason so that it is corrected.",
    },
    author_only_signs: {
      title: "It takes a signature only",
      detail:
        "A communiqué is its author's and takes the author's signature alone; if something is wrong, reopen and correct it.",
    },
    author_signs_by_passkey: {
      title: "It is signed with a passkey",
      detail: "A communiqué is signed by its author with a passkey of their own, not on paper.",
    },
    source_digest_missing: {
      title: "The source's digest is missing",
      detail: "Send the file of the source, or write its SHA-256 digest.",
    },
    source_digest_other: {
      title: "The digest is not the file's",
      detail:
        "The file that was sent has another digest than the one written; check that it is the same version.",
    },
    source_unchanged: {
      title: "It is the same version",
      detail:
        "The last version noted of the source has this digest already; note only a version that has changed.",
    },
    source_unknown: {
      title: "Version not noted",
      detail: "That version of the source has not been noted; ask the record keeper to note it first.",
    },
    sources_full: {
      title: "Too many versions",
      detail:
        "This translation has the most versions of its source that it can have; start another translation.",
    },
    digest_is_stale: {
      title: "The text changed",
      detail: "The digest is not that of the text in force; read it again and decide on what is shown now.",
    },
    document_not_published: {
      title: "Not published yet",
      detail: "This is done with a published record; publish it first.",
    },
    no_erratum: {
      title: "There is no erratum under way",
      detail: "Only an erratum that was started and is not published yet can be withdrawn.",
    },
    erratum_closed: {
      title: "The erratum is closed already",
      detail:
        "It is withdrawn while it is a draft; when a party refuses to sign it, reopen it and withdraw it then.",
    },
    erratum_decided: {
      title: "The parties have decided something in it",
      detail:
        "Since it was started something was adopted or voided, and the record keeper does not undo that: close it and sign it, or adopt the published words again.",
    },
    statement_expired: {
      title: "The statement has expired",
      detail: "More than five minutes passed since the signature was prepared; press Sign again.",
    },
    passkey_missing: {
      title: "A passkey is missing",
      detail: "To sign, add a passkey to your account, or sign on paper with the technical secretary.",
    },
    passkey_unknown: {
      title: "Unknown passkey",
      detail: "That passkey is not one of your account; choose one of yours or add it first.",
    },
    passkey_refused: {
      title: "The signature does not hold",
      detail: "The passkey did not sign this statement with the person verified; try again.",
    },
    scan_type_refused: {
      title: "File type not accepted",
      detail: "Attach the signed paper as PDF, PNG, JPEG or WebP.",
    },
    removal_unknown: {
      title: "Unknown part",
      detail: "One of the parts to remove is not of this record; reload the page and mark them again.",
    },
    removed_words_remain: {
      title: "The words stand elsewhere",
      detail: "What is removed also stands in other places of the public version; mark those too.",
    },
    record_not_sealed: {
      title: "Record of an earlier format",
      detail: "This record was signed when parts could not be left out yet; correct it by an erratum.",
    },
    nothing_to_remind: {
      title: "Nobody to remind",
      detail: "Nobody has this signature pending, no mail is set up, or it was reminded today already.",
    },
    key_already_used: {
      title: "Already exists",
      detail: "Another record already has that key; reload the page and try again.",
    },
    invitation_not_open: {
      title: "Invitation not open",
      detail: "The invitation was accepted, expired or withdrawn; send a new one if it is needed.",
    },
    last_principal: {
      title: "Seat without successor",
      detail: "This is the seat's only principal; invite the successor first and wait until they accept.",
    },
    anchor_invalid: {
      title: "Invalid place in the text",
      detail: "The marked passage is not recognised; select it again and comment.",
    },
    follow_up_needs_words: {
      title: "Say how it was fulfilled",
      detail: "To report it fulfilled, or open again, write a note or say where the evidence is (rule FU-4).",
    },
    session_not_open: {
      title: "Session not open",
      detail: "The session is not open at this moment; open or resume it and repeat this.",
    },
    session_adjourned: {
      title: "Session adjourned",
      detail:
        "The session was adjourned; correct what is missing within its hours, or agree on it by written procedure.",
    },
    session_cancelled: {
      title: "Session cancelled",
      detail: "The session was cancelled and cannot be opened; plan another one and open it when it is held.",
    },
    text_is_stale: {
      title: "The text changed",
      detail:
        "The resolution no longer says what you were shown; read it again and decide on the text as it is now.",
    },
    resolution_incomplete: {
      title: "Resolution incomplete",
      detail:
        "A resolution is adopted with text, responsible and due date; complete what is missing and adopt it.",
    },
    due_date_before_session: {
      title: "Due date before the session",
      detail:
        "The due date of a resolution cannot be before the day of the session; set that day or a later one.",
    },
    quorum_missing: {
      title: "No quorum",
      detail:
        "Decisions take the three parties, each present by its principal or alternate; call the roll and wait for quorum.",
    },
    seat_votes_twice: {
      title: "One seat, one voice",
      detail:
        "Each seat decides once on the same text; leave one position for each party, or change the text and adopt it again.",
    },
    position_against_roll: {
      title: "Position against the roll",
      detail: "A party that is present is for, against or abstains; correct its position or the roll call.",
    },
    no_consensus: {
      title: "No consensus",
      detail:
        "A party is against: there is no consensus. Change the text, put it to the vote, or record that there was no agreement.",
    },
    no_majority: {
      title: "No majority",
      detail: "Two of the three seats must be for it; change the text or record that there was no agreement.",
    },
    nobody_disagrees: {
      title: "Nobody disagrees",
      detail:
        "The three parties are for it; adopt the resolution, or record the position of the party that does not agree.",
    },
    resolution_is_void: {
      title: "Resolution void",
      detail:
        "This resolution was left without effect and keeps its number; it takes no reports and no other decision: write a new one.",
    },
    stay_overlaps: {
      title: "Stays overlap",
      detail: "That person is on the roll for that time already; record the departure or correct the times.",
    },
    departure_before_arrival: {
      title: "Departure before arrival",
      detail: "A departure cannot be before its arrival; correct the times.",
    },
    time_in_future: {
      title: "Time in the future",
      detail: "Only what has happened is recorded; correct the time.",
    },
    mandate_not_in_force: {
      title: "Mandate not in force",
      detail: "That mandate was not in force on that day; record its holder then, or the person as a guest.",
    },
    seat_has_stays: {
      title: "The seat has several stays",
      detail: "This seat has more than one stay on the roll; correct them there, one by one.",
    },
    proposal_withdrawn: {
      title: "Proposal withdrawn",
      detail:
        "Its organization withdrew this proposal and it is answered no more; put forward anew it gets another number.",
    },
    proposal_committed: {
      title: "There is a commitment",
      detail:
        "A commitment in force came of this proposal, so it cannot be withdrawn; first the commitment has to be left without effect.",
    },
    agency_not_assigned: {
      title: "Agency not asked",
      detail: "This proposal was not assigned to that agency; ask the record keeper to assign it.",
    },
    agency_answered: {
      title: "The agency has answered",
      detail:
        "An agency that has answered cannot be taken off the proposal; leave it on the list and save again.",
    },
    reasons_too_short: {
      title: "Reasons are missing",
      detail: "Write why, in five words or more; a yes or a no is no reasoned response.",
    },
    title_missing: {
      title: "The title is missing",
      detail: "The commitment has no title; write it in the text and adopt again.",
    },
    not_verifiable: {
      title: "Not verifiable",
      detail:
        "The commitment lacks something to be verifiable; complete it in the text, or say in a note why it is adopted like this.",
    },
    commitment_already_adopted: {
      title: "Adopted with other words",
      detail:
        "A commitment with other words was adopted from this block; leave it without effect and adopt the new text, which gets another number.",
    },
    commitment_void: {
      title: "Commitment without effect",
      detail:
        "This commitment was left without effect and takes no reports; report on the one that replaces it.",
    },
    milestones_open: {
      title: "Milestones are open",
      detail: "A commitment is completed when all its milestones are; report those that are missing first.",
    },
    evidence_missing: {
      title: "Evidence is missing",
      detail: "To report it completed, say where it can be checked: an address or a document.",
    },
    plan_period_reversed: {
      title: "Period reversed",
      detail: "The plan ends before it begins; correct the dates.",
    },
    commitment_not_in_force: {
      title: "Commitment not in force",
      detail: "A plan is made of commitments in force; take out the one that is not and save again.",
    },
    commitment_twice: {
      title: "Commitment twice",
      detail: "Each commitment stands in a plan once; take out the repeated one and save again.",
    },
    session_not_plannable: {
      title: "No longer planned",
      detail: "The session has opened, ended or was cancelled; its place, time and agenda do not change.",
    },
    session_without_time: {
      title: "Time missing",
      detail: "A call notice says when the session begins; set the time and call it then.",
    },
    notice_too_short: {
      title: "Notice too short",
      detail:
        "The rules ask for more business days between notice and session; change the date, or call a special session if the rules allow it.",
    },
    notice_unchanged: {
      title: "Notice already sent",
      detail: "The last notice says what the session says; there is no need to send it again.",
    },
    agenda_changed: {
      title: "The agenda changed",
      detail: "Somebody else changed the items; look at them as they are now and order them again.",
    },
    agenda_full: {
      title: "Agenda full",
      detail: "An agenda has at most 60 items; bring some of them together in one.",
    },
    standing_item: {
      title: "Standing item",
      detail:
        "Roll call, previous minutes, follow-up and other business stand on every agenda: they are not removed, moved or renamed.",
    },
    annexes_full: {
      title: "Too many annexes",
      detail: "A session has at most 100 annexes; remove those that are no longer needed.",
    },
    file_type_refused: {
      title: "File type not accepted",
      detail:
        "Annexes are PDF, DOCX or PNG, JPEG or WebP images, by their content and not their name; convert the file and upload it again.",
    },
    meeting_closed: {
      title: "Meeting with a closed form",
      detail: "The form of this meeting has been closed; its date and proposals do not change.",
    },
    meeting_cancelled: {
      title: "Meeting cancelled",
      detail:
        "The meeting was cancelled and does not change any more; plan another one, which gets a number of its own.",
    },
    log_damaged: {
      title: "Log altered",
      detail:
        "What the transparency log holds is not what it signed, so nothing more is published; tell whoever operates the machine and the witnesses, and restore the database from a backup.",
    },
    checkpoint_is_stale: {
      title: "Another checkpoint",
      detail:
        "The note is not the newest checkpoint of this log; read it again from /log/checkpoint, check it and cosign it.",
    },
    witness_unknown: {
      title: "Witness not registered",
      detail:
        "No signature of the note is of a registered witness; the principal of a seat registers its witness's key in the workspace.",
    },
    cosignature_invalid: {
      title: "Cosignature not valid",
      detail:
        "The cosignature is not that key's over that text, or its time is not the present one; check the witness's clock and cosign again.",
    },
    witness_key_invalid: {
      title: "Key not valid",
      detail:
        "This is not the public key of a witness; paste the whole line that “minuta witness init” shows, of the form name+hash+key.",
    },
    witness_key_taken: {
      title: "Key already registered",
      detail:
        "This key is or was of a registered witness; make another with “minuta witness init” and register that.",
    },
    not_available: {
      title: "Not available right now",
      detail: "The service cannot do this at the moment; try again in a minute.",
    },
    internal: {
      title: "Service failure",
      detail:
        "Something failed on our side and nothing was changed; try again or tell whoever runs the service.",
    },
  },
};
