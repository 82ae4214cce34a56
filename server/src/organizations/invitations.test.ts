import { once } from "node:events";
import { type BodyOf, endpoints } from "@minuta/contract";
import { overlappingPrincipals } from "@minuta/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import WebSocket from "ws";
import {
  enter,
  openSecretariat,
  pressEnter,
  refusalOf,
  type Secretariat,
} from "../testing/running-secretariat.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const invitation = (
  email: string,
  place: Partial<BodyOf<typeof endpoints.invite>> = { role: "guest" },
): BodyOf<typeof endpoints.invite> => ({
  email,
  name: "Persona invitada a la mesa",
  language: "es",
  role: "guest",
  party: null,
  organizationId: null,
  ...place,
});

describe("an invitation", () => {
  test("becomes a mandate when the invited address enters by its link, once", async () => {
    const keeper = await secretariat.as("recordKeeper");
    const { invitation: made, link } = await keeper.call(endpoints.invite, {
      body: invitation("Nueva@Muestra.invalid"),
    });
    expect(made).toMatchObject({ state: "open", role: "guest", email: "nueva@muestra.invalid" });
    expect(await (await fetch(link ?? "")).text()).toContain("acepta la invitación");
    const answers = await Promise.all([pressEnter(link ?? ""), pressEnter(link ?? "")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
    const winner = answers.find(({ status }) => status === 303);
    const cookie = winner?.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const me = await secretariat.with(cookie).call(endpoints.me);
    expect(me).toMatchObject({ email: "nueva@muestra.invalid", language: "es" });
    expect(me.mandates).toMatchObject([{ role: "guest", party: null, endsOn: null }]);
    const { invitations } = await keeper.call(endpoints.listMandates);
    expect(invitations.find(({ id }) => id === made.id)).toMatchObject({
      state: "accepted",
      mayWithdraw: false,
    });
    const params = { invitationId: made.id };
    expect(await refusalOf(keeper.call(endpoints.withdrawInvitation, { params }))).toBe(
      "invitation_not_open",
    );
  });

  test("that was withdrawn gives nothing; withdrawing again is harmless", async () => {
    const keeper = await secretariat.as("recordKeeper");
    const body = invitation("retirada@muestra.invalid");
    const { invitation: made, link } = await keeper.call(endpoints.invite, { body });
    const params = { invitationId: made.id };
    await keeper.call(endpoints.withdrawInvitation, { params });
    await keeper.call(endpoints.withdrawInvitation, { params });
    expect((await pressEnter(link ?? "")).status).toBe(410);
    const { db } = secretariat.running.context;
    expect(await db.selectFrom("user").select("id").where("email", "=", body.email).execute()).toEqual([]);
  });

  test("made again takes the place of the first, so the mandate is given once", async () => {
    const keeper = await secretariat.as("recordKeeper");
    const body = invitation("repetida@muestra.invalid");
    await keeper.call(endpoints.invite, { body });
    const { link } = await keeper.call(endpoints.invite, { body });
    const me = await secretariat.with(await enter(link ?? "")).call(endpoints.me);
    expect(me.mandates).toHaveLength(1);
  });

  test("must say a place that exists", async () => {
    const { call } = await secretariat.as("principal", "government");
    const refused = [
      invitation("a@muestra.invalid", { role: "principal" }),
      invitation("a@muestra.invalid", { role: "delegate" }),
      invitation("a@muestra.invalid", { role: "guest", party: "government" }),
    ];
    for (const body of refused)
      expect(await refusalOf(call(endpoints.invite, { body }))).toBe("invalid_input");
    const bad = await refusalOf(call(endpoints.invite, { body: { ...invitation("no-es-correo") } }));
    expect(bad).toBe("invalid_input");
  });

  test("is listed only to who may withdraw it: its address is nobody else's business", async () => {
    const keeper = await secretariat.as("recordKeeper");
    await keeper.call(endpoints.invite, { body: invitation("discreta@muestra.invalid") });
    const observer = await secretariat.as("observer");
    expect((await observer.call(endpoints.listMandates)).invitations).toEqual([]);
  });
});

describe("a mandate", () => {
  test("that is ended, like a sign-in, cuts its holder's live connections within 2 s", async () => {
    const keeper = await secretariat.as("recordKeeper");
    const { link } = await keeper.call(endpoints.invite, { body: invitation("conectada@muestra.invalid") });
    const guest = secretariat.with(await enter(link ?? ""));
    const { mandates } = await guest.call(endpoints.me);
    const connect = async () => {
      const socket = new WebSocket(`${secretariat.origin.replace("http", "ws")}/live`, {
        headers: { cookie: guest.cookie },
        origin: secretariat.origin,
      });
      await once(socket, "open");
      return socket;
    };
    const first = await connect();
    const began = performance.now();
    const cut = once(first, "close");
    await keeper.call(endpoints.endMandate, { params: { mandateId: mandates[0]?.id ?? "" } });
    await cut;
    const second = await connect();
    const ended = once(second, "close");
    await guest.call(endpoints.endAllSignIns);
    await ended;
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test("SE-1: one that is ended is not in force from that moment", async () => {
    const principal = await secretariat.as("principal", "institute");
    const body = invitation("otra.suplencia@muestra.invalid", { role: "alternate", party: "institute" });
    const { link } = await principal.call(endpoints.invite, { body });
    const alternate = secretariat.with(await enter(link ?? ""));
    const me = await alternate.call(endpoints.me);
    const params = { mandateId: me.mandates[0]?.id ?? "" };
    await principal.call(endpoints.endMandate, { params });
    await principal.call(endpoints.endMandate, { params });
    expect((await alternate.call(endpoints.me)).mandates).toEqual([]);
    expect(await refusalOf(alternate.call(endpoints.listDocuments))).toBe("forbidden");
  });

  test("SE-3: the principal of a seat stays until a successor accepts, and ends with that: a seat has one principal", async () => {
    const principal = await secretariat.as("principal", "civilSociety");
    const own = (await principal.call(endpoints.me)).mandates[0]?.id ?? "";
    const params = { mandateId: own };
    expect(await refusalOf(principal.call(endpoints.endMandate, { params }))).toBe("last_principal");
    const place = { role: "principal", party: "civilSociety" } as const;
    const { link } = await principal.call(endpoints.invite, {
      body: invitation("relevo@muestra.invalid", place),
    });
    const open = await principal.call(endpoints.invite, { body: invitation("tarde@muestra.invalid") });
    expect(await refusalOf(principal.call(endpoints.endMandate, { params }))).toBe("last_principal");
    await enter(link ?? "");
    expect((await principal.call(endpoints.me)).mandates).toEqual([]);
    expect((await pressEnter(open.link ?? "")).status).toBe(410);
    const { db } = secretariat.running.context;
    const principals = await db
      .selectFrom("mandates")
      .select(["startsOn", "endsOn", "role", "party"])
      .where("role", "=", "principal")
      .where("party", "=", "civilSociety")
      .execute();
    expect(principals).toHaveLength(2);
    for (const one of principals) expect(overlappingPrincipals(principals, one)).toEqual([one]);
    const seats = (await (await secretariat.as("guest")).call(endpoints.readSecretariat)).seats;
    expect(seats.find(({ party }) => party === "civilSociety")?.principal?.name).toBe(
      "Persona invitada a la mesa",
    );
  });
});
