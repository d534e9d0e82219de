import { beforeAll, describe, expect, test } from "vitest";
import { addSeat } from "@/lib/affairs/councils/commands/add-seat";
import { beginTerm } from "@/lib/affairs/councils/commands/begin-term";
import { closeSeat } from "@/lib/affairs/councils/commands/close-seat";
import { end } from "@/lib/affairs/councils/commands/end";
import { recommend } from "@/lib/affairs/councils/commands/recommend";
import { setUp } from "@/lib/affairs/councils/commands/set-up";
import { appoint, approve, select } from "@/lib/affairs/councils/commands/steps";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// What DOMAIN §5.1 does not allow, once by the command and, where two could do it at once, once by the database.

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

const council = () => must(stage.world.councils["council11"]);
const paper = "党工委〔2026〕3号";

async function seen() {
  return withScope(await stage.as("community11"), "read", (scope) =>
    councilDetail(scope, council().id),
  );
}

async function add(kind: string, organizationId: string) {
  const { version } = await seen();
  const input = { id: council().id, version, kind, organizationId };
  return execute(addSeat, await stage.as("community11"), input, newId());
}

function office(area = "street1.community1") {
  return must(must(stage.world.areas[area]).officeId);
}

async function begin(more: Record<string, unknown>) {
  const { id, version } = await seen();
  const input = {
    id,
    version,
    startsOn: "2026-06-01",
    approvalNo: "街道党工委〔2026〕9号",
    changeReason: "与社区党组织同步换届。",
    ...more,
  };
  return execute(beginTerm, await stage.as("community11"), input, newId());
}

describe("a term", () => {
  test("does not overlap the one before", async () => {
    const early = await refused(begin({ startsOn: "2026-01-01" }), "invalid");
    expect(early.fields).toEqual({ startsOn: "field.dayBefore" });
    const { id, path } = council();
    await expect(
      database.admin.query(
        `insert into council_term (tenant_id, id, council_id, path, number, starts_on, ends_on, status)
         values ($1, $2, $3, $4, 2, '2030-12-31', '2035-12-30', 'preparing')`,
        [stage.world.tenantId, newId(), id, path],
      ),
    ).rejects.toThrow("terms overlap");
  });

  test("does not end before it begins", async () => {
    const wrong = await refused(begin({ endsOn: "2026-06-01" }), "invalid");
    expect(wrong.fields).toEqual({ endsOn: "field.dayBefore" });
    const first = {
      name: "区域化党建联席会议",
      establishedOn: "2026-01-05",
      startsOn: "2026-01-05",
      endsOn: "2026-01-01",
    };
    const also = await refused(execute(setUp, await stage.as("org"), first, newId()), "invalid");
    expect(also.fields).toEqual({ endsOn: "field.dayBefore" });
    await expect(
      database.admin.query("update council_term set ends_on = '2025-01-01', version = 2"),
    ).rejects.toThrow(/check/);
  });
});

describe("the seats", () => {
  test("have one secretary and at most one first secretary, also when two are added at once", async () => {
    expect((await refused(add("secretary", office()), "limit")).reason).toBe(
      "council.secondSecretary",
    );
    await add("first_secretary", office("street1"));
    expect((await refused(add("first_secretary", office()), "limit")).reason).toBe(
      "council.secondFirst",
    );
    const { id, termId, path } = council();
    for (const kind of ["secretary", "first_secretary"]) {
      await expect(
        database.admin.query(
          `insert into council_seat (tenant_id, id, council_id, term_id, path, kind, function, organization_id, organization_name)
           values ($1, $2, $3, $4, $5, $6, 'general', $7, '示范单位')`,
          [stage.world.tenantId, newId(), id, termId, path, kind, office()],
        ),
      ).rejects.toThrow("council_seat_one_head");
    }
  });

  test("keep somebody in full-time; without one the rule is shown as not met", async () => {
    expect((await seen()).rules.find(({ rule }) => rule === "fullTime")).toMatchObject({
      met: false,
      seats: 0,
    });
    await add("full_time", office());
    const seat = must((await seen()).seats.find(({ kind }) => kind === "full_time"));
    const input = { id: seat.id, version: seat.version, reason: "fewer_seats", day: "2026-03-01" };
    const kept = await refused(
      execute(closeSeat, await stage.as("community11"), input, newId()),
      "wrong-status",
    );
    expect(kept.reason).toBe("council.lastFullTime");
  });

  test("are within the district's range of part-time members: too few is shown, too many is refused", async () => {
    const few = (await seen()).rules.find(({ rule }) => rule === "partTime");
    expect(few).toMatchObject({ met: false, seats: 1 });
    await database.pastTriggers(
      `insert into setting (tenant_id, id, key, value, area_id, path, version, valid_from, note, entered_at, entered_name)
       select $1, gen_random_uuid(), key, '2', $2, $3, 1, '2026-01-01', '', '2026-01-01', 't'
       from unnest(array['joint.seats.partTimeMin', 'joint.seats.partTimeMax']) key`,
      [stage.world.tenantId, must(stage.world.areas["district"]).id, stage.world.root],
    );
    const [housing, water] = Object.values(stage.world.departments);
    await add("part_time", must(housing).id);
    expect((await seen()).rules.find(({ rule }) => rule === "partTime")).toMatchObject({
      seats: 2,
    });
    expect((await refused(add("part_time", must(water).id), "limit")).reason).toBe(
      "council.partTimeFull",
    );
  });

  test("belong to units that are there", async () => {
    const { water } = stage.world.departments;
    const close = "update organization set valid_to = $2 where id = $1";
    await database.pastTriggers(close, [must(water).id, "2026-03-01"]);
    const gone = await refused(add("deputy", must(water).id), "invalid");
    expect(gone.fields).toEqual({ organizationId: "field.unitClosed" });
    await database.pastTriggers(close, [must(water).id, null]);
  });
});

describe("an appointment", () => {
  test("needs the number of its paper, and does not end before it began", async () => {
    const { water } = stage.world.departments;
    await add("deputy", must(water).id);
    const seat = must((await seen()).seats.find(({ kind }) => kind === "deputy"));
    const own = await stage.as("community11");
    const person = { name: "吴代表", title: "副科长", day: "2026-02-01" };
    await execute(recommend, own, { id: seat.id, version: seat.version, ...person }, newId());
    const { id } = must(
      (await seen()).seats.find((one) => one.id === seat.id)?.proposed.find(Boolean),
    );
    await execute(select, own, { id, version: 1, day: "2026-02-02" }, newId());
    const agreed = { id, version: 2, day: "2026-02-03", documentNo: paper };
    await execute(approve, await stage.as("secretary1"), agreed, newId());
    const bare = { id, version: 3, day: "2026-02-04" };
    const missing = await refused(execute(appoint, own, bare, newId()), "invalid");
    expect(missing.fields).toEqual({ documentNo: "field.required" });
    await execute(appoint, own, { ...bare, documentNo: paper }, newId());
    const left = { id, version: 4, reason: "own_wish", text: "本人提出。", day: "2026-02-03" };
    const before = await refused(execute(end, own, left, newId()), "invalid");
    expect(before.fields).toEqual({ day: "field.dayBefore" });
  });
});
