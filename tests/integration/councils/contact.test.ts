import { beforeAll, describe, expect, test } from "vitest";
import { correct } from "@/lib/affairs/councils/commands/correct";
import { end } from "@/lib/affairs/councils/commands/end";
import { reveal } from "@/lib/affairs/councils/commands/reveal";
import { tellCode } from "@/lib/affairs/councils/commands/tell-code";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { readOwnCouncil } from "@/lib/affairs/councils/queries/own-council";
import { enterByPhone } from "@/lib/platform/access/accounts";
import type { Credential } from "@/lib/platform/access/credential";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { toldCode } from "@/lib/platform/access/told-code";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

function council(key = "council11") {
  return must(stage.world.councils[key]);
}

/** Who fills the part-time seat, as somebody sees them. */
async function holder(login: string, key = "council11") {
  const { id, seatId } = council(key);
  const seen = await withScope(await stage.as(login), "read", (scope) => councilDetail(scope, id));
  return must(must(seen.seats.find((seat) => seat.id === seatId)).holder);
}

async function subject(login = "community11", key = "council11") {
  const { id, version } = await holder(login, key);
  return { id, version };
}

async function entered(login: string, phone: string): Promise<Credential> {
  const key = newId();
  await execute(tellCode, await stage.as(login), await subject(login), key);
  const code = toldCode(key);
  return {
    kind: "session",
    token: must(await enterByPhone("east", { phone, role: "councillor", code })),
  };
}

describe("the phone of who fills a seat", () => {
  test("is shown with a purpose to who asked, for a quarter of an hour, on record", async () => {
    const { phone } = council();
    const own = await stage.as("community11");
    expect(await holder("community11")).toMatchObject({ contact: null, mayReveal: true });
    const asked = { ...(await subject()), text: "通知周五的联席会议。" };
    await refused(execute(reveal, own, { ...asked, text: "" }, newId()), "invalid");
    await execute(reveal, own, asked, newId());
    expect(await holder("community11")).toMatchObject({ contact: { phone } });
    expect((await holder("secretary1")).contact).toBeNull();
    const { rows } = await database.admin.query<{ detail: { purpose: string } }>(
      "select detail from audit where kind = 'reveal' and command = 'council.reveal' and subject_id = $1",
      [asked.id],
    );
    expect(rows.map(({ detail }) => detail.purpose)).toEqual([asked.text]);
    const events = await database.admin.query<{ payload: unknown }>(
      "select payload from event where name = 'council.revealed'",
    );
    expect(JSON.stringify(events.rows)).not.toContain(phone);
    await database.pastTriggers(
      "update event set at = at - interval '16 minutes' where name = $1",
      ["council.revealed"],
    );
    expect((await holder("community11")).contact).toBeNull();
  });

  test("is not for a reader, nor for another place, nor of somebody who left none", async () => {
    const asked = { ...(await subject()), text: "通知联席会议。" };
    await refused(execute(reveal, await stage.as("dispatcher1"), asked, newId()), "forbidden");
    expect(await holder("dispatcher1")).toMatchObject({ mayReveal: false, mayTellCode: false });
    for (const login of ["community12", "community21", "secretary2"]) {
      await refused(execute(reveal, await stage.as(login), asked, newId()), "not-found");
      await refused(
        execute(tellCode, await stage.as(login), await subject(), newId()),
        "not-found",
      );
    }
    await refused(execute(tellCode, await stage.as("org"), await subject(), newId()), "forbidden");
    const { id } = council();
    const own = await stage.as("community11");
    const seen = await withScope(own, "read", (scope) => councilDetail(scope, id));
    const secretary = must(must(seen.seats.find(({ kind }) => kind === "secretary")).holder);
    expect(secretary).toMatchObject({ mayReveal: false, mayTellCode: false, mayCorrect: true });
    const of = { id: secretary.id, version: secretary.version };
    await refused(execute(reveal, own, { ...of, text: "通知。" }, newId()), "wrong-status");
    await refused(execute(tellCode, own, of, newId()), "wrong-status");
  });
});

describe("who fills a seat", () => {
  test("enters with the code told face to face, and sees the own seat and the secretariat first", async () => {
    const { phone, seatId } = council();
    const office = must(stage.world.areas["street1.community1"]).officeId;
    await database.pastTriggers("update organization set phone = $2 where id = $1", [
      office,
      "021-64120001",
    ]);
    const us = await entered("secretary1", phone);
    const mine = await withScope(us, "read", readOwnCouncil);
    expect(mine).toMatchObject({
      own: {
        seatId,
        kind: "part_time",
        role: "holder",
        since: "2026-01-01",
        documentNo: "委〔2026〕1号",
      },
      office: { phone: "021-64120001" },
    });
  });

  test("is out with the old phone, and in with the new one, when it was put right", async () => {
    const { phone } = council();
    const us = await entered("community11", phone);
    const own = await stage.as("community11");
    const right = { ...(await subject()), title: "校长", text: "本人升任，换了手机。" };
    await refused(
      execute(correct, await stage.as("secretary1"), { ...right, phone: "" }, newId()),
      "forbidden",
    );
    const elsewhere = await stage.as("community21");
    await refused(execute(correct, elsewhere, { ...right, phone: "" }, newId()), "not-found");
    const wrong = await refused(
      execute(correct, own, { ...right, phone: "123" }, newId()),
      "invalid",
    );
    expect(Object.keys(wrong.fields)).toEqual(["phone"]);
    // The title alone ends no session.
    await execute(correct, own, { ...right, phone: "" }, newId());
    expect((await withScope(us, "read", readOwnCouncil)).own.kind).toBe("part_time");
    await refused(execute(correct, own, { ...right, phone: "" }, newId()), "conflict");
    // A phone is one person's within a council.
    const { id } = council();
    const seen = await withScope(own, "read", (scope) => councilDetail(scope, id));
    const other = must(must(seen.seats.find(({ kind }) => kind === "secretary")).holder);
    const twice = {
      id: other.id,
      version: other.version,
      title: "党委书记",
      text: "补手机。",
      phone,
    };
    expect((await refused(execute(correct, own, twice, newId()), "invalid")).fields).toEqual({
      phone: "council.phoneTaken",
    });
    const next = { ...right, version: right.version + 1, phone: "13512340000" };
    await execute(correct, own, next, newId());
    expect(await holder("community11")).toMatchObject({
      title: "校长",
      phoneMasked: "135****0000",
    });
    await expect(withScope(us, "read", readOwnCouncil)).rejects.toThrow(DoorClosed);
    await entered("community11", "13512340000");
    const { rows } = await database.admin.query<{ payload: { fields: string[] } }>(
      "select payload from event where name = 'council.corrected' order by seq",
    );
    expect(rows.map(({ payload }) => payload.fields)).toEqual([["title"], ["title", "phone"]]);
  });

  test("who has left is neither called, let in nor put right", async () => {
    const login = "community21";
    const own = await stage.as(login);
    const before = await subject(login, "council21");
    const left = { ...before, reason: "left_unit", text: "调离。", day: "2026-03-01" };
    await execute(end, own, left, newId());
    const gone = { id: before.id, version: before.version + 1 };
    await refused(execute(reveal, own, { ...gone, text: "通知。" }, newId()), "wrong-status");
    await refused(execute(tellCode, own, gone, newId()), "wrong-status");
    const right = { ...gone, title: "校长", phone: "", text: "升任。" };
    await refused(execute(correct, own, right, newId()), "wrong-status");
  });
});
