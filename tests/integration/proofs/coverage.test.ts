import { expect, test } from "vitest";
import { measureCoverage } from "@/tests/proofs/co-building/coverage";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// The proof of coverage at a small size, and beside it the planted faults that must make it fail.

const database = useDatabase("east");

test("with next to nothing in the register there is nothing to compare, and that is told", async () => {
  const figures = await measureCoverage(database, { units: 0 });
  const compared = figures.find(({ name }) => name === "co-building.coverage.compared");
  expect(compared?.ok).toBe(false);
}, 120_000);

test("what the screen says equals a plain reading of the raw rows", async () => {
  const figures = await measureCoverage(database, { units: 160 });
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
}, 120_000);

test.each([
  ["a joint branch as one of its own", "o.form = 'own'", "o.form <> 'industry'"],
  ["a branch that was dissolved", "o.closed_on is null", "true"],
  ["a branch whose time is over", "o.ends_on >= $4", "true"],
  [
    "a project branch",
    "'own', 'joint', 'building', 'industry'",
    "'own', 'joint', 'building', 'industry', 'project', 'functional', 'grid'",
  ],
  ["an adviser who has ended", "a.ends_on >= $4", "true"],
  ["an adviser of tomorrow", "a.starts_on <= $4", "true"],
  ["a seat that was given up", "s.closed_on is null", "true"],
  ["a check-in that has ended", "k.status = 'active'", "true"],
  ["a check-in without members", "k.member_count > 0", "true"],
  ["no check-in as an organization", "when reported.party then 'own'", ""],
  [
    "a check-in before the register of Party organizations",
    "when party.own then 'own'",
    "when party.own or reported.party then 'own'",
  ],
])(
  "the product counts %s: it is found",
  async (_what, right, mistaken) => {
    const { rows } = await database.admin.query<{ text: string }>(
      "select pg_get_functiondef('sec.unit_standing(date, uuid)'::regprocedure) as text",
    );
    const text = must(rows[0]).text;
    expect(text).toContain(right);
    const plant = async () => {
      await database.admin.query(text.replace(right, () => mistaken));
    };
    try {
      expect(await wrongOf({ units: 60, seed: right }, plant)).not.toEqual([]);
    } finally {
      await database.admin.query(text);
    }
  },
  120_000,
);

test.each([
  ["was deregistered", "closed_on = null, operating = true", "closed_on is not null"],
  ["does not operate", "operating = true", "closed_on is null and not operating"],
  [
    "is a shop and no enterprise",
    "type = 'private_enterprise'",
    "type = 'self_employed' and operating and closed_on is null",
  ],
  ["is too small for the survey", "staff = 30", "type = 'social_organization' and staff = 29"],
])(
  "a unit that %s but is counted is found",
  async (_what, change, which) => {
    await database.pastTriggers(
      `update unit_profile set staff = 29, premises = true, operating = true, closed_on = null
       where id = (select id from unit_profile where type = 'social_organization' order by id limit 1)`,
      [],
    );
    const plant = () =>
      database.pastTriggers(
        `update unit_profile set ${change} where id = (select id from unit_profile where ${which} order by id limit 1)`,
        [],
      );
    expect(await wrongOf({ units: 20, seed: change }, plant)).not.toEqual([]);
  },
  120_000,
);

async function wrongOf(
  how: { units: number; seed?: string },
  plant?: () => Promise<void>,
): Promise<string[]> {
  const figures = await measureCoverage(database, how, plant);
  const wrong = figures.find(({ name }) => name === "co-building.coverage.wrong");
  return wrong?.ok === true ? [] : [...(wrong?.examples ?? ["no such figure"])];
}
