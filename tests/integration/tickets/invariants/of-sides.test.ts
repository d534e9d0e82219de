import fc from "fast-check";
import { expect, test } from "vitest";
import { nameComplained } from "@/lib/affairs/tickets/commands/name-complained";
import { reclassify } from "@/lib/affairs/tickets/commands/reclassify";
import { reveal } from "@/lib/affairs/tickets/commands/reveal";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { everythingReadBy } from "./reading";

// DOMAIN §2.13, 9, where a street or a community is complained about, and of whoever serves on two sides.

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const purpose = { text: "回电核实地点" };

const sides = {
  street1: ["dispatcher1", "secretary1", "community11", "grid111"],
  "street1.community1": ["community11", "grid111"],
} as const;

test("9: nothing of a matter stays with the street or the community complained about, named early or late", async () => {
  const side = fc.constantFrom<keyof typeof sides>("street1", "street1.community1");
  await fc.assert(
    fc.asyncProperty(side, fc.boolean(), async (complained, late) => {
      const canary = newId();
      const given = {
        text: `住户反映：${canary}，晚上睡不着。`,
        name: "王小明",
        phone: "13800138000",
      };
      const { id } = late ? await stage.ticketAt("in_progress", given) : await stage.report(given);
      for (const login of sides[complained]) {
        // What is looked for is looked for where it was.
        expect(await everythingReadBy(stage, login)).toContain(canary);
      }
      const complainedId = must(must(stage.world.areas[complained]).officeId);
      if (late) await stage.onTicket("dispatcher1", nameComplained, id, { complainedId });
      else {
        const categoryId = must(stage.world.categories["0102"]);
        await stage.onTicket("dispatcher1", reclassify, id, { categoryId, complainedId });
      }
      for (const login of sides[complained]) {
        const seen = await everythingReadBy(stage, login);
        for (const word of [canary, id]) expect(seen).not.toContain(word);
        expect(await outcomeOf(stage.onTicket(login, reveal, id, purpose))).toBe("not-found");
      }
      // Whoever stands above has it, with all that belongs to it.
      const above = complained === "street1" ? "center" : "dispatcher1";
      expect(await everythingReadBy(stage, above)).toContain(canary);
      expect(await outcomeOf(stage.onTicket(above, reveal, id, purpose))).toBe("done");
      const path = must(stage.world.areas[complained === "street1" ? "district" : "street1"]).path;
      expect(await pathsOf(id)).toEqual([path]);
    }),
    { numRuns: 6 },
  );
}, 180_000);

test("9: nor with a person who serves there under a second duty", async () => {
  const { id } = await stage.report({ name: "王小明", phone: "13800138000" });
  const office = must(stage.world.areas["street1.community1"]);
  await database.admin.query(
    `insert into duty (tenant_id, id, person_id, role, area_id, path, valid_from)
     values ($1, $2, $3, 'community_secretary', $4, $5, '2020-01-01')`,
    [
      stage.world.tenantId,
      newId(),
      must(stage.world.people["dispatcher1"]).personId,
      office.id,
      office.path,
    ],
  );
  const categoryId = must(stage.world.categories["0102"]);
  const complainedId = must(office.officeId);
  await stage.onTicket("dispatcher1", reclassify, id, { categoryId, complainedId });
  expect(await outcomeOf(stage.onTicket("dispatcher1", reveal, id, purpose))).toBe("forbidden");
  expect(await outcomeOf(stage.onTicket("center", reveal, id, purpose))).toBe("done");
});

/** Where all that belongs to a matter lies, table by table; what was published is a copy of its own. */
async function pathsOf(id: string): Promise<string[]> {
  const { rows: tables } = await database.admin.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public'
     and column_name in ('ticket_id', 'path') and table_name not like 'wall\\_%'
     group by table_name having count(*) = 2`,
  );
  const each = tables.map(({ name }) => `select path from public."${name}" where ticket_id = $1`);
  const { rows } = await database.admin.query<{ path: string }>(
    `select path from public.ticket where id = $1 union ${each.join(" union ")}`,
    [id],
  );
  return rows.map(({ path }) => path);
}

async function outcomeOf(what: Promise<unknown>): Promise<string> {
  try {
    await what;
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
