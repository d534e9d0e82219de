import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { acceptReturn } from "@/lib/affairs/tickets/commands/accept-return";
import { addCo } from "@/lib/affairs/tickets/commands/add-co";
import { askDeferral } from "@/lib/affairs/tickets/commands/ask-deferral";
import { askExtension } from "@/lib/affairs/tickets/commands/ask-extension";
import { askTermination } from "@/lib/affairs/tickets/commands/ask-termination";
import { callBack } from "@/lib/affairs/tickets/commands/call-back";
import { defer } from "@/lib/affairs/tickets/commands/defer";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { exportAssignments } from "@/lib/affairs/tickets/commands/export-assignments";
import { exportTickets } from "@/lib/affairs/tickets/commands/export-tickets";
import { extend } from "@/lib/affairs/tickets/commands/extend";
import { liftCard } from "@/lib/affairs/tickets/commands/lift-card";
import { nameComplained } from "@/lib/affairs/tickets/commands/name-complained";
import { raiseCard } from "@/lib/affairs/tickets/commands/raise-card";
import { reclassify } from "@/lib/affairs/tickets/commands/reclassify";
import { recall } from "@/lib/affairs/tickets/commands/recall";
import { refuseReturn } from "@/lib/affairs/tickets/commands/refuse-return";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { terminate } from "@/lib/affairs/tickets/commands/terminate";
import {
  assignmentExportIds,
  assignmentExportRows,
  ticketExportIds,
  ticketExportRows,
} from "@/lib/affairs/tickets/queries/export";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { withScope } from "@/lib/platform/db/scope";
import { appointClerk, listDuty, publishVersion } from "@/tests/integration/routing/rows";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { everythingReadBy } from "./reading";

// DOMAIN §2.13, one property for each invariant, named by its number. Here: who may not do what,
// whatever the order of things.

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const few = { numRuns: 8 };
const hour = 3_600_000;

afterEach(() => database.freeze(null));

const request = {
  reasonCode: "not_our_territory",
  text: "该处道路由市级单位管养，不在本单位范围。",
};
const decision = { text: "情况属实，同意。" };
const asking = { reason: "配件要从外地调来，需要两个工作日。", told: "配件正在路上，请再等两天。" };

