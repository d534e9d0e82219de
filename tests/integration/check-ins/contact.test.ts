import { beforeAll, describe, expect, test } from "vitest";
import { changeLiaisonPhone, changePhone } from "@/lib/ground/check-ins/commands/change-phone";
import { correctLiaison, correctMember } from "@/lib/ground/check-ins/commands/correct";
import { tellCode } from "@/lib/ground/check-ins/commands/tell-code";
import { checkInDetail } from "@/lib/ground/check-ins/queries/detail";
import { ownProfile } from "@/lib/ground/check-ins/queries/own";
import { unitDetail } from "@/lib/ground/check-ins/queries/units";
import { keepPhoneCode } from "@/lib/platform/access/accounts";
import type { Credential } from "@/lib/platform/access/credential";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

async function byPhone(role: "member" | "liaison", phone: string): Promise<Credential> {
  const token = await openPhoneSession(database.admin, stage.world, role, phone);
  return { kind: "session", token };
}

const theMember = () => must(stage.world.members["member11"]);
const theUnit = () => must(stage.world.units["unit1"]);
const profile = (who: Credential) => withScope(who, "read", ownProfile);
const detail = async (login = "community11") =>
  withScope(await stage.as(login), "read", (scope) => checkInDetail(scope, theMember().checkInId));

async function codeFor(phone: string, code: string): Promise<void> {
  const network = `10.9.0.${phone.slice(-2)}`;
  await keepPhoneCode("east", { phone, purpose: "check_in", code }, network);
}

describe("the community puts a contact right", () => {
  test("name and phone change with a reason; the old phone is out, the trace names no old value", async () => {
    const { id, checkInId, phone } = theMember();
    const before = await byPhone("member", phone);
    const { version } = await detail();
    const input = { id: checkInId, version, name: "林志远", phone: "138 0000 9901" };
    const staff = await stage.as("community11");
    const correct = (more: Record<string, unknown>, by = staff) =>
      execute(correctMember, by, { ...input, text: "本人来社区更正。", ...more }, newId());
    expect((await refused(correct({ name: "", phone: "" }), "invalid")).fields).toEqual({
      name: "checkIn.nothingToCorrect",
    });
    expect((await refused(correct({ phone: "12" }), "invalid")).fields).toEqual({
      phone: "field.phone",
    });
    const taken = must(stage.world.members["member12"]).phone;
    expect((await refused(correct({ phone: taken }), "invalid")).fields).toEqual({
      phone: "checkIn.phoneTaken",
    });
    await refused(correct({ text: "" }), "invalid");
    await refused(correct({}, await stage.as("community12")), "not-found");
    await refused(correct({}, await stage.as("org")), "forbidden");
    await execute(tellCode, staff, { id: checkInId, version }, newId());
    await correct({});

    await expect(profile(before)).rejects.toBeInstanceOf(DoorClosed);
    const codes = await database.admin.query(
      "select 1 from sec.phone_code where purpose = 'member'",
    );
    expect(codes.rowCount).toBe(0);
    const now = await profile(await byPhone("member", "13800009901"));
    expect(now.contact).toEqual({ name: "林志远", phone: "13800009901" });
    const seen = await detail();
    expect(seen).toMatchObject({ name: "林**", phoneChecked: false, contact: null });
    expect(seen.corrections).toMatchObject([{ fields: ["name", "phone"] }]);
    const { rows } = await database.admin.query<{ told: string }>(
      `select payload::text || actor_name as told from event where subject_id = $1
       union all select detail::text from audit where subject_id = $1`,
      [id],
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(({ told }) => told).join()).not.toMatch(/9901|志远|林11/);
    expect(rows.map(({ told }) => told).join()).toContain("本人来社区更正。");
  });

  test("a phone that somebody has checked face to face counts as checked; a name alone leaves sessions open", async () => {
    const { checkInId } = theMember();
    const staff = await stage.as("secretary1");
    const { version } = await detail();
    const me = await byPhone("member", "13800009901");
    const named = { id: checkInId, version, name: "林致远", text: "更正错字。" };
    await execute(correctMember, staff, named, newId());
    expect((await profile(me)).contact.name).toBe("林致远");
    const phone = { id: checkInId, version, phone: "13800009902", phoneChecked: "on" };
    await execute(correctMember, staff, { ...phone, text: "当面核对。" }, newId());
    expect(await detail()).toMatchObject({ phoneChecked: true });
    // What the street has corrected the community sees as well.
    for (const who of ["secretary1", "community11"]) {
      expect((await detail(who)).corrections.map(({ fields }) => fields)).toEqual([
        ["phone"],
        ["name"],
        ["name", "phone"],
      ]);
    }
  });

  test("another liaison officer: the one before is out, a phone that stands for another unit is refused", async () => {
    const { checkInId, phone } = theUnit();
    const old = await byPhone("liaison", phone);
    const staff = await stage.as("community11");
    const unit = () => withScope(staff, "read", (scope) => unitDetail(scope, checkInId));
    const { version } = await unit();
    const input = { id: checkInId, version, name: "王新联", text: "单位换了联络员。" };
    const taken = must(stage.world.units["unit2"]).phone;
    const no = execute(correctLiaison, staff, { ...input, phone: taken }, newId());
    expect((await refused(no, "invalid")).fields).toEqual({ phone: "checkIn.phoneTaken" });
    await execute(correctLiaison, staff, { ...input, phone: "13800009903" }, newId());
    await expect(withScope(old, "read", () => Promise.resolve(1))).rejects.toBeInstanceOf(
      DoorClosed,
    );
    expect(await unit()).toMatchObject({
      liaison: "王**",
      corrections: [{ fields: ["name", "phone"] }],
    });
  });
});

