import { commitmentFieldNames, registerSections } from "@minuta/document";
import { commitmentStatuses } from "@minuta/domain";
import { faultWords } from "../../app/fault-words.ts";
import type { Say } from "../../i18n/say.ts";
import type { BlockWords } from "./block-words.ts";

/** The words of the typed blocks in the language on the screen. */
export function blockWords(say: Say): BlockWords {
  const each = <Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value) =>
    Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>;
  return {
    resolution: say("writing.resolution"),
    resolutionDraft: say("writing.resolution.draft"),
    responsibleMissing: say("writing.resolution.responsibleMissing"),
    dueDateMissing: say("writing.resolution.dueDateMissing"),
    textMissing: say("writing.resolution.textMissing"),
    ready: say("writing.resolution.ready"),
    responsible: say("writing.resolution.responsible"),
    dueDate: say("writing.resolution.dueDate"),
    open: say("writing.open"),
    writeResolution: say("writing.resolution.write"),
    agendaItem: say("writing.agendaItem"),
    minutes: say("writing.agendaItem.unit"),
    minutesLabel: say("writing.agendaItem.minutes"),
    writeAgendaItem: say("writing.agendaItem.write"),
    commitment: say("writing.commitment.draft"),
    leadAgency: say("writing.commitment.leadAgency"),
    contact: say("writing.commitment.contact"),
    startsOn: say("writing.commitment.startsOn"),
    endsOn: say("writing.commitment.endsOn"),
    status: say("writing.commitment.status"),
    milestone: say("writing.milestone"),
    addMilestone: say("writing.milestone.add"),
    removeMilestone: say("writing.milestone.remove"),
    writeMilestone: say("writing.milestone.write"),
    fields: each(commitmentFieldNames, (name) => say(`writing.commitment.field.${name}`)),
    fieldHints: each(commitmentFieldNames, (name) => say(`writing.commitment.hint.${name}`)),
    verifiable: say("commitment.verifiable"),
    notVerifiable: say("commitment.verifiable.not"),
    faultOf: (fault) => faultWords(fault, say),
    registers: each(registerSections, (name) => say(`writing.register.${name}`)),
    statuses: each(commitmentStatuses, (name) => say(`writing.commitment.status.${name}`)),
  };
}