test("3: one return for each organization, none after the adjudication, none after the window", async () => {
  const begun = new Date("2026-06-01T10:00:00+08:00");
  const story = fc.record({
    wait: fc.integer({ min: 0, max: 96 }),
    refusedFirst: fc.boolean(),
    sentAgain: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(story, async ({ wait, refusedFirst, sentAgain }) => {
      await database.freeze(begun);
      const { id } = await stage.ticketAt("dispatched");
      const until = (await stage.assignment(id))["return_until"];
      await database.freeze(new Date(begun.getTime() + wait * hour));
      const asked = await outcomeOf(stage.onWork("housingclerk", requestReturn, id, request));
      const inTime = begun.getTime() + wait * hour <= Number(until);
      expect(asked).toBe(inTime ? "done" : "too-late");
      if (!inTime) return;
      if (refusedFirst) {
        await stage.onWork("dispatcher1", refuseReturn, id, { text: "按清单由你单位负责。" });
        const second = stage.onWork("housingclerk", requestReturn, id, request);
        expect(await outcomeOf(second)).toBe("limit");
        const lead = await stage.assignment(id);
        if (!sentAgain || lead["recall_until"] === null) return;
        if (Number(lead["recall_until"]) < begun.getTime() + wait * hour) return;
        await stage.onWork("dispatcher1", recall, id, { text: "任务写错了。" });
        await stage.dispatch(id);
        const third = stage.onWork("housingclerk", requestReturn, id, request);
        expect(await outcomeOf(third)).toBe("limit");
      } else {
        await stage.onWork("dispatcher1", acceptReturn, id, decision);
        expect(await outcomeOf(stage.dispatch(id))).toBe("invalid");
      }
    }),
    few,
  );
}, 120_000);

describe("4: who asks never decides, and who handles never calls back", () => {
  const asked = fc.constantFrom("return", "extension", "deferral", "termination", "call back");
  const role = fc.constantFrom("street_dispatcher", "district_dispatcher");

  test("under no duty that they also hold", async () => {
    await fc.assert(
      fc.asyncProperty(asked, role, async (what, as) => {
        const second = await secondDuty("housingclerk", as);
        const { id } = await matterOf(what);
        expect(await outcomeOf(decide(second, what, id))).toBe("forbidden");
        expect(await outcomeOf(decide("dispatcher1", what, id))).toBe("done");
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});

test("5: no level twice, nothing after what is graver, and a red card voids what was asked", async () => {
  const levels = ["normal", "yellow", "red", "listed"] as const;
  const act = fc.record({ level: fc.constantFrom(...levels), lift: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 7 }), async (acts) => {
      const { id } = await stage.ticketAt("in_progress");
      await stage.onWork("housingclerk", askExtension, id, { ...asking, days: 2 });
      for (const { level, lift } of acts) {
        const [card] = await cardsOf(id, level);
        if (lift && card !== undefined) {
          await outcomeOf(
            stage.onWork("center", liftCard, id, { cardId: card.id, text: "已整改。" }),
          );
        } else {
          const raised = await outcomeOf(
            stage.onWork("center", raiseCard, id, { level, text: "请立即安排人员。" }),
          );
          const graver = await anyOf(id, levels.slice(levels.indexOf(level) + 1));
          // What the rule says of cards is what came of it.
          if (card !== undefined || graver) expect(raised).toBe("limit");
        }
      }
      const all = await cardsOf(id, ...levels);
      expect(new Set(all.map((card) => card.level)).size).toBe(all.length);
      const inTime = all.map((card) =>
        levels.indexOf(must(levels.find((one) => one === card.level))),
      );
      expect(inTime).toEqual([...inTime].sort());
      const { rows } = await database.admin.query<{ status: string }>(
        "select status from application where ticket_id = $1",
        [id],
      );
      const red = all.some((card) => card.level === "red" || card.level === "listed");
      expect(rows).toEqual([{ status: red ? "void" : "pending" }]);
    }),
    few,
  );
}, 120_000);

test("9: nothing of a matter reaches the organization complained about, and nothing personal whoever handles it", async () => {
  const departments = ["housing", "city", "water"] as const;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...departments), fc.nat(1), async (complained, n) => {
      const handling = must(departments.filter((one) => one !== complained)[n]);
      const canary = newId();
      const { id } = await stage.report({
        text: `住户反映：${canary}，晚上睡不着。`,
        name: "王小明",
        phone: "13800138000",
      });
      await stage.onTicket("dispatcher1", reclassify, id, {
        categoryId: must(stage.world.categories["0102"]),
        complainedId: must(stage.world.departments[complained]).id,
      });
      expect(await outcomeOf(stage.dispatch(id, complained))).toBe("invalid");
      const released = newId().slice(-12);
      await stage.onTicket("dispatcher1", dispatch, id, {
        organizationId: must(stage.world.departments[handling]).id,
        urgency: "routine",
        task: `请核实：${released}。`,
      });
      expect(await exportsOf(`${handling}clerk`)).toContain(released);
      const part = {
        organizationId: must(stage.world.departments[complained]).id,
        task: "请配合。",
      };
      expect(await outcomeOf(stage.onTicket("dispatcher1", addCo, id, part))).toBe("invalid");
      for (const department of departments) {
        for (const person of ["clerk", "leader"]) {
          const seen = await everythingReadBy(stage, `${department}${person}`);
          expect(seen).not.toContain(canary);
          expect(seen).not.toContain("王小明");
          expect(seen).not.toContain("13800138000");
          // Whoever handles reads its order: what is looked for is looked for where it could be.
          if (department === handling) expect(seen).toContain(id);
          if (department === complained) expect(seen).not.toContain(id);
        }
      }
      // Nor in a file that anybody takes out, above or beside it: not a word of what was written.
      for (const login of ["dispatcher1", "secretary1", "center", "org"]) {
        const file = await exportsOf(login);
        expect(file).toContain((await stage.ticket(id))["number"]);
        for (const word of [canary, "王小明", "13800138000"]) expect(file).not.toContain(word);
      }
      // And what it had in hand before it was complained about leaves with the matter.
      await stage.onTicket("dispatcher1", nameComplained, id, {
        complainedId: must(stage.world.departments[handling]).id,
      });
      expect(await exportsOf(`${handling}clerk`)).not.toContain(released);
    }),
    few,
  );
}, 180_000);

test("12: a community leads what is on its duty list on the day of the dispatch", async () => {
  const beta = new Stage(database, "beta");
  const { world } = beta;
  const office = must(world.areas["street1.community1"]).officeId;
  const listed = [{ code: "0102", lead: "community" }] as const;
  await publishVersion(database.admin, world, 2, "2021-01-01", listed);
  await appointClerk(database.admin, world, "street1.community1");
  const march = (day: number) => `2026-03-${String(day).padStart(2, "0")}`;
  const lists: { from: number; to: number }[] = [];
  const day = fc.integer({ min: 1, max: 31 });
  await fc.assert(
    fc.asyncProperty(day, day, day, async (one, other, on) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      // A line more each time, over the same month; it overlaps nothing.
      if (!lists.some((line) => line.from <= to && from <= line.to)) {
        lists.push({ from, to });
        const line = { code: "0102", area: "street1", from: march(from), to: march(to) };
        await listDuty(database.admin, world, line);
      }
      await database.freeze(new Date(`${march(on)}T10:00:00+08:00`));
      const { id } = await beta.report();
      const sent = beta.onTicket("dispatcher1", dispatch, id, {
        organizationId: office,
        urgency: "routine",
        task: "请上门了解情况。",
      });
      const may = lists.some((line) => line.from <= on && on <= line.to);
      expect(await outcomeOf(sent)).toBe(may ? "done" : "invalid");
    }),
    { numRuns: 14 },
  );
}, 120_000);

