import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  bookTime,
  enterResource,
  closeResourceTime,
  openResourceTime,
  returnBooking,
  withdrawResource,
} from "@/lib/affairs/co-building/commands/resources";
import { ownBookings } from "@/lib/affairs/co-building/queries/bookings";
import { resourceDetail } from "@/lib/affairs/co-building/queries/detail";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { refused } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";
import { CoBuildingStage } from "@/tests/support/co-building-stage";

// Times of a resource: never two at once, never more bookings than places.

const database = useDatabase("east");
let stage: CoBuildingStage;
let unit1: Credential;
let unit2: Credential;

beforeAll(async () => {
  stage = new CoBuildingStage(database, "east");
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
  unit1 = await stage.liaison("unit1");
  unit2 = await stage.liaison("unit2");
});
afterAll(() => database.freeze(null));

async function bookable(): Promise<string> {
  return stage.resource({ bookable: "yes" });
}

function open(id: string, startsAt: string, endsAt: string, capacity = 1, who = unit1) {
  return execute(
    openResourceTime,
    who,
    { id, startsAt, endsAt, capacity: String(capacity) },
    newId(),
  );
}

const times = async (id: string, who = unit1) =>
  (await stage.read(who, (scope) => resourceDetail(scope, id))).times;

async function fieldsOf(run: Promise<unknown>): Promise<Readonly<Record<string, string>>> {
  const error: unknown = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.fields : {};
}

describe("times of a resource", () => {
  test("do not overlap, lie ahead, and end after they start", async () => {
    const id = await bookable();
    await open(id, "2026-06-06T14:00", "2026-06-06T16:00");
    for (const [from, until] of [
      ["2026-06-06T15:00", "2026-06-06T17:00"],
      ["2026-06-06T13:00", "2026-06-06T14:30"],
      ["2026-06-06T14:30", "2026-06-06T15:00"],
    ] as const) {
      expect(await fieldsOf(open(id, from, until))).toEqual({ startsAt: "capacity.timeOverlap" });
    }
    await open(id, "2026-06-06T16:00", "2026-06-06T18:00");
    expect(await fieldsOf(open(id, "2026-05-01T10:00", "2026-05-01T11:00"))).toEqual({
      startsAt: "capacity.timePast",
    });
    expect(await fieldsOf(open(id, "2026-06-08T10:00", "2026-06-08T09:00"))).toEqual({
      endsAt: "field.endBefore",
    });
    expect(await times(id)).toHaveLength(2);
    // A slip of the year does not take the resource for a year.
    expect(await fieldsOf(open(id, "2026-06-08T10:00", "2027-06-08T11:00"))).toEqual({
      endsAt: "field.timeLong",
    });
  });

  test("twenty that overlap, opened at once, leave one", async () => {
    const id = await bookable();
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_one, n) =>
        open(id, `2026-06-07T14:${String(n).padStart(2, "0")}`, "2026-06-07T16:00"),
      ),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await times(id)).toHaveLength(1);
  });

  test("are opened by who keeps it alone, and only of what is booked by times", async () => {
    const id = await bookable();
    const at = ["2026-06-09T10:00", "2026-06-09T11:00"] as const;
    await refused(open(id, ...at, 1, unit2), "forbidden");
    await refused(open(id, ...at, 1, await stage.as("secretary1")), "forbidden");
    await open(id, ...at, 1, await stage.as("community11"));
    const plain = await stage.resource();
    await refused(open(plain, ...at), "wrong-status");
    const funds = { kind: "funds", amount: "10", bookable: "yes" };
    expect(await fieldsOf(stage.resource(funds))).toEqual({ bookable: "field.bookableNone" });
  });
});

