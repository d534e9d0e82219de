import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Prisma } from "@/lib/platform/db/client";
import { withScope } from "@/lib/platform/db/scope";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { close } from "@/lib/affairs/tickets/commands/close";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { redo } from "@/lib/affairs/tickets/commands/redo";
import { workflowEdges } from "@/lib/affairs/tickets/rules/edges";
import { assignmentStatuses, ticketStatusOf } from "@/lib/affairs/tickets/rules/statuses";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const query = async (sql: string, values: unknown[] = []) =>
  (await database.admin.query<Record<string, unknown>>(sql, values)).rows;

describe("the database agrees with the rules", () => {
  test("its edges are the workflow's", async () => {
    const rows = await query(
      "select machine, verb, from_status, to_status, role from sec.workflow_edge",
    );
    const stored = rows.map((row) => Object.values(row).join(" ")).sort();
    const ruled = workflowEdges().map((edge) =>
      [edge.machine, edge.verb, edge.from, edge.to, edge.role].join(" "),
    );
    expect(stored).toEqual([...new Set(ruled)].sort());
  });

  test("a ticket's status follows from its lead assignment's in the same way", async () => {
    const rows = await query(
      "select s as status, sec.ticket_status_of(s) as follows from unnest($1::text[]) s",
      [[...assignmentStatuses]],
    );
    const ruled = assignmentStatuses.map((status) => ({ status, follows: ticketStatusOf(status) }));
    expect(rows).toEqual(ruled);
  });
});

describe("history", () => {
  test("is a chain whose hashes can be reckoned again", async () => {
    const { id, receipt } = await stage.ticketAt("verified");
    await execute(rate, receipt, { contacted: "yes", solved: "yes", satisfied: "yes" }, newId());
    await stage.onWork("dispatcher1", close, id, { outcome: "solved", text: "已经修好。" });
    const [sum] = await query(
      `select count(*)::int as events, min(seq)::int as first, max(seq)::int as last,
         count(*) filter (where hash = sha256(before || convert_to(jsonb_build_array(tenant_id, seq,
           ticket_id, assignment_id, organization_id, subject_id, name, version, ticket_version,
           assignment_version, for_resident, actor_kind, actor_role, actor_duty_id, actor_name,
           payload, extract(epoch from at), request_id)::text, 'UTF8')))::int as good
       from (select *, coalesce(lag(hash) over (order by seq), '\\x00'::bytea) as before
             from event where tenant_id = $1) chain`,
      [stage.world.tenantId],
    );
    const { events } = must(sum);
    expect(Number(events)).toBeGreaterThan(5);
    expect(sum).toEqual({ events, first: 1, last: events, good: events });
  });

  test("cannot be changed or forged, and nothing changes without it", async () => {
    const { id } = await stage.ticketAt("dispatched");
    const dispatcher = await stage.as("dispatcher1");
    const inScope = (sql: Prisma.Sql) =>
      withScope(dispatcher, "write", ({ tx }) => tx.$executeRaw(sql));
    await expect(
      inScope(
        Prisma.sql`update ticket set urgency = 'key', version = version + 1 where id = ${id}::uuid`,
      ),
    ).rejects.toThrow(/without an event/);
    await expect(
      inScope(Prisma.sql`update event set name = 'x' where ticket_id = ${id}::uuid`),
    ).rejects.toThrow(/permission denied/);
    await expect(
      inScope(Prisma.sql`update ticket set status = 'closed', closed_at = now(), version = version + 1
        where id = ${id}::uuid`),
    ).rejects.toThrow(/no edge/);
    const clerk = await stage.as("housingclerk");
    await expect(
      withScope(
        clerk,
        "write",
        ({ tx }) =>
          tx.$executeRaw`update assignment set status = 'accepted', version = version + 1
          where ticket_id = ${id}::uuid`,
      ),
    ).rejects.toThrow(/without an event/);
  });
});

describe("the roll-up", () => {
  test("equals a recount of the rows after loops of every kind", async () => {
    const { id, receipt } = await stage.ticketAt("verified");
    await execute(rate, receipt, { contacted: "no", solved: "no", satisfied: "no" }, newId());
    await stage.onWork("dispatcher1", redo, id, { text: "居民说没有解决。" });
    await stage.ticketAt("accepted");
    const [wrong] = await query(
      `with recount as (
         select t.tenant_id, m.path, m.day, m.measure, count(*)::int as n
         from ticket t join sec.tenant z on z.id = t.tenant_id, sec.measures(t, z.time_zone) m
         group by 1, 2, 3, 4)
       select count(*)::int as n from (
         (select tenant_id, path, day, measure, n from ticket_tally where n <> 0 except select * from recount)
         union all
         (select * from recount except select tenant_id, path, day, measure, n from ticket_tally)) x`,
    );
    expect(wrong).toEqual({ n: 0 });
    expect(await query("select 1 from ticket_tally where n <> 0")).not.toEqual([]);
  });
});

describe("what is on record", () => {
  test("a refusal leaves who tried what", async () => {
    const { id } = await stage.ticketAt("dispatched");
    await refused(stage.onWork("housingleader", accept, id), "forbidden");
    const rows = await query(
      "select kind, command, code, detail, actor_duty_id from audit order by id desc limit 1",
    );
    expect(rows).toEqual([
      {
        kind: "refusal",
        command: "assignment.accept",
        code: "forbidden",
        detail: { reason: "refusal.role" },
        actor_duty_id: must(stage.world.people["housingleader"]).dutyId,
      },
    ]);
  });

  test("no event carries what people typed", async () => {
    const typed = ["楼道里的灯", "请到现场", "今天下午来看", "已更换楼道", "居民说没有解决"];
    const rows = await query("select payload::text as payload from event");
    const all = rows.map(({ payload }) => String(payload)).join("\n");
    expect(typed.filter((text) => all.includes(text))).toEqual([]);
  });
});
