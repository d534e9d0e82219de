import { beforeAll, describe, expect, test } from "vitest";
import { claim } from "@/lib/affairs/service/commands/claim";
import { release } from "@/lib/affairs/service/commands/release";
import { resize } from "@/lib/affairs/service/commands/resize";
import { agreeSwap, wantSwap } from "@/lib/affairs/service/commands/swap";
import { myService } from "@/lib/affairs/service/queries/my-service";
import { leave } from "@/lib/ground/check-ins/commands/leave";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { volunteers } from "./people";

const database = useDatabase("east");
const place = "street1.community1";
const hour = 3_600_000;
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

/** A slot at the community; `from` hours from now, for two hours. */
async function slot(
  capacity: number,
  from: number | null = null,
  more: { subject?: string; cancelUntil?: Date; kind?: string } = {},
): Promise<string> {
  const id = newId();
  const starts = from === null ? null : new Date(Date.now() + from * hour);
  await database.admin.query(
    `insert into slot (tenant_id, id, path, kind, subject_id, capacity, starts_at, ends_at, cancel_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      stage.world.tenantId,
      id,
      must(stage.world.areas[place]).path,
      from === null ? "post" : "shift",
      more.subject ?? newId(),
      capacity,
      starts,
      starts === null ? null : new Date(starts.getTime() + 2 * hour),
      more.cancelUntil ?? null,
    ],
  );
  return id;
}

const people = (n: number, where = place) => volunteers(database, stage.world, where, n);
/** Pressed again with the same key, as a browser does, when the server was too busy to begin. */
async function take(
  credential: Credential,
  slotId: string,
  key = newId(),
): Promise<{ claimId: string; answer: string; turn: number }> {
  try {
    return await execute(claim, credential, { slotId }, key);
  } catch (error) {
    if (!String(error).includes("Unable to start a transaction")) throw error;
    return take(credential, slotId, key);
  }
}

async function standing(slotId: string) {
  const { rows } = await database.admin.query<{ status: string; member_id: string }>(
    "select status, member_id from claim where slot_id = $1 order by place",
    [slotId],
  );
  const { rows: counted } = await database.admin.query<{ held: number; waiting: number }>(
    "select held, waiting from slot where id = $1",
    [slotId],
  );
  return { claims: rows, ...must(counted[0]) };
}

describe("taking a place", () => {
  test("200 at the same moment for 10 places: ten hold one, the others wait in the order of coming", async () => {
    const id = await slot(10);
    const many = await people(200);
    const answers = await Promise.all(many.map(({ credential }) => take(credential, id)));
    expect(answers.filter(({ answer }) => answer === "held")).toHaveLength(10);
    const turns = answers.flatMap(({ answer, turn }) => (answer === "waiting" ? [turn] : []));
    expect(turns.sort((a, b) => a - b)).toEqual(Array.from({ length: 190 }, (_one, n) => n + 1));
    const { claims, held, waiting } = await standing(id);
    expect({ held, waiting }).toEqual({ held: 10, waiting: 190 });
    expect(claims.slice(0, 10).every(({ status }) => status === "held")).toBe(true);
    expect(claims.slice(10).every(({ status }) => status === "waiting")).toBe(true);
  }, 60_000);

  test("twice, after the end, from another community, and by staff: refused with a reason", async () => {
    const [ann, other] = [
      must((await people(1))[0]),
      must((await people(1, "street1.community2"))[0]),
    ];
    const post = await slot(2);
    await take(ann.credential, post);
    expect((await refused(take(ann.credential, post), "limit")).reason).toBe("capacity.again");
    expect((await refused(take(ann.credential, await slot(2, -5)), "too-late")).reason).toBe(
      "capacity.past",
    );
    await refused(take(other.credential, post), "not-found");
    await refused(take(await stage.as("community11"), post), "forbidden");
    await database.admin.query("update slot set closed_at = now() where id = $1", [post]);
    const late = must((await people(1))[0]);
    expect((await refused(take(late.credential, post), "wrong-status")).reason).toBe(
      "capacity.closed",
    );
  });

  test("nobody is in two shifts at once, however the claims race", async () => {
    const slots = [await slot(5, 24), await slot(5, 25), await slot(5, 23)];
    const ann = must((await people(1))[0]);
    const outcomes = await Promise.allSettled(slots.map((id) => take(ann.credential, id)));
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    const { rows } = await database.admin.query<{ n: string }>(
      `select count(*) as n from claim a join claim b on a.member_id = b.member_id and a.id < b.id
         and a.starts_at < b.ends_at and b.starts_at < a.ends_at
       where a.member_id = $1 and a.status = 'held' and b.status = 'held'`,
      [ann.id],
    );
    expect(rows[0]?.n).toBe("0");
    // 23–25 and 25–27 only touch; 24–26 clashes with both.
    const told = outcomes.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    expect(told.every((text) => text.includes("capacity.overlap"))).toBe(true);
  });
});

describe("giving a place back", () => {
  test("who waits first moves up; who is elsewhere then keeps waiting", async () => {
    const id = await slot(1, 48);
    const [ann, ben, cho] = await people(3);
    const held = await take(must(ann).credential, id);
    await take(must(ben).credential, id);
    await take(must(cho).credential, id);
    // Ben has taken another shift at that time since.
    await take(must(ben).credential, await slot(1, 48.5));
    await execute(release, must(ann).credential, { claimId: held.claimId }, newId());
    const { claims, ...counts } = await standing(id);
    expect(counts).toEqual({ held: 1, waiting: 1 });
    expect(claims.map(({ status }) => status)).toEqual(["cancelled", "waiting", "held"]);
    // Whoever waits reads the own turn.
    const mine = await withScope(must(ben).credential, "read", myService);
    expect(mine.claims.find(({ slotId }) => slotId === id)).toMatchObject({
      waiting: true,
      turn: 1,
    });
  });

  test("not after the limit, and not by somebody else", async () => {
    const id = await slot(1, 5, { cancelUntil: new Date(Date.now() - hour) });
    const [ann, ben] = await people(2);
    const { claimId } = await take(must(ann).credential, id);
    expect(
      (await refused(execute(release, must(ann).credential, { claimId }, newId()), "too-late"))
        .reason,
    ).toBe("capacity.late");
    await refused(execute(release, must(ben).credential, { claimId }, newId()), "not-found");
  });

  test("more places take in those who wait; fewer than are held is refused", async () => {
    const id = await slot(1);
    const three = await people(3);
    for (const { credential } of three) await take(credential, id);
    const staff = await stage.as("community11");
    await execute(resize, staff, { slotId: id, capacity: 2 }, newId());
    expect(await standing(id)).toMatchObject({ held: 2, waiting: 1 });
    const no = await refused(
      execute(resize, staff, { slotId: id, capacity: 1 }, newId()),
      "invalid",
    );
    expect(no.fields).toEqual({ capacity: "capacity.heldMore" });
    const foreign = await stage.as("community12");
    await refused(execute(resize, foreign, { slotId: id, capacity: 9 }, newId()), "not-found");
  });

  test("two lists with the same people move up at once without waiting for each other", async () => {
    const [first, second] = [await slot(2), await slot(2)];
    const holders = await people(4);
    const waiting = await people(12);
    const claims: { credential: Credential; claimId: string }[] = [];
    for (const [at, { credential }] of holders.entries()) {
      const { claimId } = await take(credential, at < 2 ? first : second);
      claims.push({ credential, claimId });
    }
    for (const { credential } of waiting) await take(credential, first);
    for (const { credential } of [...waiting].reverse()) await take(credential, second);
    await Promise.all(
      claims.map(({ credential, claimId }) => execute(release, credential, { claimId }, newId())),
    );
    expect(await standing(first)).toMatchObject({ held: 2, waiting: 10 });
    expect(await standing(second)).toMatchObject({ held: 2, waiting: 10 });
  });
});

describe("free again at a time", () => {
  test("who gives back an overlapping shift has the place that waited; nobody else is passed over", async () => {
    const [full, other] = [await slot(1, 200), await slot(1, 201)];
    const [ann, ben] = await people(2);
    const anns = await take(must(ann).credential, full);
    await take(must(ben).credential, full);
    const bens = await take(must(ben).credential, other);
    await execute(release, must(ann).credential, { claimId: anns.claimId }, newId());
    expect(await standing(full)).toMatchObject({ held: 0, waiting: 1 });
    await execute(release, must(ben).credential, { claimId: bens.claimId }, newId());
    expect(await standing(full)).toMatchObject({ held: 1, waiting: 0 });
  });

  test("who changes places, and whose check-in ends, leaves places that are filled at once", async () => {
    const subject = newId();
    const [mon, tue, clash] = [
      await slot(1, 300, { subject }),
      await slot(1, 330, { subject }),
      await slot(1, 301),
    ];
    const [ann, ben, cho] = await people(3);
    const chos = await take(must(cho).credential, clash);
    await take(must(ann).credential, clash);
    const anns = await take(must(ann).credential, mon);
    const bens = await take(must(ben).credential, tue);
    await execute(release, must(cho).credential, { claimId: chos.claimId }, newId());
    expect(await standing(clash)).toMatchObject({ held: 0, waiting: 1 });
    await execute(wantSwap, must(ann).credential, { claimId: anns.claimId, slotId: tue }, newId());
    const both = { mine: bens.claimId, other: anns.claimId };
    await execute(agreeSwap, must(ben).credential, both, newId());
    expect(await standing(clash)).toMatchObject({ held: 1, waiting: 0 });

    await take(must(cho).credential, clash);
    const area = must(stage.world.areas[place]);
    await database.pastTriggers(
      `insert into member_check_in (tenant_id, id, path, area_id, member_id, status, origin, submitted_at)
       values ($1, $2, $3, $4, $5, 'active', 'self', now())`,
      [stage.world.tenantId, newId(), area.path, area.id, must(ann).id],
    );
    await execute(leave, must(ann).credential, { sure: "on" }, newId());
    const now = await standing(clash);
    expect(now).toMatchObject({ held: 1, waiting: 0 });
    expect(now.claims.find(({ status }) => status === "held")?.member_id).toBe(must(cho).id);
    expect(await standing(tue)).toMatchObject({ held: 0, waiting: 0 });
  });

  test("lists that overlap crosswise, all given back at once: nobody twice at a time, no free place with somebody who could", async () => {
    const slots = await Promise.all([0, 1, 2, 3].map((n) => slot(2, 400 + n * 0.5)));
    const many = await people(16);
    const claims: { credential: Credential; claimId: string }[] = [];
    for (const [at, { credential }] of many.entries()) {
      for (const id of [...slots.slice(at % 4), ...slots.slice(0, at % 4)]) {
        const outcome = await take(credential, id).catch(() => null);
        if (outcome?.answer === "held") claims.push({ credential, claimId: outcome.claimId });
      }
    }
    expect(claims).toHaveLength(8);
    await Promise.all(
      claims.map(({ credential, claimId }) =>
        execute(release, credential, { claimId }, newId()).catch(async (error: unknown) => {
          if (!String(error).includes("conflict")) throw error;
          await execute(release, credential, { claimId }, newId());
        }),
      ),
    );
    const { rows: twice } = await database.admin.query<{ n: string }>(
      `select count(*) as n from claim a join claim b on a.member_id = b.member_id and a.id < b.id
         and a.starts_at < b.ends_at and b.starts_at < a.ends_at
       where a.slot_id = any($1) and b.slot_id = any($1) and a.status = 'held' and b.status = 'held'`,
      [slots],
    );
    expect(twice[0]?.n).toBe("0");
    const { rows: idle } = await database.admin.query(
      `select s.id from slot s join claim w on w.slot_id = s.id and w.status = 'waiting'
       where s.id = any($1) and s.held < s.capacity and not exists (select from claim h where h.member_id = w.member_id
         and h.status = 'held' and h.starts_at < s.ends_at and h.ends_at > s.starts_at)`,
      [slots],
    );
    expect(idle).toEqual([]);
    const { rows: counts } = await database.admin.query(
      `select s.id from slot s where s.id = any($1) and (s.held <> (select count(*) from claim k
           where k.slot_id = s.id and k.status = 'held')
         or s.waiting <> (select count(*) from claim k where k.slot_id = s.id and k.status = 'waiting'))`,
      [slots],
    );
    expect(counts).toEqual([]);
  }, 60_000);
});

describe("changing places", () => {
  test("asked and agreed; counts stay, and a second agreement comes too late", async () => {
    const subject = newId();
    const [mon, tue] = [await slot(1, 72, { subject }), await slot(2, 96, { subject })];
    const [ann, ben, cho] = await people(3);
    const anns = await take(must(ann).credential, mon);
    const bens = await take(must(ben).credential, tue);
    const chos = await take(must(cho).credential, tue);
    await execute(wantSwap, must(ann).credential, { claimId: anns.claimId, slotId: tue }, newId());
    const agree = (one: typeof bens, credential: Credential) =>
      execute(agreeSwap, credential, { mine: one.claimId, other: anns.claimId }, newId());
    const both = await Promise.allSettled([
      agree(bens, must(ben).credential),
      agree(chos, must(cho).credential),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await standing(mon)).toMatchObject({ held: 1, waiting: 0 });
    expect(await standing(tue)).toMatchObject({ held: 2, waiting: 0 });
    const onTue = (await standing(tue)).claims.filter(({ status }) => status === "held");
    expect(onTue.map(({ member_id }) => member_id)).toContain(must(ann).id);
  });

  test("not into a time at which one of the two is elsewhere", async () => {
    const subject = newId();
    const [mon, tue] = [await slot(1, 120, { subject }), await slot(1, 144, { subject })];
    const [ann, ben] = await people(2);
    const anns = await take(must(ann).credential, mon);
    const bens = await take(must(ben).credential, tue);
    await take(must(ben).credential, await slot(1, 121));
    await execute(wantSwap, must(ann).credential, { claimId: anns.claimId, slotId: tue }, newId());
    const agreed = execute(
      agreeSwap,
      must(ben).credential,
      { mine: bens.claimId, other: anns.claimId },
      newId(),
    );
    expect((await refused(agreed, "limit")).reason).toBe("capacity.swapOverlap");
  });
});
