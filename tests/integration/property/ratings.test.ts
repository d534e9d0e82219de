import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { manage } from "@/lib/affairs/property/commands/manage";
import { openServiceRating } from "@/lib/affairs/property/commands/open-rating";
import { companyOfEstate } from "@/lib/affairs/property/queries/body";
import { estateDetail } from "@/lib/affairs/property/queries/detail";
import {
  placeOfTag,
  publicEstate,
  publicEstates,
  ratedHere,
  ratingsDue,
} from "@/lib/affairs/property/queries/ratings";
import { carriersOf } from "@/lib/parts/meetings/queries/choices";
import { castRating } from "@/lib/parts/ratings/commands/cast";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// DOMAIN §7.5: property service rating by residents, per quarter. It is the first of June 2026, ten in the morning.

const database = useDatabase("east", "west");
let stage: Stage;

beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
});
afterAll(() => database.freeze(null));

const estate = (key = "estate11") => must(stage.world.estates[key]).id;
const community = () => must(stage.world.areas["street1.community1"]);

/** What the worker does every hour. */
async function open() {
  const due = await withScope(stage.job, "read", ratingsDue);
  for (const { id, period } of due) {
    await execute(openServiceRating, stage.job, { id, period }, `${id}:${period}`);
  }
  return due;
}

function visit<T>(fn: (scope: Scope) => Promise<T>): Promise<T> {
  return withScope(stage.visitor, "read", fn);
}

async function shown(id = estate()) {
  return must(await visit((scope) => publicEstate(scope, id)));
}

function tokenOf(n: number): string {
  return String(n).padStart(43, "0");
}

const content = {
  cleaning: "good",
  order: "good",
  repair: "fair",
  openness: "bad",
  overall: "good",
};

async function rate(devices: readonly number[], answers: Record<string, string> = content) {
  const { ratings } = await shown();
  const { id } = must(ratings.find(({ state }) => state === "open"));
  for (const n of devices) {
    await execute(castRating, stage.visitor, { id, token: tokenOf(n), answers }, newId());
  }
}

describe("what residents say of a company's service", () => {
  test("is asked for each quarter, once, of estates with a company", async () => {
    const due = await open();
    expect(due.map(({ id }) => id)).toContain(estate());
    expect(due.map(({ id }) => id)).not.toContain(estate("bare11"));
    expect(new Set(due.map(({ period }) => period))).toEqual(new Set(["2026-Q2"]));
    expect(await open()).toEqual([]);
    const again = { id: estate(), period: "2026-Q1" };
    await execute(openServiceRating, stage.job, again, newId());
    expect((await shown()).ratings).toMatchObject([
      { period: "2026-Q2", state: "open", result: null },
    ]);
    const staff = await stage.as("community11");
    await refused(execute(openServiceRating, staff, due[0], newId()), "forbidden");
  });

  test("is told from five up, and the device knows that it has rated", async () => {
    await rate([1, 2, 3, 4]);
    const device = (n: number) =>
      visit(async (scope) =>
        ratedHere(scope, must(await publicEstate(scope, estate())), tokenOf(n)),
      );
    expect([await device(1), await device(9)]).toEqual([true, false]);
    expect((await shown()).ratings[0]?.result).toBeNull();
    await refused(rate([1]), "wrong-status");
    await rate([5], { ...content, overall: "bad" });
    expect((await shown()).ratings[0]?.result).toMatchObject({
      voices: 5,
      tally: { "overall.good": 4, "overall.bad": 1, "openness.bad": 5 },
    });
    const detail = await withScope(await stage.as("community11"), "read", (scope) =>
      estateDetail(scope, estate()),
    );
    expect(detail.ratings[0]?.result?.voices).toBe(5);
    expect(detail.wellRated).toBe(true);
  });

  test("its company may be proposed for a seat of the community's council, and be given what is resolved", async () => {
    const own = await stage.as("community11");
    const far = must(stage.world.units["unit2"]).id;
    const council = must(stage.world.councils["council11"]).id;
    const offered = (unit?: string) =>
      withScope(own, "read", async (scope) =>
        (await councilDetail(scope, council, undefined, unit)).organizations.map(({ id }) => id),
      );
    expect(await offered()).not.toContain(far);
    expect(await offered(far)).toContain(far);
    const company = await withScope(own, "read", (scope) => companyOfEstate(scope, estate()));
    expect(company).toEqual([must(stage.world.units["unit1"]).id]);
    const carriers = await withScope(own, "read", (scope) => carriersOf(scope, [far]));
    expect(carriers.map(({ id }) => id)).toContain(far);
  });

  test("residents read name, status and company of an estate, and nothing else of it", async () => {
    const found = await visit((scope) => publicEstates(scope, community().id, null));
    const bare = must(found.find(({ id }) => id === estate("bare11")));
    expect(bare).toEqual({
      id: estate("bare11"),
      name: bare.name,
      status: "unmanaged",
      company: null,
      community: { id: community().id, name: community().name },
      ratings: [],
    });
    const reads = await Promise.allSettled([
      visit(({ tx }) => tx.estate.findMany({ select: { id: true } })),
      visit(({ tx }) => tx.estatePlan.findMany({ select: { id: true } })),
      visit(({ tx }) => tx.estateSeat.findMany({ select: { id: true } })),
      visit(({ tx }) => tx.crossAppointment.findMany({ select: { id: true } })),
    ]);
    expect(reads.filter(({ status }) => status === "fulfilled")).toEqual([]);
    const elsewhere = { kind: "visitor", slug: "west" } as const;
    const there = await withScope(elsewhere, "read", (scope) => publicEstate(scope, estate()));
    expect(there).toBeNull();
  });

  test("a place's code leads to its community, with the estates of its grid first", async () => {
    const grid = must(stage.world.areas["street1.community1.grid1"]);
    const { rows } = await database.admin.query<{ tag: string }>(
      "select tag from area where id = $1",
      [grid.id],
    );
    const place = await visit((scope) => placeOfTag(scope, must(rows[0]).tag));
    expect(place).toEqual({ communityId: community().id, gridId: grid.id });
    expect(await visit((scope) => placeOfTag(scope, "NOTACODE"))).toBeNull();
  });

  test("ends with the quarter, exactly; the one before stays beside the new one", async () => {
    await rate([6]);
    await database.freeze(new Date("2026-07-01T02:00:00Z"));
    await open();
    const { ratings } = await shown();
    expect(ratings.map(({ period, state }) => [period, state])).toEqual([
      ["2026-Q3", "open"],
      ["2026-Q2", "over"],
    ]);
    expect(ratings[1]?.result?.voices).toBe(6);
    const company = must(stage.world.units["unit1"]).name;
    expect(ratings.map((one) => one.company)).toEqual([company, company]);
  });

  test("ends with the company: the next one is asked about from the next quarter on", async () => {
    const own = await stage.as("community11");
    const { version } = await withScope(own, "read", (scope) => estateDetail(scope, estate()));
    const input = { id: estate(), version, mode: "self_managed", startsOn: "2026-06-20" };
    await execute(manage, own, input, newId());
    const { ratings, company } = await shown();
    expect([company, ratings[0]?.state]).toEqual([null, "over"]);
    expect((await open()).map(({ id }) => id)).not.toContain(estate());
  });
});
