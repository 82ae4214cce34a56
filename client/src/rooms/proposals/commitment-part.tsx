import { endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useNavigate } from "react-router";
import { useCommand } from "../../app/api.ts";
import { documentPath } from "../../app/document-action.tsx";
import { actorOf, useMe } from "../../app/me.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Link } from "../../ui/link.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Proposal } from "./proposal.ts";
import styles from "./proposals.module.css";

/** The way from a proposal to a commitment: a draft of its own, for who may write one. */
export function CommitmentPart({ proposal }: { readonly proposal: Proposal }) {
  const say = useSay();
  const me = useMe();
  const language = useLanguage();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const create = useCommand(endpoints.createDocument, {
    quiet: true,
    invalidates: [endpoints.today, endpoints.listDocuments],
    onDone: ({ documentId }) => {
      void navigate(documentPath(documentId));
    },
  });
  const mayStart = can(actorOf(me), "document.create", {
    type: "newDocument",
    kind: "commitmentDraft",
    organizationIds: [proposal.organization.id],
  });
  return (
    <section className={styles.part} aria-label={say("proposal.commitment")}>
      <h2>{say("proposal.commitment")}</h2>
      {proposal.commitments.length === 0 ? (
        <>
          <p className={styles.words}>{say("proposal.commitment.text")}</p>
          <p className={styles.words}>{say("proposal.commitment.none")}</p>
        </>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets.
        <ul role="list" className={styles.plain} aria-label={say("proposal.commitment.list")}>
          {proposal.commitments.map(({ number, title, isVoid }) => (
            <li key={number}>
              <Link href={`/compromisos/${number}`}>
                {number} · {title}
              </Link>
              {isVoid && <span className={styles.when}> · {say("proposal.commitment.void")}</span>}
            </li>
          ))}
        </ul>
      )}
      {proposal.drafts.length > 0 && (
        <>
          <h3>{say("proposal.commitment.drafts")}</h3>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
          <ul role="list" className={styles.plain}>
            {proposal.drafts.map((draft) => (
              <li key={draft.documentId}>
                <Link href={documentPath(draft.documentId)}>{draft.title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayStart && proposal.state !== "withdrawn" && (
        <Button icon="plus" onPress={() => setOpen(true)}>
          {say("proposal.commitment.start")}
        </Button>
      )}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={say("proposal.commitment.start")}>
        <Form
          className={classes(styles.form)}
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate({ body: { kind: "commitmentDraft", language, proposalId: proposal.id, title } });
          }}
        >
          <TextField
            label={say("proposal.commitment.title")}
            description={say("proposal.commitment.title.help")}
            value={title}
            onChange={setTitle}
            maxLength={200}
            isRequired
            autoFocus
          />
          {create.error !== null && <ProblemNotice error={create.error} />}
          <DialogActions>
            <Button onPress={() => setOpen(false)}>{say("ui.cancel")}</Button>
            <Button tone="primary" type="submit" isPending={create.isPending}>
              {say("proposal.commitment.submit")}
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
    </section>
  );
}