async function outcomeOf(what: Promise<unknown>): Promise<string> {
  try {
    await what;
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Gives somebody a second duty as a dispatcher; returns the login that stands for it. */
async function secondDuty(
  login: string,
  role: "street_dispatcher" | "district_dispatcher",
): Promise<string> {
  const known = `${login} ${role}`;
  if (stage.world.people[known] !== undefined) return known;
  const person = must(stage.world.people[login]);
  const area = must(stage.world.areas[role === "street_dispatcher" ? "street1" : "district"]);
  const place = { areaId: area.id, organizationId: null, path: area.path };
  const duty = { dutyId: newId(), role, ...place };
  await database.admin.query(
    "insert into duty (tenant_id, id, person_id, role, area_id, path, valid_from) values ($1,$2,$3,$4,$5,$6,'2020-01-01')",
    [stage.world.tenantId, duty.dutyId, person.personId, role, area.id, area.path],
  );
  stage.world.people[known] = { ...person, ...duty };
  return known;
}

/** A matter for which housing's clerk has asked this, or which waits for a call-back. */
async function matterOf(what: string): Promise<{ id: string }> {
  if (what === "call back") return stage.ticketAt("verified");
  const matter = await stage.ticketAt(what === "return" ? "accepted" : "in_progress");
  const ask = (input: Record<string, unknown>) => ({ ...asking, ...input });
  const reviewOn = new Date(Date.now() + 20 * 24 * hour).toISOString().slice(0, 10);
  const plan = "先列入年度计划，再立项施工。";
  switch (what) {
    case "return":
      await stage.onWork("housingclerk", requestReturn, matter.id, request);
      break;
    case "extension":
      await stage.onWork("housingclerk", askExtension, matter.id, ask({ days: 2 }));
      break;
    case "deferral": {
      const deferral = ask({ reasonCode: "funds", plan, reviewOn });
      await stage.onWork("housingclerk", askDeferral, matter.id, deferral);
      break;
    }
    default: {
      const termination = ask({ reasonCode: "no_cooperation" });
      await stage.onWork("housingclerk", askTermination, matter.id, termination);
    }
  }
  return matter;
}

function decide(login: string, what: string, id: string): Promise<unknown> {
  switch (what) {
    case "return":
      return stage.onWork(login, acceptReturn, id, decision);
    case "extension":
      return stage.onWork(login, extend, id, { ...decision, days: 2 });
    case "deferral":
      return stage.onWork(login, defer, id, decision);
    case "termination":
      return stage.onWork(login, terminate, id, decision);
    default:
      return stage.onWork(login, callBack, id, { channel: "phone", reached: "no" });
  }
}

async function cardsOf(id: string, ...levels: readonly string[]) {
  const { rows } = await database.admin.query<{ id: string; level: string }>(
    `select id, level from supervision where ticket_id = $1 and level = any ($2)
       and status in ('proposed', 'issued', 'lifted') order by proposed_at, id`,
    [id, levels],
  );
  return rows;
}

async function anyOf(id: string, levels: readonly string[]): Promise<boolean> {
  return (await cardsOf(id, ...levels)).length > 0;
}

/** The rows of every file that this duty may take out. */
async function exportsOf(login: string): Promise<string> {
  const credential = await stage.as(login);
  const { organizationId } = must(stage.world.people[login]);
  const key = newId();
  if (organizationId === null) await execute(exportTickets, credential, {}, key);
  else await execute(exportAssignments, credential, {}, key);
  const rows = await withScope(credential, "read", async (scope) =>
    organizationId === null
      ? ticketExportRows(scope, must(await ticketExportIds(scope, key)))
      : assignmentExportRows(scope, must(await assignmentExportIds(scope, key))),
  );
  return JSON.stringify(rows);
}
