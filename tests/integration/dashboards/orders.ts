import { newId } from "@/lib/platform/core/id";
import type { UnitCounts } from "@/lib/across/dashboards/rules/unit-figures";
import type { TestDatabase } from "@/tests/support/database";
import { must, type World } from "@/tests/support/world";

const hour = 3_600_000;
const day = 24 * hour;

const statuses: readonly string[] = [
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "returned",
  "recalled",
  "sign_off",
  "submitted",
  "verified",
  "done",
  "done",
  "done",
  "done",
  "deferred",
  "terminated",
  "withdrawn",
];

const ended = ["returned", "recalled", "done", "waived", "terminated", "withdrawn"];

/**
 * For every ticket that there is an order, sometimes with a part, a call-back and a whistle call: every
 * status, early and late, the same in each run. Written past the triggers: no history of a matter is
 * wanted here but every constellation of its columns.
 */
export async function writeOrders(
  database: TestDatabase,
  world: World,
  now: number,
): Promise<void> {
  const { rows: tickets } = await database.admin.query<{
    id: string;
    number: string;
    path: string;
    area_id: string;
  }>("select id, number, path, area_id from ticket where tenant_id = $1 order by number", [
    world.tenantId,
  ]);
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  const pick = <T>(list: readonly T[]): T => must(list[Math.floor(random() * list.length)]);
  const iso = (at: number) => new Date(at).toISOString();
  const maybe = (share: number, at: number) => (random() < share ? iso(at) : null);
  const units = Object.values(world.departments);
  const orders: Record<string, unknown>[] = [];
  const leads: Record<string, unknown>[] = [];
  const calls: Record<string, unknown>[] = [];
  const whistles: Record<string, unknown>[] = [];

  const order = (ticket: (typeof tickets)[number], part: "lead" | "co", lead: string | null) => {
    const sent = now - random() * 80 * day;
    const due = sent + (part === "co" ? 4 : 7) * day;
    const status = part === "co" ? pick([...statuses, "waived"]) : pick(statuses);
    const submitted = ["submitted", "verified", "done"].includes(status);
    // A unit has one part in a matter: who helps is the next of the three.
    const leading = orders.findIndex(({ id }) => id === lead);
    const at = units.findIndex(({ id }) => id === orders[leading]?.["organization_id"]);
    const unit = lead === null ? pick(units) : must(units[(at + 1) % units.length]);
    const row = {
      tenant_id: world.tenantId,
      id: newId(),
      ticket_id: ticket.id,
      ticket_number: ticket.number,
      path: ticket.path,
      organization_id: unit.id,
      organization_name: unit.name,
      part,
      status,
      version: 1,
      round: 1,
      title: "楼道灯不亮",
      task: "请修",
      place: "网格",
      category_name: "物业服务",
      physical: false,
      urgency: pick(["urgent", "routine", "routine"]),
      may_call: false,
      sign_off: false,
      returnable: true,
      adjudicated: false,
      due_provisional: false,
      lead_assignment_id: lead,
      original_due_at: iso(due),
      dispatched_at: iso(sent),
      dispatched_by: "派单员",
      accept_by: iso(sent + day),
      accepted_at: maybe(0.8, sent + random() * 1.5 * day),
      recall_until: iso(sent),
      return_until: iso(sent),
      first_contact_by: iso(sent + 2 * day),
      first_contact_at: maybe(0.8, sent + random() * 3 * day),
      due_at: iso(due),
      submitted_at: submitted ? iso(sent + random() * 12 * day) : null,
      redo_reason: random() < 0.15 ? "没有修好" : null,
      // What an end and a deferral cannot do without.
      ended_at: ended.includes(status) ? iso(sent + 12 * day) : null,
      paused_at: status === "deferred" ? iso(sent) : null,
      review_at: status === "deferred" ? iso(due) : null,
    };
    orders.push(row);
    return row;
  };
  for (const ticket of tickets) {
    // What was given back or taken back once has been sent before.
    if (random() < 0.2) {
      const back = { id: newId(), status: "returned", ended_at: iso(now), paused_at: null };
      orders.push({ ...order(ticket, "lead", null), ...back, review_at: null });
      orders.splice(-2, 1);
    }
    const lead = order(ticket, "lead", null);
    const answered = random() < 0.5;
    leads.push({
      id: ticket.id,
      lead_assignment_id: lead.id,
      rated_solved: answered ? pick(["yes", "yes", "partly", "no"]) : null,
      rated_satisfied: answered ? pick(["yes", "basically", "no"]) : null,
    });
    if (random() < 0.4) order(ticket, "co", lead.id);
    if (random() < 0.3) {
      const reached = random() < 0.6;
      calls.push({
        tenant_id: world.tenantId,
        id: newId(),
        ticket_id: ticket.id,
        assignment_id: lead.id,
        path: ticket.path,
        round: 1,
        at: iso(now - random() * 60 * day),
        half_day: "2026-11-01 am",
        channel: "phone",
        reached,
        contacted: reached ? true : null,
        solved: reached ? "yes" : null,
        satisfied: reached ? "yes" : null,
        duty_id: must(world.people["dispatcher1"]).dutyId,
        by_name: "派单员",
      });
    }
    if (random() < 0.1) whistles.push(whistle(ticket));
  }

  function whistle(ticket: (typeof tickets)[number]) {
    const unit = pick(units);
    const called = now - random() * 60 * day;
    const status = pick(["called", "absent", "cancelled", "arrived", "arrived", "arrived"]);
    return {
      tenant_id: world.tenantId,
      id: newId(),
      call_id: newId(),
      path: ticket.path,
      organization_id: unit.id,
      organization_name: unit.name,
      kind: "emergency",
      title: "水管爆裂",
      matter: "请到场",
      place: "网格",
      called_at: iso(called),
      called_by: "派单员",
      arrive_by: iso(called + hour),
      status,
      version: 1,
      arrived_at: status === "arrived" ? iso(called + random() * 2 * hour) : null,
    };
  }

  for (const [table, rows] of Object.entries({
    assignment: orders,
    call_back: calls,
    whistle_response: whistles,
  })) {
    const columns = Object.keys(must(rows[0])).join(", ");
    await database.pastTriggers(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  await database.pastTriggers(
    `update ticket t set lead_assignment_id = r.lead_assignment_id, rated_solved = r.rated_solved, rated_satisfied = r.rated_satisfied
     from jsonb_populate_recordset(null::ticket, $1::jsonb) r where t.tenant_id = $2 and t.id = r.id`,
    [JSON.stringify(leads), world.tenantId],
  );
}

interface OrderRow {
  id: string;
  ticket_id: string;
  path: string;
  organization_id: string;
  part: string;
  status: string;
  urgency: string;
  lead_assignment_id: string | null;
  accept_by: Date;
  accepted_at: Date | null;
  first_contact_by: Date;
  first_contact_at: Date | null;
  due_at: Date;
  submitted_at: Date | null;
  redo_reason: string | null;
}

interface TicketRow {
  id: string;
  lead_assignment_id: string | null;
  rated_solved: string | null;
  rated_satisfied: string | null;
  figure_mark: string | null;
}

interface CallRow {
  assignment_id: string;
  at: Date;
  reached: boolean;
}

interface WhistleRow {
  path: string;
  organization_id: string;
  status: string;
  arrive_by: Date;
  arrived_at: Date | null;
}

/** The counts of one unit made by hand from the rows themselves, in another language than the product's. */
export async function recountUnit(
  { admin }: TestDatabase,
  world: World,
  { from, to, now, path, unit }: Record<"from" | "to" | "path" | "unit", string> & { now: number },
): Promise<UnitCounts> {
  const all = async <Row extends object>(table: string) =>
    (await admin.query<Row>(`select * from ${table} where tenant_id = $1`, [world.tenantId])).rows;
  const orders = await all<OrderRow>("assignment");
  const byId = new Map(orders.map((row) => [row.id, row]));
  const tickets = await all<TicketRow>("ticket");
  const leadOf = new Map(tickets.map((row) => [row.lead_assignment_id, row]));
  const markOf = new Map(tickets.map((row) => [row.id, row.figure_mark]));
  const inPeriod = (at: Date) => {
    const local = new Date(at.getTime() + 8 * hour).toISOString().slice(0, 10);
    return local >= from && local <= to;
  };
  const notAfter = (a: Date | null, b: Date) => a !== null && a.getTime() <= b.getTime();
  const asked = orders.filter(
    (row) => row.organization_id === unit && row.path.startsWith(path) && inPeriod(row.due_at),
  );
  const mine = asked.filter((row) => markOf.get(row.ticket_id) !== "excluded");
  const leads = mine.filter(({ part }) => part === "lead");
  const marked = (mark: string) =>
    asked.filter(
      (row) =>
        row.part === "lead" && row.status !== "recalled" && markOf.get(row.ticket_id) === mark,
    ).length;
  const sent = leads.filter(({ status }) => status !== "recalled");
  const gone = ["recalled", "returned", "withdrawn", "terminated", "deferred"];
  const handled = leads.filter(({ status }) => !gone.includes(status));
  const lateness = (row: OrderRow) => (row.submitted_at?.getTime() ?? now) - row.due_at.getTime();
  const charged = handled.filter(
    (row) =>
      lateness(row) > 0 &&
      orders.some(
        (part) =>
          part.part === "co" &&
          part.lead_assignment_id === row.id &&
          !["returned", "recalled", "waived", "terminated", "withdrawn"].includes(part.status) &&
          lateness(part) > 0 &&
          lateness(row) <= lateness(part),
      ),
  );
  const accepting = sent.filter(
    ({ status, accepted_at }) =>
      status !== "returned" &&
      (accepted_at !== null || !["withdrawn", "terminated"].includes(status)),
  );
  const resolved = handled.filter((row) => row.submitted_at !== null || row.redo_reason !== null);
  const closed = handled.filter(({ status }) => status === "done");
  const urgent = handled.filter(({ urgency }) => urgency === "urgent");
  const parts = mine.filter(
    ({ part, status }) => part === "co" && ![...gone, "waived"].includes(status),
  );
  const answers = sent.flatMap((row) => {
    const ticket = leadOf.get(row.id);
    return ticket === undefined || ticket.rated_solved === null ? [] : [ticket];
  });
  const calls = (await all<CallRow>("call_back")).filter((call) => {
    const order = must(byId.get(call.assignment_id));
    return order.organization_id === unit && order.path.startsWith(path) && inPeriod(call.at);
  });
  const whistles = (await all<WhistleRow>("whistle_response")).filter(
    (row) =>
      row.organization_id === unit &&
      row.path.startsWith(path) &&
      row.status !== "cancelled" &&
      inPeriod(row.arrive_by),
  );
  const inTime = (row: OrderRow) => notAfter(row.submitted_at, row.due_at);
  return {
    sent: sent.length,
    returned: leads.filter(({ status }) => status === "returned").length,
    toAccept: accepting.length,
    acceptedInTime: accepting.filter((row) => notAfter(row.accepted_at, row.accept_by)).length,
    handled: handled.length,
    contactedInTime: handled.filter((row) => notAfter(row.first_contact_at, row.first_contact_by))
      .length,
    due: handled.length - charged.length,
    inTime: handled.filter(inTime).length,
    charged: charged.length,
    resolved: resolved.length,
    redone: handled.filter((row) => row.redo_reason !== null).length,
    closed: closed.length,
    closedInTime: closed.filter(inTime).length,
    urgent: urgent.length,
    urgentClosed: urgent.filter(({ status }) => status === "done").length,
    partsDue: parts.length,
    partsInTime: parts.filter(inTime).length,
    rated: answers.length,
    solved: answers.filter((row) => row.rated_solved === "yes").length,
    satisfied: answers.filter((row) => row.rated_satisfied === "yes").length,
    basically: answers.filter((row) => row.rated_satisfied === "basically").length,
    wrong: leads.filter(({ status }) => ["returned", "recalled"].includes(status)).length,
    allSent: leads.length,
    excluded: marked("excluded"),
    corrected: marked("corrected"),
    called: calls.length,
    reached: calls.filter(({ reached }) => reached).length,
    summoned: whistles.length,
    arrivedInTime: whistles.filter((row) => notAfter(row.arrived_at, row.arrive_by)).length,
  };
}
