import { endpoints } from "@minuta/contract";
import type { Party, Role } from "@minuta/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand } from "../../app/api.ts";
import { roleKey } from "../../app/mandate-words.tsx";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { toast } from "../../app/toast.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { PartyMark, partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { classes } from "../../ui/classes.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { GivenMandate } from "./givable-mandates.ts";
import styles from "./people.module.css";

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What the signed-in person may give; nothing else is offered. */
  readonly givable: readonly GivenMandate[];
  readonly organizations: readonly { readonly id: string; readonly name: string; readonly party: Party }[];
};

/** Invites a person to a mandate. Without mail it ends with the link to hand over. */
export function InviteDialog({ isOpen, onClose, givable, organizations }: Props) {
  const say = useSay();
  const [handOver, setHandOver] = useState<{ readonly name: string; readonly link: string } | null>(null);
  const close = () => {
    setHandOver(null);
    onClose();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={handOver === null ? say("invite.title") : say("invite.link.title", { name: handOver.name })}
    >
      {handOver === null ? (
        <InviteForm
          givable={givable}
          organizations={organizations}
          onClose={close}
          onLink={(name, link) => setHandOver({ name, link })}
        />
      ) : (
        <>
          <Notice tone="warn">{say("invite.link.text")}</Notice>
          <CopyField label={say("invite.link.label")} text={handOver.link} />
          <DialogActions>
            <Button tone="primary" onPress={close}>
              {say("invite.link.done")}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

function InviteForm({
  givable,
  organizations,
  onClose,
  onLink,
}: Omit<Props, "isOpen"> & { readonly onLink: (name: string, link: string) => void }) {
  const say = useSay();
  const [language, setLanguage] = useState(useLanguage());
  const [role, setRole] = useState<Role | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const invite = useCommand(endpoints.invite, {
    quiet: true,
    invalidates: [endpoints.listMandates],
    onDone: ({ link, invitation }) => {
      if (link !== null) {
        onLink(invitation.name, link);
        return;
      }
      toast.add("good", say("invite.sent", { email: invitation.email }));
      onClose();
    },
  });

  const ofRole = givable.filter((mandate) => mandate.role === role);
  const targetOf = (mandate: GivenMandate) => mandate.organizationId ?? mandate.party ?? "";
  // A role with one possible mandate needs no second question.
  const chosen = ofRole.length === 1 ? ofRole[0] : ofRole.find((mandate) => targetOf(mandate) === target);
  const nameOf = new Map(organizations.map((organization) => [organization.id, organization.name]));
  const targetText = ({ party, organizationId }: GivenMandate) =>
    organizationId === null
      ? party === null
        ? ""
        : say(partyKey[party])
      : (nameOf.get(organizationId) ?? "");

  return (
    <Form
      className={classes(styles.form)}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) invite.mutate({ body: { ...chosen, name, email: email.trim(), language } });
      }}
    >
      <Select
        label={say("invite.role")}
        placeholder={say("invite.choose")}
        options={Array.from(new Set(givable.map((mandate) => mandate.role)), (id) => ({
          id,
          text: say(roleKey[id]),
        }))}
        value={role}
        onChange={(next) => {
          setRole(next);
          setTarget(null);
        }}
        isRequired
      />
      {ofRole.length > 1 && (
        <Select
          label={say(role === "delegate" ? "invite.organization" : "invite.party")}
          placeholder={say("invite.choose")}
          options={ofRole.map((mandate) => ({
            id: targetOf(mandate),
            text: targetText(mandate),
            ...(mandate.party !== null && {
              look:
                mandate.organizationId === null ? (
                  <PartyMark party={mandate.party} />
                ) : (
                  <PartyMark party={mandate.party} of={targetText(mandate)} />
                ),
            }),
          }))}
          value={target}
          onChange={setTarget}
          isRequired
        />
      )}
      <TextField
        label={say("invite.name")}
        description={say("invite.name.help")}
        value={name}
        onChange={setName}
        maxLength={200}
        isRequired
      />
      <TextField
        label={say("invite.email")}
        type="email"
        value={email}
        onChange={setEmail}
        maxLength={254}
        autoComplete="off"
        isRequired
      />
      <Choice
        label={say("invite.language")}
        options={[
          { id: "es", text: say("language.es"), lang: "es" },
          { id: "en", text: say("language.en"), lang: "en" },
        ]}
        value={language}
        onChange={setLanguage}
      />
      {invite.error !== null && <ProblemNotice error={invite.error} />}
      <DialogActions>
        <Button onPress={onClose}>{say("ui.cancel")}</Button>
        <Button tone="primary" type="submit" icon="send" isPending={invite.isPending}>
          {say("invite.submit")}
        </Button>
      </DialogActions>
    </Form>
  );
}
