import { beforeAll, expect, test } from "vitest";
import { beginTerm } from "@/lib/affairs/councils/commands/begin-term";
import { appoint, approve, decline, select } from "@/lib/affairs/councils/commands/steps";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { readOwnCouncil } from "@/lib/affairs/councils/queries/own-council";
import { enterByPhone, keepPhoneCode, seatOfPhone } from "@/lib/platform/access/accounts";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// 换届: nobody sits between two terms. Who has proved the phone is told so, and enters as soon as the next term has a seat.

const database = useDatabase("east", "west");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

const council = (key = "council11") => must(stage.world.councils[key]);
const code = "246810";
const paper = "委〔2026〕7号";

/** Asks for a code and tries it, as the sign-in page does. */
async function tries(phone: string, typed = code, slug = "east") {
  const { known } = await keepPhoneCode(slug, { phone, purpose: "councillor", code }, newId());
  const token = await enterByPhone(slug, { phone, role: "councillor", code: typed });
  const why = token === null ? await seatOfPhone(slug, { phone, code: typed }) : null;
  return { known, token, why };
}

async function begin(key: string, login: string) {
  const { id } = council(key);
  const actor = await stage.as(login);
  const { version } = await withScope(actor, "read", (scope) => councilDetail(scope, id));
  const input = {
    id,
    version,
    startsOn: "2026-06-01",
    approvalNo: "街道党工委〔2026〕9号",
    changeReason: "与社区党组织同步换届。",
  };
  await execute(beginTerm, actor, input, newId());
}

/** Who is proposed for the seat of the part-time member in the term in force. */
async function proposed() {
  const { id } = council();
  const { seats } = await withScope(await stage.as("community11"), "read", (scope) =>
    councilDetail(scope, id),
  );
  return must(seats.find(({ kind }) => kind === "part_time")?.proposed[0]);
}

test("while the term lasts a right code opens the seat, and a wrong one tells nothing", async () => {
  const { phone } = council();
  expect(await tries(phone, "000000")).toEqual({ known: true, token: null, why: null });
  const { token } = await tries(phone);
  expect(token).not.toBeNull();
});

test("a term that has run out without a next one goes on", async () => {
  const { phone, termId } = council();
  const change = "update council_term set ends_on = $2 where id = $1";
  await database.pastTriggers(change, [termId, "2026-05-31"]);
  const { token } = await tries(phone);
  const own = await withScope({ kind: "session", token: must(token) }, "read", readOwnCouncil);
  expect(own.term).toMatchObject({ number: 1, endsOn: "2026-05-31" });
});

test("between the terms who is proposed again is told that the appointment is waited for", async () => {
  const { phone } = council();
  await begin("council11", "community11");
  expect(await tries(phone)).toEqual({ known: true, token: null, why: "waiting" });
  // Without the code nobody learns anything, and five wrong ones end it.
  expect((await tries(phone, "111111")).why).toBeNull();
  for (let n = 0; n < 5; n += 1) {
    expect(await seatOfPhone("east", { phone, code: "111111" })).toBeNull();
  }
  expect(await seatOfPhone("east", { phone, code })).toBeNull();
  // The same phone in another district has a seat there as before.
  expect(await tries(phone, code, "west")).toMatchObject({ known: true, why: null });
  expect((await tries(phone, code, "west")).token).not.toBeNull();
});

test("a code answers once, and counts its tries once while somebody sits", async () => {
  const { phone } = council();
  expect((await tries(phone)).why).toBe("waiting");
  expect(await seatOfPhone("east", { phone, code })).toBeNull();
  const sits = council("council1").phone;
  await tries(sits, "111111");
  const { rows } = await database.admin.query<{ tries: number }>(
    "select max(tries) as tries from sec.phone_code where purpose = 'councillor'",
  );
  expect(must(rows[0]).tries).toBe(1);
});

test("who is appointed in the next term enters at once, with the same phone", async () => {
  const { phone, holderId } = council();
  const step = async () => {
    const { id, version } = await proposed();
    return { id, version, day: "2026-06-02" };
  };
  await execute(select, await stage.as("community11"), await step(), newId());
  await execute(
    approve,
    await stage.as("secretary1"),
    { ...(await step()), documentNo: paper },
    newId(),
  );
  expect((await tries(phone)).why).toBe("waiting");
  const { id } = await proposed();
  await execute(
    appoint,
    await stage.as("community11"),
    { ...(await step()), documentNo: paper },
    newId(),
  );
  const { token } = await tries(phone);
  const credential = { kind: "session", token: must(token) } as const;
  const own = await withScope(credential, "read", readOwnCouncil);
  expect(own).toMatchObject({ term: { number: 2 }, own: { since: "2026-06-02" } });
  const me = await withScope(credential, "read", ({ actor }) => Promise.resolve(actor.personId));
  expect(me).toBe(id);
  expect(me).not.toBe(holderId);
});

test("who was not taken over is told that the seat is over, a stranger nothing", async () => {
  const { phone } = council("council21");
  await begin("council21", "community21");
  const actor = await stage.as("community21");
  const { seats } = await withScope(actor, "read", (scope) =>
    councilDetail(scope, council("council21").id),
  );
  const { id, version } = must(seats.find(({ kind }) => kind === "part_time")?.proposed[0]);
  expect((await tries(phone)).why).toBe("waiting");
  const given = { id, version, day: "2026-06-02", note: "本人不再担任。" };
  await execute(decline, actor, given, newId());
  expect(await tries(phone)).toEqual({ known: true, token: null, why: "over" });
  expect(await tries("13900009999")).toEqual({ known: false, token: null, why: null });
});
