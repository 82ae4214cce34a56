import { useSay } from "../i18n/say.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Page } from "./page.tsx";

/** Stands where a page failed to load or to draw: a lost network, or a version that is no longer served. */
export function BrokenPage() {
  const say = useSay();
  return (
    <Page title={say("app.broken.title")} width="narrow">
      <EmptyState
        icon="alert"
        title={say("app.problem.title")}
        action={
          <Button tone="primary" onPress={() => location.reload()}>
            {say("app.reload")}
          </Button>
        }
      >
        <p>{say("app.broken.text")}</p>
      </EmptyState>
    </Page>
  );
}
