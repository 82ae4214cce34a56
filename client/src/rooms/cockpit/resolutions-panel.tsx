import { useState } from "react";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import styles from "./cockpit.module.css";
import type { TextResolution } from "./cockpit.ts";
import { decisionWords, missingWords } from "./resolution-words.ts";
import { VoidDialog } from "./void-dialog.tsx";

/** The resolutions of the text in its order: where each stands, what it lacks, and the next step with it. */
export function ResolutionsPanel({
  documentId,
  resolutions,
  mayAdopt,
  onGo,
  onAdopt,
}: {
  readonly documentId: string;
  readonly resolutions: readonly TextResolution[];
  readonly mayAdopt: boolean;
  readonly onGo: (blockId: string) => void;
  readonly onAdopt: (resolution: TextResolution) => void;
}) {
  const say = useSay();
  const [voiding, setVoiding] = useState<string | null>(null);
  let drafts = 0;
  return (
    <section aria-label={say("cockpit.resolutions")}>
      <h2 className={styles.title}>{say("cockpit.resolutions")}</h2>
      {resolutions.length === 0 && <p className={styles.hint}>{say("cockpit.resolutions.none")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ul role="list" className={styles.resolutions}>
        {resolutions.map((resolution) => {
          if (resolution.number === null) drafts += 1;
          const name = resolution.number ?? say("cockpit.resolutions.draft", { ordinal: drafts });
          return (
            <Line
              key={`${resolution.blockId} ${resolution.number}`}
              resolution={resolution}
              name={name}
              mayAdopt={mayAdopt}
              onGo={onGo}
              onAdopt={onAdopt}
              onVoid={setVoiding}
            />
          );
        })}
      </ul>
      {voiding !== null && (
        <VoidDialog documentId={documentId} number={voiding} onClose={() => setVoiding(null)} />
      )}
    </section>
  );
}

function Line({
  resolution,
  name,
  mayAdopt,
  onGo,
  onAdopt,
  onVoid,
}: {
  readonly resolution: TextResolution;
  readonly name: string;
  readonly mayAdopt: boolean;
  readonly onGo: (blockId: string) => void;
  readonly onAdopt: (resolution: TextResolution) => void;
  readonly onVoid: (number: string) => void;
}) {
  const say = useSay();
  const { number, standing, blockId } = resolution;
  const isOpen = standing === "draft" || standing === "changed";
  const words = (
    <>
      <span className={styles.resolutionName}>{name}</span>
      <span className={styles.resolutionText}>{resolution.text || say("cockpit.resolutions.empty")}</span>
    </>
  );
  return (
    <li className={classes(styles.resolution, styles[`is-${standing}`])}>
      {standing === "gone" ? (
        <div className={styles.resolutionGo}>{words}</div>
      ) : (
        <button type="button" className={styles.resolutionGo} onClick={() => onGo(blockId)}>
          {words}
        </button>
      )}
      <div className={styles.resolutionEnd}>
        <StandingBadge resolution={resolution} />
        {mayAdopt && isOpen && (
          <Button
            size="small"
            tone={resolution.missing.length === 0 ? "primary" : "secondary"}
            aria-label={say(standing === "draft" ? "cockpit.adopt.of" : "cockpit.adopt.again.of", { name })}
            onPress={() => onAdopt(resolution)}
          >
            {say(standing === "draft" ? "cockpit.adopt" : "cockpit.adopt.again")}
          </Button>
        )}
        {mayAdopt && number !== null && standing !== "void" && (
          <Menu
            label={say("cockpit.resolutions.more", { name })}
            trigger={
              <Button size="small" tone="quiet" aria-label={say("cockpit.resolutions.more", { name })}>
                {say("cockpit.resolutions.moreShort")}
              </Button>
            }
          >
            {!isOpen && standing !== "gone" && (
              <MenuItem
                text={say("cockpit.adopt.position")}
                icon="quote"
                onAction={() => onAdopt(resolution)}
              />
            )}
            <MenuItem text={say("cockpit.void")} isDestructive onAction={() => onVoid(number)} />
          </Menu>
        )}
      </div>
    </li>
  );
}

/** Where a resolution stands, in a few words. */
export function StandingBadge({ resolution }: { readonly resolution: TextResolution }) {
  const say = useSay();
  const format = useFormat();
  switch (resolution.standing) {
    case "draft": {
      if (resolution.mode === "noAgreement") return <Badge>{say("cockpit.standing.noAgreement")}</Badge>;
      const missing = missingWords(resolution.missing, say, format);
      return missing === "" ? (
        <Badge>{say("cockpit.standing.ready")}</Badge>
      ) : (
        <Badge tone="warn">{missing}</Badge>
      );
    }
    case "adopted":
      return (
        <Badge tone="accent" icon="check">
          {say("cockpit.standing.adoptedBy", { decision: decisionWords(resolution, say) })}
        </Badge>
      );
    case "changed":
      return (
        <Badge tone="warn" icon="alert">
          {say("cockpit.standing.changed")}
        </Badge>
      );
    case "gone":
      return (
        <Badge tone="danger" icon="alert">
          {say("cockpit.standing.gone")}
        </Badge>
      );
    case "void":
      return <Badge>{say("cockpit.standing.void")}</Badge>;
  }
}
