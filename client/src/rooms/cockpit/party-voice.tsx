import type { DecisionMode, Party } from "@minuta/domain";
import { useSay } from "../../i18n/say.ts";
import { PartyMark, partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-field.tsx";
import styles from "./adopt-dialog.module.css";
import type { Voice } from "./party-voices.ts";

const said = ["for", "against", "abstain"] as const;
const saidByConsensus = ["for", "abstain"] as const;

/** One party's voice on a resolution, with a reservation or a dissent where it asks for one. */
export function PartyVoice({
  party,
  mode,
  isPresent,
  voice,
  onChange,
}: {
  readonly party: Party;
  readonly mode: DecisionMode;
  readonly isPresent: boolean;
  readonly voice: Voice;
  readonly onChange: (voice: Partial<Voice>) => void;
}) {
  const say = useSay();
  const name = say(partyKey[party]);
  const choices = mode === "consensus" || mode === "writtenProcedure" ? saidByConsensus : said;
  return (
    <div className={styles.voice}>
      <div className={styles.voiceTop}>
        <PartyMark party={party} />
        {isPresent ? (
          <Select
            label={say("cockpit.position.of", { party: name })}
            labelHidden
            className={styles.position}
            options={choices.map((id) => ({ id, text: say(`cockpit.position.${id}`) }))}
            value={choices.includes(voice.position as never) ? voice.position : "for"}
            onChange={(position) => onChange({ position })}
          />
        ) : (
          <span className={styles.absent}>{say("cockpit.position.absent")}</span>
        )}
        {isPresent && (
          <span className={styles.adds}>
            {!voice.hasReservation && (
              <Button
                size="small"
                tone="quiet"
                icon="plus"
                aria-label={say("cockpit.reservation.add", { party: name })}
                onPress={() => onChange({ hasReservation: true })}
              >
                {say("cockpit.reservation")}
              </Button>
            )}
            {!voice.hasDissent && (
              <Button
                size="small"
                tone="quiet"
                icon="plus"
                aria-label={say("cockpit.dissent.add", { party: name })}
                onPress={() => onChange({ hasDissent: true })}
              >
                {say("cockpit.dissent")}
              </Button>
            )}
          </span>
        )}
      </div>
      {isPresent && voice.hasReservation && (
        <TextArea
          label={say("cockpit.reservation.of", { party: name })}
          value={voice.reservation}
          onChange={(reservation) => onChange({ reservation })}
          maxLength={2000}
          rows={2}
          autoFocus={voice.reservation === ""}
        />
      )}
      {isPresent && voice.hasDissent && (
        <TextArea
          label={say("cockpit.dissent.of", { party: name })}
          value={voice.dissent}
          onChange={(dissent) => onChange({ dissent })}
          maxLength={2000}
          rows={2}
          autoFocus={voice.dissent === ""}
        />
      )}
    </div>
  );
}
