import { expect, test } from "vitest";
import { ownBookings } from "@/lib/affairs/co-building/queries/bookings";
import { needDetail, resourceDetail } from "@/lib/affairs/co-building/queries/detail";
import { bookTime, openResourceTime } from "@/lib/affairs/co-building/commands/resources";
import { leaveUnit } from "@/lib/ground/check-ins/commands/leave-unit";
import { ownUnit } from "@/lib/ground/check-ins/queries/units";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { CoBuildingStage } from "@/tests/support/co-building-stage";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
const stage = new CoBuildingStage(database, "east");

test("a unit that leaves gives nothing, needs nothing and keeps nobody waiting", async () => {
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
  const secretary = await stage.as("community11");
  const unit1 = await stage.liaison("unit1");
  const unit2 = await stage.liaison("unit2");
  const open = async (who: typeof unit1) => {
    const id = await stage.resource({ bookable: "yes" }, who);
    const time = { startsAt: "2026-06-06T14:00", endsAt: "2026-06-06T16:00", capacity: "1" };
    await execute(openResourceTime, who, { id, ...time }, newId());
    const { times } = await stage.read(who, (scope) => resourceDetail(scope, id));
    return { id, slot: must(times[0]).id };
  };
  const [own, other] = [await open(unit1), await open(unit2)];
  await execute(bookTime, unit2, { id: own.slot }, newId());
  await execute(bookTime, unit1, { id: other.slot }, newId());
  await execute(bookTime, secretary, { id: other.slot }, newId());
  const needed = await stage.need({}, unit1);
  const asked = await stage.need();
  const project = await stage.claim(asked, unit1);

  const { id, version } = await stage.read(unit1, ownUnit);
  await execute(leaveUnit, unit1, { id, version }, newId());

  const need = (which: string) => stage.read(secretary, (scope) => needDetail(scope, which));
  expect((await need(needed)).status).toBe("withdrawn");
  // What it had claimed is free for others.
  expect((await need(asked)).status).toBe("open");
  expect((await stage.project(project, secretary)).status).toBe("ended");
  const given = await stage.read(secretary, (scope) => resourceDetail(scope, own.id));
  expect(given).toMatchObject({ status: "withdrawn", times: [] });
  const booked = async (who: typeof unit1, resourceId: string) =>
    (await stage.read(who, ownBookings))
      .filter((one) => one.resourceId === resourceId)
      .map(({ status }) => status);
  expect(await booked(unit2, own.id)).toEqual([]);
  // Who waited behind it has the place.
  expect(await booked(secretary, other.id)).toEqual(["held"]);
});

test("an address whose id was cut names nothing, and is no fault", async () => {
  const secretary = await stage.as("community11");
  const reading = stage.read(secretary, (scope) => needDetail(scope, "01a208a5-38d7"));
  await expect(reading).rejects.toMatchObject({ code: "not-found" });
  const raw = stage.read(secretary, ({ tx }) => tx.$queryRaw`select ${"xx"}::uuid`);
  await expect(raw).rejects.toMatchObject({ code: "not-found" });
});

test("the days of a need stand in the claim of a resource for it, not before today", async () => {
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
  const secretary = await stage.as("community11");
  const [unit] = await stage.units(1);
  const resource = await stage.resource({}, must(unit));
  const daysFor = async (more: Record<string, unknown>) => {
    const need = await stage.need(more);
    const { days } = await stage.read(secretary, (scope) => resourceDetail(scope, resource, need));
    expect((await stage.read(secretary, (scope) => needDetail(scope, need))).days).toEqual(days);
    return days;
  };
  expect(await daysFor({ wantedFrom: "2026-12-14", wantedUntil: "2027-02-12" })).toEqual({
    startsOn: "2026-12-14",
    endsOn: "2027-02-12",
  });
  expect(await daysFor({ wantedFrom: "2026-05-01", wantedUntil: "2026-06-30" })).toEqual({
    startsOn: "2026-06-01",
    endsOn: "2026-06-30",
  });
  expect(await daysFor({})).toEqual({ startsOn: "2026-06-01", endsOn: undefined });
  const { days } = await stage.read(secretary, (scope) => resourceDetail(scope, resource));
  expect(days).toEqual({ startsOn: "2026-06-01", endsOn: undefined });
});