describe("who has a new phone proves it", () => {
  test("with the code that came to it; a wrong one counts, the own session goes on, others end", async () => {
    const [me, elsewhere] = [
      await byPhone("member", "13800009902"),
      await byPhone("member", "13800009902"),
    ];
    const { version } = await profile(me);
    const change = (more: Record<string, unknown>) =>
      execute(
        changePhone,
        me,
        { version, phone: "13800009904", codes: "always", ...more },
        newId(),
      );
    expect((await refused(change({ codes: "never" }), "limit")).reason).toBe("checkIn.noCodes");
    expect((await refused(change({}), "invalid")).fields).toEqual({ code: "checkIn.code.needed" });
    await codeFor("13800009904", "123456");
    expect(await change({ code: "654321" })).toEqual({ outcome: "wrong_code" });
    expect(await change({ code: "123456" })).toEqual({ outcome: "changed" });
    expect((await profile(me)).contact.phone).toBe("13800009904");
    await expect(profile(elsewhere)).rejects.toBeInstanceOf(DoorClosed);
    expect((await detail()).corrections[0]).toMatchObject({ by: null, fields: ["phone"] });
    // The code was for one use, and the old phone opens nothing.
    await refused(change({ code: "123456" }), "conflict");
    expect(
      await keepPhoneCode(
        "east",
        { phone: "13800009902", purpose: "member", code: "111111" },
        "10.9.1.1",
      ),
    ).toMatchObject({ known: false });
  });

  test("not with a phone that is somebody else's registration; the liaison officer as well", async () => {
    const me = await byPhone("member", "13800009904");
    const { version } = await profile(me);
    const taken = must(stage.world.members["member12"]).phone;
    await codeFor(taken, "222222");
    const input = { version, phone: taken, code: "222222", codes: "always" };
    const no = await refused(execute(changePhone, me, input, newId()), "invalid");
    expect(no.fields).toEqual({ phone: "checkIn.phoneTaken" });

    const ours = await byPhone("liaison", "13800009903");
    const staff = await stage.as("community11");
    const seen = await withScope(staff, "read", (scope) => unitDetail(scope, theUnit().checkInId));
    await codeFor("13800009905", "333333");
    const change = { version: seen.version, phone: "13800009905", code: "333333", codes: "always" };
    expect(await execute(changeLiaisonPhone, ours, change, newId())).toEqual({
      outcome: "changed",
    });
    await refused(execute(changePhone, ours, change, newId()), "not-found");
  });
});