describe("a booking", () => {
  test("is had once, waited for when it is full, and given back in time", async () => {
    const id = await bookable();
    await open(id, "2026-06-13T14:00", "2026-06-13T16:00");
    const slot = must((await times(id))[0]).id;
    expect(await execute(bookTime, unit2, { id: slot }, newId())).toEqual({ id, answer: "held" });
    await refused(execute(bookTime, unit2, { id: slot }, newId()), "limit");
    const office = await stage.as("community12");
    expect((await execute(bookTime, office, { id: slot }, newId())).answer).toBe("waiting");
    // Who keeps it reads whose it is; the others only their own.
    expect(must((await times(id))[0]).bookings.map(({ status }) => status)).toEqual([
      "held",
      "waiting",
    ]);
    expect(must((await times(id, unit2))[0]).bookings).toHaveLength(1);
    const [mine] = await stage.read(unit2, ownBookings);
    await refused(execute(returnBooking, unit1, { id: must(mine).id }, newId()), "not-found");
    await execute(returnBooking, unit2, { id: must(mine).id }, newId());
    expect(must((await times(id, office))[0]).own?.status).toBe("held");
    const left = await stage.read(unit2, ownBookings);
    expect(left.filter(({ resourceId }) => resourceId === id)).toEqual([]);
  });

  test("is not given back by phone once it has begun; the secretary of the place may", async () => {
    const id = await bookable();
    await open(id, "2026-06-02T14:00", "2026-06-02T16:00");
    const slot = must((await times(id))[0]).id;
    await execute(bookTime, unit2, { id: slot }, newId());
    const claim = must((await stage.read(unit2, ownBookings)).find((one) => one.resourceId === id));
    await database.freeze(new Date("2026-06-02T06:30:00Z"));
    await refused(execute(returnBooking, unit2, { id: claim.id }, newId()), "too-late");
    await execute(returnBooking, await stage.as("community11"), { id: claim.id }, newId());
    await database.freeze(new Date("2026-06-01T02:00:00Z"));
  });

  test("that was used stays on record, also for the secretary of the place", async () => {
    const id = await bookable();
    await open(id, "2026-06-03T14:00", "2026-06-03T16:00");
    const slot = must((await times(id))[0]).id;
    await execute(bookTime, unit2, { id: slot }, newId());
    const claim = must((await stage.read(unit2, ownBookings)).find((one) => one.resourceId === id));
    await database.freeze(new Date("2026-06-04T02:00:00Z"));
    const later = await stage.as("community11");
    await refused(execute(returnBooking, later, { id: claim.id }, newId()), "too-late");
    await database.freeze(new Date("2026-06-01T02:00:00Z"));
  });

  test("of fifty units at once exactly as many hold one as there are places", async () => {
    const id = await bookable();
    await open(id, "2026-06-20T14:00", "2026-06-20T16:00", 7);
    const slot = must((await times(id))[0]).id;
    const units = await stage.units(50);
    const answers = await Promise.all(
      units.map((who) => execute(bookTime, who, { id: slot }, newId())),
    );
    expect(answers.filter(({ answer }) => answer === "held")).toHaveLength(7);
    const { rows } = await database.admin.query<{ held: number; claims: string }>(
      `select s.held, (select count(*) from claim k where k.slot_id = s.id and k.status = 'held') as claims
       from slot s where s.id = $1`,
      [slot],
    );
    expect(rows[0]).toMatchObject({ held: 7, claims: "7" });
  });

  test("a member has no place in it", async () => {
    const id = await bookable();
    await open(id, "2026-06-21T14:00", "2026-06-21T16:00");
    const slot = must((await times(id))[0]).id;
    const { phone } = must(stage.world.members["member11"]);
    const token = await openPhoneSession(database.admin, stage.world, "member", phone);
    const member: Credential = { kind: "session", token };
    await refused(execute(bookTime, member, { id: slot }, newId()), "forbidden");
    await refused(execute(enterResource, member, { kind: "venue" }, newId()), "invalid");
  });
});

describe("a time that is not given after all", () => {
  const reason = "装修关闭。";

  async function booked(startsAt: string, endsAt: string) {
    const id = await bookable();
    await open(id, startsAt, endsAt);
    const slot = must((await times(id))[0]).id;
    await execute(bookTime, unit2, { id: slot }, newId());
    return { id, slot };
  }
  const mine = async (id: string) =>
    (await stage.read(unit2, ownBookings)).filter(({ resourceId }) => resourceId === id);

  test("is called off by who keeps the resource, with a reason, and is free for another", async () => {
    const { id, slot } = await booked("2026-06-22T14:00", "2026-06-22T16:00");
    const asked = { id: slot, reason };
    await refused(execute(closeResourceTime, unit2, asked, newId()), "forbidden");
    const other = await stage.as("secretary1");
    await refused(execute(closeResourceTime, other, asked, newId()), "forbidden");
    await execute(closeResourceTime, unit1, asked, newId());
    expect(await times(id)).toEqual([]);
    expect(await mine(id)).toEqual([]);
    await refused(execute(bookTime, unit2, { id: slot }, newId()), "wrong-status");
    await refused(execute(closeResourceTime, unit1, asked, newId()), "conflict");
    await open(id, "2026-06-22T15:00", "2026-06-22T17:00");
  });

  test("ends with the resource: nobody holds what is withdrawn", async () => {
    const { id, slot } = await booked("2026-06-23T14:00", "2026-06-23T16:00");
    const { version } = await stage.read(unit1, (scope) => resourceDetail(scope, id));
    await execute(withdrawResource, unit1, { id, version, reason }, newId());
    expect(await times(id)).toEqual([]);
    expect(await mine(id)).toEqual([]);
    await refused(execute(bookTime, unit2, { id: slot }, newId()), "wrong-status");
    const seen = await stage.read(unit2, (scope) => resourceDetail(scope, id));
    expect(seen.may).toMatchObject({ open: false, book: false });
  });

  test("is not booked by a unit that was deregistered", async () => {
    const id = await bookable();
    await open(id, "2026-06-24T14:00", "2026-06-24T16:00");
    const slot = must((await times(id))[0]).id;
    const closed = (day: string | null) =>
      database.admin.query("update organization set valid_to = $2 where id = $1", [
        must(stage.world.units["unit2"]).id,
        day,
      ]);
    await closed("2026-05-31");
    await refused(execute(bookTime, unit2, { id: slot }, newId()), "not-found");
    await closed(null);
    await execute(bookTime, unit2, { id: slot }, newId());
  });

  test("there are no more of than are shown", async () => {
    const id = await bookable();
    const at = (n: number) =>
      `2026-07-${String(1 + Math.floor(n / 6)).padStart(2, "0")}T1${String(n % 6)}`;
    for (let n = 0; n < 60; n += 1) await open(id, `${at(n)}:00`, `${at(n)}:30`);
    await refused(open(id, "2026-08-01T10:00", "2026-08-01T11:00"), "limit");
    expect(await times(id)).toHaveLength(60);
  });
});
