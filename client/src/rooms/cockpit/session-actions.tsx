import { useSay } from "../../i18n/say.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { isHeld } from "./cockpit.ts";
import type { Session } from "./use-session.ts";

/** What the room needs at hand all the time: the wall, and the next resolution. */
export function SessionActions({
  session,
  isDraft,
  isShort,
  onAdopt,
}: {
  readonly session: Session;
  readonly isDraft: boolean;
  /** Where the bar has little room. */
  readonly isShort: boolean;
  readonly onAdopt: () => void;
}) {
  const say = useSay();
  const { cockpit, resolutions } = session;
  const hasOpen = resolutions.some(({ standing }) => standing === "draft" || standing === "changed");
  return (
    <>
      <LinkButton size="small" icon="monitor" href={`/sesiones/${cockpit.sessionId}/lectura`} target="_blank">
        {say(isShort ? "cockpit.project.short" : "cockpit.project")}
      </LinkButton>
      {cockpit.may.adopt && isDraft && isHeld(cockpit) && (
        <Button size="small" tone="primary" isDisabled={!hasOpen} onPress={onAdopt}>
          {say(isShort ? "cockpit.adopt" : "cockpit.adopt.next")}
        </Button>
      )}
    </>
  );
}
