import { endpoints, type ResultOf } from "@minuta/contract";
import { foldWords } from "@minuta/domain";
import { type RemovalGround, removalGrounds } from "@minuta/record";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./classification.module.css";
import { UnitRow } from "./unit-row.tsx";

type Unit = ResultOf<typeof endpoints.listUnits>["units"][number];
/** Whether a seat wrote it beside its decision. */
const isStated = ({ path }: Unit) => path[0] === "signatures";
type Document = ResultOf<typeof endpoints.readDocument>;

/** What of a signed record is not public: chosen part by part, with the legal ground, before or after it is published. */
export default function ClassificationPage() {
  const say = useSay();
  const { documentId = "" } = useParams();
  const params = { documentId };
  const document = useEndpoint(endpoints.readDocument, { params });
  const units = useEndpoint(endpoints.listUnits, { params });
  return (
    <Page
      title={say("classification.title")}
      lead={say("classification.lead")}
      eyebrow={document.data?.record?.key}
      actions={
        <LinkButton icon="arrowLeft" href={`/documentos/${documentId}`}>
          {say("classification.back")}
        </LinkButton>
      }
    >
      <Loaded query={units} rows={8}>
        {({ units: known }) =>
          document.data === undefined ? null : (
            <Classification key={known.length} document={document.data} units={known} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Classification({
  document,
  units,
}: {
  readonly document: Document;
  readonly units: readonly Unit[];
}) {
  const say = useSay();
  const navigate = useNavigate();
  const isPublished = document.state === "published";
  const open = units.filter(({ removal, text }) => removal === null && text !== null && text.trim() !== "");
  const removed = units.filter(({ removal }) => removal !== null);
  const marked = open.filter((unit) => unit.marked !== null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(marked.map(({ unit }) => unit)));
  const [ground, setGround] = useState<RemovalGround>("personalData");
  const [basis, setBasis] = useState<string | null>(null);
  const [asked, setAsked] = useState("");
  const [destroy, setDestroy] = useState(false);
  const stale = [endpoints.readDocument, endpoints.listUnits, endpoints.today, endpoints.listSignatures];
  const done = () => {
    void navigate(`/documentos/${document.id}`);
  };
  const publish = useCommand(endpoints.publishDocument, { invalidates: stale, quiet: true, onDone: done });
  const remove = useCommand(endpoints.removeFromPublic, { invalidates: stale, quiet: true, onDone: done });
  const legalBasis = basis ?? say(`classification.basis.${ground}`);
  const words = foldWords(asked);
  const found = words === "" ? open : open.filter(({ text }) => foldWords(text ?? "").includes(words));
  const toggle = (unit: string, isOn: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      if (isOn) next.add(unit);
      else next.delete(unit);
      return next;
    });
  const removals = open
    .filter(({ unit }) => chosen.has(unit))
    .map((unit) => ({
      unit: unit.unit,
      ground,
      legalBasis: unit.marked === null || unit.marked === "" ? legalBasis.trim() : unit.marked,
    }));
  const act = () => {
    const params = { documentId: document.id };
    if (isPublished) remove.mutate({ params, body: { removals, destroy } });
    else publish.mutate({ params, body: { removals } });
  };
  const { error, isPending } = isPublished ? remove : publish;
  if (document.state !== "signed" && !isPublished)
    return <EmptyState icon="lock" title={say("classification.notSigned")} />;
  const groups = {
    marked: found.filter((unit) => unit.marked !== null),
    text: found.filter((unit) => unit.marked === null && unit.kind === "block"),
    rows: found.filter((unit) => unit.marked === null && unit.kind !== "block" && !isStated(unit)),
    signatures: found.filter((unit) => unit.marked === null && isStated(unit)),
  };
  return (
    <div className={styles.page}>
      <form
        className={styles.panel}
        onSubmit={(event) => {
          event.preventDefault();
          act();
        }}
      >
        <Select
          label={say("classification.ground")}
          options={removalGrounds.map((id) => ({ id, text: say(`classification.ground.${id}`) }))}
          value={ground}
          onChange={(next) => {
            setGround(next);
            setBasis(null);
          }}
        />
        <TextField
          label={say("classification.basis")}
          description={say("classification.basis.description")}
          value={legalBasis}
          onChange={setBasis}
          maxLength={200}
          isRequired
        />
        {isPublished && (
          <Checkbox isSelected={destroy} onChange={setDestroy}>
            {say("classification.destroy")}
          </Checkbox>
        )}
        {isPublished && <p className={styles.hint}>{say("classification.after")}</p>}
        {error !== null && !isPending && <ProblemNotice error={error} />}
        <p role="status" className={styles.count}>
          {say("classification.count", { n: removals.length })}
        </p>
        <Button
          type="submit"
          tone="primary"
          icon="globe"
          isPending={isPending}
          isDisabled={legalBasis.trim() === "" || (isPublished && removals.length === 0)}
        >
          {say(isPublished ? "classification.remove" : "classification.publish", { n: removals.length })}
        </Button>
      </form>
      <div className={styles.units}>
        <div className={styles.search}>
          <TextField
            label={say("classification.search")}
            description={say("classification.search.description")}
            value={asked}
            onChange={setAsked}
            maxLength={200}
          />
          {words !== "" && found.length > 0 && (
            <Button
              onPress={() => setChosen((before) => new Set([...before, ...found.map(({ unit }) => unit)]))}
            >
              {say("classification.all", { n: found.length })}
            </Button>
          )}
        </div>
        {words !== "" && found.length === 0 && (
          <Notice tone="info">{say("classification.search.none")}</Notice>
        )}
        {(["marked", "text", "rows", "signatures"] as const).map(
          (group) =>
            groups[group].length > 0 && (
              <Section key={group} title={say(`classification.group.${group}`)}>
                <ul className={styles.list}>
                  {groups[group].map((unit) => (
                    <UnitRow
                      key={unit.unit}
                      unit={unit}
                      isChosen={chosen.has(unit.unit)}
                      onChange={(isOn) => toggle(unit.unit, isOn)}
                    />
                  ))}
                </ul>
              </Section>
            ),
        )}
        {removed.length > 0 && (
          <Section title={say("classification.group.removed")}>
            <ul className={styles.list}>
              {removed.map((unit) => (
                <UnitRow key={unit.unit} unit={unit} isChosen onChange={null} />
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  );
}
