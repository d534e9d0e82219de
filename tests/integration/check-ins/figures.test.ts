import { expect, test } from "vitest";
import { enterHeadCount } from "@/lib/ground/check-ins/commands/enter-head-count";
import { checkInFigures, countedRows } from "@/lib/ground/check-ins/queries/figures";
import { rateOf } from "@/lib/ground/check-ins/rules/figures";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east", "west");
const stage = new Stage(database, "east");

test("a rate has a stated denominator, or words", () => {
  const n = (count: number) => ({ n: count, source: "台账", asOf: "2026-01-01" });
  expect(rateOf(28_348, n(34_031))).toEqual({ percent: "83.3" });
  expect(rateOf(1, null)).toEqual({ without: "figures.unknown" });
  expect(rateOf(0, n(0))).toEqual({ without: "figures.zero" });
  expect(rateOf(11, n(10))).toEqual({ without: "figures.tooFew" });
});

test("figures count the rows of the own place and below, by code, and open them", async () => {
  const org = await stage.as("org");
  const street = await stage.as("secretary1");
  const found = must(await withScope(org, "read", checkInFigures));
  expect(found.own).toMatchObject({ members: 4, units: 2, unitMembers: 24, membersLiving: null });
  expect(found.below.map(({ members, units }) => [members, units])).toEqual([
    [2, 1],
    [2, 1],
  ]);
  const at = must(await withScope(street, "read", checkInFigures));
  expect(at.own).toMatchObject({ members: 2, units: 1 });
  for (const place of [at.own, ...at.below]) {
    for (const kind of ["members", "units"] as const) {
      const asked = { areaId: place.areaId, kind, after: undefined };
      const behind = must(await withScope(street, "read", (scope) => countedRows(scope, asked)));
      expect(behind.rows).toHaveLength(place[kind]);
    }
  }
});

test("nobody opens rows of a place that is not theirs", async () => {
  const street = await stage.as("secretary1");
  const areas = [
    must(stage.world.areas["street2"]).id,
    must(stage.world.areas["district"]).id,
    must(must(database.worlds["west"]).areas["street1"]).id,
  ];
  for (const areaId of areas) {
    const asked = { areaId, kind: "members", after: undefined } as const;
    expect(await withScope(street, "read", (scope) => countedRows(scope, asked))).toBeNull();
  }
});

test("a denominator is stated with source and day; the latest day counts, the earlier stays", async () => {
  const street = await stage.as("secretary1");
  const areaId = must(stage.world.areas["street1"]).id;
  const enter = (who: Credential, more: Record<string, unknown>) =>
    execute(
      enterHeadCount,
      who,
      { areaId, kind: "members_living", n: "8", source: "居委会走访", asOf: "2026-02-01", ...more },
      newId(),
    );
  await enter(street, {});
  await enter(street, { n: "4", source: "区委组织部台账", asOf: "2026-03-01" });
  await enter(street, { n: "99", asOf: "2026-01-01" });
  const { own } = must(await withScope(street, "read", checkInFigures));
  expect(own.membersLiving).toEqual({ n: 4, source: "区委组织部台账", asOf: "2026-03-01" });
  await expect(enter(street, { asOf: "2999-01-01" })).rejects.toMatchObject({
    fields: { asOf: "figures.future" },
  });
  await expect(
    enter(street, { areaId: must(stage.world.areas["street2"]).id }),
  ).rejects.toMatchObject({ code: "not-found" });
  await expect(enter(await stage.as("dispatcher1"), {})).rejects.toMatchObject({
    code: "forbidden",
  });
  const { rows } = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from head_count where tenant_id = $1",
    [stage.world.tenantId],
  );
  expect(rows[0]?.n).toBe(3);
});
