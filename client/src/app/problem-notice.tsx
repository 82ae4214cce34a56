import { useSay } from "../i18n/say.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { problemSentence } from "./problem.ts";

/** What failed, in the server's own sentence, with a way to try again where there is one. */
export function ProblemNotice({
  error,
  title,
  retry,
}: {
  readonly error: unknown;
  readonly title?: string;
  readonly retry?: () => void;
}) {
  const say = useSay();
  return (
    <Notice
      tone="danger"
      {...(title === undefined ? {} : { title })}
      {...(retry === undefined
        ? {}
        : {
            action: (
              <Button size="small" onPress={retry}>
                {say("app.retry")}
              </Button>
            ),
          })}
    >
      {problemSentence(error, say)}
    </Notice>
  );
}
