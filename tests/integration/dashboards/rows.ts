import { jobHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import type { Measure } from "@/lib/affairs/tickets/rules/measures";
import type { TestDatabase } from "@/tests/support/database";
import { must, testJobSecret, type World } from "@/tests/support/world";

const hour = 3_600_000;
const day = 24 * hour;

/** Tickets of every kind at every level, spread over 150 days before `now`, the same in each run. */
export async function writeTickets(
  { admin }: TestDatabase,
  world: World,
  now: number,
  count: number,
): Promise<void> {
  const random = generator(20261122);
  const places = Object.values(world.areas);
  const rows = Array.from({ length: count }, (_, at) => {
    const place = must(places[Math.floor(random() * places.length)]);
    return { ...ticketFrom(now, random), ...identity(world, place, at) };
  });
  const client = await admin.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('sec.hash', $1, true)", [
      Buffer.from(jobHash(world.slug, testJobSecret)).toString("hex"),
    ]);
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(", ");
    await client.query(
      `insert into ticket (${columns}) select ${columns} from jsonb_populate_recordset(null::ticket, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
    // A ticket without an event could not be committed.
    await client.query(
      `insert into event (tenant_id, seq, ticket_id, subject_id, path, name, for_resident, actor_kind, actor_role,
         actor_name, payload, at, request_id, hash)
       select tenant_id, 0, id, id, path, 'ticket.registered', false, '', '', '', '{}', registered_at, '', '\\x00'
       from ticket where tenant_id = $1`,
      [world.tenantId],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}

function identity(world: World, place: { id: string; path: string; name: string }, at: number) {
  return {
    tenant_id: world.tenantId,
    id: newId(),
    number: `20261${String(at).padStart(8, "0")}`,
    path: place.path,
    area_id: place.id,
    place_names: place.name,
    source: "portal",
    type: "complaint",
    category_id: must(world.categories["0102"]),
    category_name: "物业服务",
    physical: false,
    title: "楼道灯不亮",
    text: "楼道里的灯坏了两天了。",
    round: 1,
    version: 1,
    due_provisional: false,
  };
}

const statuses = [
  "registered",
  "screening",
  "dispatched",
  "in_progress",
  "return_requested",
  "verification",
  "callback",
  "closed",
  "closed",
  "closed",
  "withdrawn",
  "answered",
  "rejected",
] as const;

/** Of sixteen one is left out of the figures, and one was corrected after they were published. */
const marks = ["excluded", "corrected"];

function ticketFrom(now: number, random: () => number) {
  const pick = <T>(list: readonly T[]): T => must(list[Math.floor(random() * list.length)]);
  const registered = now - random() * 150 * day;
  const status = pick(statuses);
  const sent = !["registered", "screening", "answered", "rejected"].includes(status);
  const resolved = ["verification", "callback", "closed"].includes(status);
  const ended = ["closed", "withdrawn", "answered", "rejected"].includes(status);
  const due = registered + (5 + random() * 10) * day;
  const done = Math.min(registered + random() * 16 * day, now - hour);
  const rated = status === "closed" && random() < 0.6;
  const iso = (holds: boolean, at: number) => (holds ? new Date(at).toISOString() : null);
  return {
    status,
    registered_at: iso(true, registered),
    dispatched_at: iso(sent, registered),
    due_at: iso(sent, due),
    first_contact_by: iso(sent, registered + 2 * day),
    first_contact_at: iso(sent && random() < 0.8, registered + random() * 3 * day),
    resolved_at: iso(resolved, done),
    closed_at: iso(ended, Math.min(done + day, now)),
    rated_at: iso(rated, Math.min(done + day, now)),
    rated_contacted: rated ? true : null,
    rated_solved: rated ? pick(["yes", "yes", "partly", "no"]) : null,
    rated_satisfied: rated ? pick(["yes", "yes", "basically", "no"]) : null,
    figure_mark: marks[Math.floor(random() * 16)] ?? null,
  };
}

/** Small and repeatable; any sequence would do. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

interface TicketRow {
  path: string;
  status: string;
  registered_at: Date;
  closed_at: Date | null;
  due_at: Date | null;
  resolved_at: Date | null;
  first_contact_at: Date | null;
  first_contact_by: Date | null;
  rated_at: Date | null;
  rated_solved: string | null;
  rated_satisfied: string | null;
  figure_mark: string | null;
}

/**
 * The figures counted by hand from the tickets themselves: what the roll-up must agree with. Written
 * once more in another language, so that one mistake cannot be made in both places alike.
 */
export async function recount(
  { admin }: TestDatabase,
  world: World,
  path: string,
  { from, to, now }: { from: string; to: string; now: number },
): Promise<Record<Measure, number>> {
  const { rows } = await admin.query<TicketRow>(
    "select * from ticket where tenant_id = $1 and starts_with(path, $2)",
    [world.tenantId, path],
  );
  const within = (at: Date | null) => {
    if (at === null) return false;
    const local = new Date(at.getTime() + 8 * hour).toISOString().slice(0, 10);
    return local >= from && local <= to;
  };
  const count = (test: (row: TicketRow) => boolean) => rows.filter(test).length;
  const counted = (row: TicketRow) => row.figure_mark !== "excluded";
  const rated = (row: TicketRow) => within(row.rated_at) && counted(row);
  const due = (row: TicketRow) =>
    counted(row) &&
    within(row.due_at) &&
    !["withdrawn", "terminated", "rejected", "answered"].includes(row.status);
  const notAfter = (a: Date | null, b: Date | null) => a !== null && b !== null && a <= b;
  return {
    open: count(({ status }) => !ends.includes(status)),
    overdue: count(
      ({ status, due_at }) => running.includes(status) && due_at !== null && due_at.getTime() < now,
    ),
    registered: count((row) => within(row.registered_at)),
    answered: count((row) => within(row.registered_at) && row.status === "answered"),
    closed: count((row) => row.status === "closed" && within(row.closed_at)),
    excluded: count((row) => within(row.due_at) && row.figure_mark === "excluded"),
    corrected: count((row) => within(row.due_at) && row.figure_mark === "corrected"),
    due: count(due),
    due_on_time: count((row) => due(row) && notAfter(row.resolved_at, row.due_at)),
    contact_on_time: count(
      (row) => due(row) && notAfter(row.first_contact_at, row.first_contact_by),
    ),
    rated: count(rated),
    solved: count((row) => rated(row) && row.rated_solved === "yes"),
    satisfied: count((row) => rated(row) && row.rated_satisfied === "yes"),
    basically: count((row) => rated(row) && row.rated_satisfied === "basically"),
  };
}

const ends = ["closed", "rejected", "answered", "withdrawn", "terminated", "transferred"];
const running = ["dispatched", "accepted", "in_progress", "return_requested"];
