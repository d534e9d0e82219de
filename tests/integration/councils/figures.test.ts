import { beforeAll, describe, expect, test } from "vitest";
import { end } from "@/lib/affairs/councils/commands/end";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { councilFigures, figureRows } from "@/lib/affairs/councils/queries/figures";
import { figureFilter } from "@/lib/affairs/councils/rules/figures";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// The figures of the councils, each of the own range, and the rows that each of them opens.

const database = useDatabase("east", "west");
const stage = new Stage(database, "east");

beforeAll(async () => {
  const { id, seatId, holderId } = must(stage.world.councils["council11"]);
  const who = await stage.as("community11");
  const { seats } = await withScope(who, "read", (scope) => councilDetail(scope, id));
  const holder = must(must(seats.find((seat) => seat.id === seatId)).holder);
  const input = {
    id: holderId,
    version: holder.version,
    reason: "inactive",
    text: "多次没有参加议事。",
    day: "2026-03-01",
  };
  await execute(end, who, input, newId());
});

async function figures(login: string) {
  const all = await withScope(await stage.as(login), "read", councilFigures);
  return Object.fromEntries(all.map(({ name, levels, total }) => [name, { ...levels, total }]));
}

async function rows(login: string, given: Record<string, string>) {
  const filter = figureFilter.parse(given);
  return withScope(await stage.as(login), "read", (scope) => figureRows(scope, filter));
}

describe("the figures", () => {
  test("of the district, level by level", async () => {
    expect(await figures("org")).toEqual({
      councils: { district: 0, street: 2, community: 2, total: 4 },
      first_secretaries: { district: 0, street: 0, community: 0, total: 0 },
      part_time: { district: 0, street: 2, community: 1, total: 3 },
      replaced: { district: 0, street: 0, community: 1, total: 1 },
      member_units: { district: 0, street: 2, community: 2, total: 4 },
    });
  });

  test("of a street and of a community alone what lies there", async () => {
    expect((await figures("secretary1"))["part_time"]).toMatchObject({ street: 1, community: 0 });
    expect((await figures("dispatcher2"))["part_time"]).toMatchObject({ street: 1, community: 1 });
    expect((await figures("community11"))["replaced"]).toMatchObject({ total: 1 });
    expect((await figures("community12"))["councils"]).toMatchObject({ total: 0 });
  });

  test("of another district nothing of this one", async () => {
    const west = new Stage(database, "west");
    const all = await withScope(await west.as("org"), "read", councilFigures);
    expect(must(all.find(({ name }) => name === "replaced")).total).toBe(0);
  });
});

describe("the rows behind", () => {
  test.each(["councils", "first_secretaries", "part_time", "replaced", "member_units"] as const)(
    "%s are as many as the figure says, in every range",
    async (figure) => {
      for (const login of ["org", "secretary1", "dispatcher2", "community11"]) {
        const said = must((await figures(login))[figure]);
        expect((await rows(login, { figure })).rows).toHaveLength(said.total);
        const street = await rows(login, { figure, level: "street" });
        expect(street.rows).toHaveLength(said.street);
      }
    },
  );

  test("say who has left, when and why", async () => {
    const { rows: found } = await rows("org", { figure: "replaced", reason: "inactive" });
    expect(found.map((row) => [row.name, row.since, row.until, row.reason])).toEqual([
      ["孙委员", "2026-01-01", "2026-03-01", "inactive"],
    ]);
    expect((await rows("org", { figure: "replaced", reason: "health" })).rows).toEqual([]);
  });

  test("go on where the page before has ended", async () => {
    const all = (await rows("org", { figure: "councils" })).rows;
    const path = must(stage.world.areas["street1"]).path;
    const first = must(all.find(({ level }) => level === "street"));
    const after = `${path}~${first.id}`;
    const next = await rows("org", { figure: "councils", after });
    expect(next.rows.map(({ id }) => id)).toEqual(
      all.slice(all.findIndex(({ id }) => id === first.id) + 1).map(({ id }) => id),
    );
  });

  test("an address with words that nobody knows opens the councils", () => {
    expect(figureFilter.parse({ figure: "x", level: "y", reason: "z", after: "'; --" })).toEqual({
      figure: "councils",
      level: undefined,
      reason: undefined,
      after: undefined,
    });
  });
});
