import { type ExportKind, endpoints, exportKinds } from "@minuta/contract";
import { can } from "@minuta/domain";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../app/api.ts";
import { actorOf, useMe } from "../../app/me.ts";
import { Page, Section } from "../../app/page.tsx";
import { problemSentence } from "../../app/problem.ts";
import { toast } from "../../app/toast.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { ImportPart } from "./import-part.tsx";
import { saveFile } from "./save-file.ts";
import { Templates } from "./templates.tsx";

/** The lists of the secretariat as spreadsheets: out for everybody who takes part, in for those who may. */
export default function SpreadsheetsPage() {
  const say = useSay();
  const me = useMe();
  const actor = actorOf(me);
  const mayImport = can(actor, "data.import", { type: "secretariat" });
  const mayAll = can(actor, "secretariat.arrange", { type: "secretariat" });
  return (
    <Page title={say("app.data")} lead={say(mayImport ? "data.lead.import" : "data.lead")}>
      <Section title={say("data.export")}>
        <Rows label={say("data.export")}>
          {exportKinds.map((kind) => (
            <Row
              key={kind}
              title={say(`data.kind.${kind}`)}
              meta={say(`data.export.about.${kind}`)}
              action={<ExportButton kind={kind} />}
            />
          ))}
        </Rows>
      </Section>
      {mayImport && (
        <Section title={say("data.import")}>
          <ImportPart mayAll={mayAll} />
          <Templates mayAll={mayAll} />
        </Section>
      )}
    </Page>
  );
}

function ExportButton({ kind }: { readonly kind: ExportKind }) {
  const say = useSay();
  // Not kept: a file is what stood in the list when it was asked for.
  const get = useMutation({
    mutationFn: () => call(endpoints.exportData, { params: { kind } }),
    meta: { quiet: true },
    onSuccess: ({ fileName, content }) => saveFile(fileName, content),
    onError: (error) => toast.add("danger", problemSentence(error, say)),
  });
  return (
    <Button size="small" icon="download" isPending={get.isPending} onPress={() => get.mutate()}>
      <span>
        {say("data.export.get")} <VisuallyHidden>{say(`data.kind.${kind}`)}</VisuallyHidden>
      </span>
    </Button>
  );
}
