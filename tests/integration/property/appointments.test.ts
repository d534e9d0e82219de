import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  appointAcross,
  endAppointment,
  noteConflict,
} from "@/lib/affairs/property/commands/appointments";
import { manage } from "@/lib/affairs/property/commands/manage";
import { estateDetail } from "@/lib/affairs/property/queries/detail";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// DOMAIN §7.5: 双向进入、交叉任职, with a note where interests stand against each other.

const database = useDatabase("east", "west");
let stage: Stage;

beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
});
afterAll(() => database.freeze(null));

const estate = (key = "estate11") => must(stage.world.estates[key]).id;

function input(more: Record<string, unknown> = {}) {
  return {
    id: estate(),
    name: `吴经理${newId().slice(-4)}`,
    fromBody: "company",
    fromPost: "项目经理",
    toBody: "party",
    toPost: "社区党委兼职委员",
    startsOn: "2026-05-01",
    documentNo: "社党〔2026〕6号",
    ...more,
  };
}

async function appoint(more: Record<string, unknown> = {}, login = "community11") {
  const sent = input(more);
  await execute(appointAcross, await stage.as(login), sent, newId());
  return (await seen(sent.name)).shown;
}

async function seen(name: string, login = "community11") {
  const detail = await withScope(await stage.as(login), "read", (scope) =>
    estateDetail(scope, estate()),
  );
  return {
    detail,
    shown: must(detail.appointments.find((one) => one.name === name)),
  };
}

const conflicting = { toBody: "owners", toPost: "业委会委员" };
const note = "不参加物业费调整和续聘的讨论和表决。";

describe("appointments across the bodies of an estate", () => {
  test("are written by the community and read by street and district", async () => {
    const { name } = await appoint();
    for (const login of ["community11", "secretary1", "dispatcher1", "org", "center"]) {
      expect((await seen(name, login)).shown).toMatchObject({
        from: "company",
        to: "party",
        company: must(stage.world.units["unit1"]).name,
        documentNo: "社党〔2026〕6号",
        conflict: null,
        endsOn: null,
      });
    }
    for (const login of ["secretary1", "dispatcher1", "org", "housingclerk"]) {
      const other = execute(appointAcross, await stage.as(login), input(), newId());
      await refused(other, login === "housingclerk" ? "not-found" : "forbidden");
    }
    const neighbour = await stage.as("community21");
    await refused(execute(appointAcross, neighbour, input(), newId()), "not-found");
    const there = await new Stage(database, "west").as("community11");
    await refused(execute(appointAcross, there, input(), newId()), "not-found");
  });

  test("a conflict is refused beside the note, and stands with it", async () => {
    const own = await stage.as("community11");
    const wrong = await refused(
      execute(appointAcross, own, input(conflicting), newId()),
      "invalid",
    );
    expect(wrong.fields).toEqual({ conflictNote: "field.noteSupervised" });
    const shown = await appoint({ ...conflicting, conflictNote: note });
    expect(shown).toMatchObject({ conflict: "supervised", note });
    const { rows } = await database.admin.query<{ payload: unknown }>(
      "select payload from event where subject_id = $1 and name = 'property.appointed' order by seq desc limit 1",
      [estate()],
    );
    // Who it is about stands in no event.
    expect(rows[0]?.payload).toEqual({ from: "company", to: "owners" });
    const paid = { fromBody: "residents_committee", toBody: "company", paid: "on" };
    const second = await refused(execute(appointAcross, own, input(paid), newId()), "invalid");
    expect(second.fields).toEqual({ conflictNote: "field.notePaid" });
    const bare = input({ id: estate("bare11") });
    const third = await refused(execute(appointAcross, own, bare, newId()), "invalid");
    expect(third.fields).toEqual({ fromBody: "field.bodyNoCompany" });
  });

  test("end with a day, once, and are changed no more", async () => {
    const own = await stage.as("community11");
    const { id, name, version } = await appoint();
    const early = { id, version, day: "2026-04-30" };
    await refused(execute(endAppointment, own, early, newId()), "invalid");
    const ahead = { id, version, day: "2026-06-02" };
    await refused(execute(endAppointment, own, ahead, newId()), "invalid");
    const end = { id, version, day: "2026-05-31" };
    await refused(execute(endAppointment, await stage.as("secretary1"), end, newId()), "forbidden");
    await execute(endAppointment, own, end, newId());
    expect((await seen(name)).shown).toMatchObject({ endsOn: "2026-05-31" });
    await refused(execute(endAppointment, own, end, newId()), "not-found");
    await expect(
      withScope(own, "write", ({ tx }) =>
        tx.crossAppointment.updateMany({
          where: { id },
          data: { conflictNote: note, version: version + 2 },
        }),
      ),
    ).rejects.toThrow();
  });

  test("a conflict ends with the company, and one that comes about later is open until it is noted", async () => {
    const own = await stage.as("community11");
    const { name } = await appoint({ ...conflicting, conflictNote: note });
    const { version } = (await seen(name)).detail;
    const without = { id: estate(), version, mode: "self_managed", startsOn: "2026-05-20" };
    await execute(manage, own, without, newId());
    expect((await seen(name)).shown.conflict).toBeNull();
    const companyId = must(stage.world.units["unit1"]).id;
    const again = {
      ...without,
      version: version + 1,
      mode: "company",
      companyId,
      startsOn: "2026-05-25",
    };
    await execute(manage, own, again, newId());
    expect((await seen(name)).shown.conflict).toBe("supervised");
    // Entered before there was a company to be in conflict with.
    const late = await appoint();
    await database.pastTriggers(
      "update cross_appointment set to_body = 'owners', conflict_note = null where id = $1",
      [late.id],
    );
    expect((await seen(late.name)).shown).toMatchObject({ conflict: "supervised", note: null });
    const noted = { id: late.id, version: late.version, conflictNote: note };
    await execute(noteConflict, own, noted, newId());
    expect((await seen(late.name)).shown).toMatchObject({ conflict: "supervised", note });
    await refused(execute(noteConflict, own, noted, newId()), "conflict");
  });
});
