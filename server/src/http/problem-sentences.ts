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
    digest_is_stale: {
      title: "El texto cambió",
      detail: "La huella no es la del texto vigente; vuelva a leerlo y decida sobre lo que se muestra ahora.",
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
    digest_is_stale: {
      title: "The text changed",
      detail: "The digest is not that of the text in force; read it again and decide on what is shown now.",
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
