import { carryResolutions } from "@/lib/across/reactions/meetings-tickets";
import { followTickets } from "@/lib/across/reactions/tickets-meetings";
import { callMeeting } from "@/lib/affairs/councils/commands/call-meeting";
import { notifyMeeting } from "@/lib/affairs/councils/commands/notify-meeting";
import { proposeTopic } from "@/lib/affairs/councils/commands/propose-topic";
import { hold } from "@/lib/parts/meetings/commands/hold";
import { plan } from "@/lib/parts/meetings/commands/plan";
import { addResolution } from "@/lib/parts/meetings/commands/resolutions";
import { conclude, publish } from "@/lib/parts/meetings/commands/steps";
import { raiseTopic } from "@/lib/parts/meetings/commands/topics";
import { meetingDetail } from "@/lib/parts/meetings/queries/detail";
import type { Credential } from "@/lib/platform/access/credential";
import { execute, type Command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { at, createRng, type Rng } from "@/prisma/seed/content/random";
import { Stage } from "@/tests/support/commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";
import { fates, type Fate } from "./fates";
import { brokenLinks } from "./link-checks";

const day = 86_400_000;
/** Ten in the morning of a Monday in the district; meetings are held on that week's Friday. */
const monday = Date.parse("2026-06-01T02:00:00Z");
const perWeek = 50;
/** A kind of matter whose result needs no photos. */
const category = "0102";

const bodies = [
  { key: "council11", office: "community11", dispatcher: "dispatcher1", secretary: "secretary1" },
  { key: "council21", office: "community21", dispatcher: "dispatcher2", secretary: "secretary2" },
  { key: "council1", office: "secretary1", dispatcher: "dispatcher1", secretary: "secretary1" },
  { key: "council2", office: "secretary2", dispatcher: "dispatcher2", secretary: "secretary2" },
] as const;
type Body = (typeof bodies)[number];

interface Held {
  id: string;
  body: Body;
  resolutions: string[];
}

/**
 * So many meetings of four councils, from the call to what became of each of their resolutions, all by the ordinary
 * commands and with two workers at once that are cut off in between. Then every link is looked for in the raw rows,
 * and every meeting is read as its page reads it.
 *
 * `plant` may break something before the rows are looked at, `read` may be another query of the page.
 */
export async function measureLinks(
  database: TestDatabase,
  { meetings, seed = "councils" }: { meetings: number; seed?: string },
  {
    plant,
    read = meetingDetail,
  }: { plant?: () => Promise<void>; read?: typeof meetingDetail } = {},
): Promise<Figure[]> {
  const stage = new Stage(database, "east");
  const rng = createRng(seed);
  const wanted = new Map<string, Fate>();
  const all: Held[] = [];
  let turn = 0;
  for (let week = 0; all.length < meetings; week += 1) {
    const count = Math.min(perWeek, meetings - all.length);
    const round = await meetAll(database, stage, rng, { week, count });
    all.push(...round);
    await twoWorkers(stage);
    for (const resolutionId of round.flatMap(({ resolutions }) => resolutions)) {
      const fate = at(fates, turn % fates.length);
      turn += 1;
      wanted.set(resolutionId, fate);
      await bringAbout(database, stage, resolutionId, fate);
    }
    await twoWorkers(stage);
    await raiseSome(database, stage);
    progress(`meetings ${String(all.length)}/${String(meetings)}`);
  }
  await database.freeze(null);
  await plant?.();
  const broken = await brokenLinks(database.admin, stage.world.tenantId);
  const { wrong, screens } = await compare(database, stage, all, { wanted, read });
  const lost = Object.entries(broken).map(([name, examples]) =>
    figure(`councils.links.${name}`, examples.length, "= 0", "broken links", examples),
  );
  return [
    figure("councils.meetings", all.length, ">= 0", "meetings"),
    figure("councils.resolutions", wanted.size, ">= 0", "resolutions"),
    figure("councils.fates", new Set(wanted.values()).size, `= ${fates.length}`, "ways to end"),
    ...lost,
    figure("councils.results", wrong.length, "= 0", "resolutions with another result", wrong),
    figure("councils.screens", screens.length, "= 0", "lines told otherwise", screens),
  ];
}

async function meetAll(
  database: TestDatabase,
  stage: Stage,
  rng: Rng,
  { week, count }: { week: number; count: number },
): Promise<Held[]> {
  const start = monday + week * 7 * day;
  const startsAt = `${new Date(start + 4 * day).toISOString().slice(0, 10)}T14:30`;
  await database.freeze(new Date(start));
  const called: { id: string; body: Body; topics: string[] }[] = [];
  for (let n = 0; n < count; n += 1) {
    const body = rng.pick(bodies);
    const office = await stage.as(body.office);
    const councilId = must(stage.world.councils[body.key]).id;
    const given = {
      id: councilId,
      form: rng.pick(["monthly", "joint"]),
      startsAt,
      place: "会议室",
    };
    const { id } = await execute(callMeeting, office, given, newId());
    const topics: string[] = [];
    for (let k = rng.int(1, 3); k > 0; k -= 1) {
      const words = {
        title: `议题${String(n)}之${String(k)}`,
        matter: "居民多次反映，请共同商议。",
      };
      const topic = await execute(proposeTopic, office, { id: councilId, ...words }, newId());
      topics.push(topic.id);
    }
    const agenda = { theme: `主题${String(n)}`, startsAt, place: "会议室", topicIds: topics };
    await step(stage, office, plan, id, agenda);
    await step(stage, office, notifyMeeting, id);
    called.push({ id, body, topics });
  }
  await database.freeze(new Date(start + 4 * day + 7 * 3_600_000));
  const held: Held[] = [];
  for (const { id, body, topics } of called) {
    const office = await stage.as(body.office);
    const { attendees } = await withScope(office, "read", (scope) => meetingDetail(scope, id));
    const attendance = JSON.stringify(
      attendees.map((one) => ({ id: one.id, presence: "present", word: null })),
    );
    await step(stage, office, hold, id, { minutes: "逐项讨论并作出决议。", attendance });
    for (let k = rng.int(1, 3); k > 0; k -= 1) {
      const [housing, unit] = [stage.world.departments["housing"], stage.world.units["unit1"]];
      await step(stage, office, addResolution, id, {
        measure: `落实第${String(k)}项措施并通报结果。`,
        organizationId: must(rng.chance(0.7) ? housing : unit).id,
        categoryId: must(stage.world.categories[category]),
        dueOn: new Date(start + rng.int(10, 60) * day).toISOString().slice(0, 10),
        ...(rng.chance(0.8) ? { topicId: rng.pick(topics) } : {}),
      });
    }
    await step(stage, office, conclude, id);
    if (rng.chance(0.5)) await step(stage, office, publish, id);
    const { rows } = await database.admin.query<{ id: string }>(
      "select id from meeting_resolution where meeting_id = $1 order by number",
      [id],
    );
    held.push({ id, body, resolutions: rows.map((row) => row.id) });
  }
  return held;
}

async function step<I, P, S, R extends Json>(
  { database }: Stage,
  office: Credential,
  what: Command<I, P, S, R>,
  id: string,
  input: Record<string, unknown> = {},
): Promise<void> {
  const { rows } = await database.admin.query<{ version: number }>(
    "select version from meeting where id = $1",
    [id],
  );
  await execute(what, office, { id, version: must(rows[0]).version, ...input }, newId());
}

/** Two workers do the same at once; one of them is cut off after a while. Then one goes on to the end. */
async function twoWorkers(stage: Stage): Promise<void> {
  const tenant = {
    credential: stage.job,
    read: <T>(query: (scope: Scope) => Promise<T>) => withScope(stage.job, "read", query),
  };
  // Who comes second is refused; what is refused is tried again by the next round, as in the worker.
  const each = (_doing: string, run: () => Promise<void>) => run().catch(() => undefined);
  const cut = new AbortController();
  const cutting = setTimeout(() => {
    cut.abort();
  }, 200);
  for (const [both, again] of [
    [carryResolutions, unresolved],
    [followTickets, unfollowed],
  ] as const) {
    await Promise.all([
      both(tenant, cut.signal, each),
      both(tenant, new AbortController().signal, each),
    ]);
    for (let rounds = 0; (await again(stage)) > 0; rounds += 1) {
      if (rounds > 20) throw new Error(`${both.name} comes to no end`);
      await both(tenant, new AbortController().signal, each);
    }
  }
  clearTimeout(cutting);
}

async function unresolved({ database }: Stage): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from meeting_resolution where state = 'open' and ticket_id is null",
  );
  return must(rows[0]).n;
}

async function unfollowed({ database }: Stage): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    `select count(*)::int as n from meeting_resolution r where exists (select from event e
       where e.tenant_id = r.tenant_id and e.ticket_id = r.ticket_id and e.seq > r.followed_seq)`,
  );
  return must(rows[0]).n;
}

/** Step by step, and after some of them the resolution follows before the next one. */
async function bringAbout(
  database: TestDatabase,
  stage: Stage,
  resolutionId: string,
  { steps, waited }: Fate,
): Promise<void> {
  const { rows } = await database.admin.query<{ ticket: string; body: string }>(
    `select r.ticket_id as ticket, m.body_id as body from meeting_resolution r join meeting m on m.id = r.meeting_id
     where r.id = $1`,
    [resolutionId],
  );
  const { ticket, body } = must(rows[0]);
  const hands = must(bodies.find(({ key }) => must(stage.world.councils[key]).id === body));
  for (const one of steps) {
    await one(stage, ticket, hands);
    // Between two ends the resolution must have seen the first.
    if (waited) await twoWorkers(stage);
  }
}

/** Every other of what waits again in a community goes up to the street. */
async function raiseSome(database: TestDatabase, stage: Stage): Promise<void> {
  const { rows } = await database.admin.query<{ id: string; version: number; body: string }>(
    `select id, version, body_id as body from meeting_topic where origin = 'unsolved' and status = 'open'
       and tenant_id = $1 order by id`,
    [stage.world.tenantId],
  );
  const below = rows.flatMap((row) => {
    const own = bodies.find(({ key }) => must(stage.world.councils[key]).id === row.body);
    return own?.office.startsWith("community") === true ? [{ ...row, office: own.office }] : [];
  });
  for (const [n, { id, version, office }] of below.entries()) {
    if (n % 2 === 0) await execute(raiseTopic, await stage.as(office), { id, version }, newId());
  }
}

/** The results against what was brought about, and each meeting's page against the rows. */
async function compare(
  database: TestDatabase,
  stage: Stage,
  all: readonly Held[],
  { wanted, read }: { wanted: ReadonlyMap<string, Fate>; read: typeof meetingDetail },
): Promise<{ wrong: string[]; screens: string[] }> {
  const { rows } = await database.admin.query<{
    id: string;
    state: string;
    number: string;
    waits: number;
  }>(
    `select r.id, r.state, r.ticket_number as number, (select count(*)::int from meeting_topic p
       where p.resolution_id = r.id) as waits
     from meeting_resolution r where r.tenant_id = $1`,
    [stage.world.tenantId],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const wrong = [...wanted].flatMap(([id, { name, state, waited }]) => {
    const row = found.get(id);
    return row?.state === state && row.waits === (waited ? 1 : 0)
      ? []
      : [`${id} ${name}: ${String(row?.state)}, ${String(row?.waits)} waiting`];
  });
  const screens: string[] = [];
  for (const { id, body, resolutions } of all) {
    const office = await stage.as(body.office);
    const shown = await withScope(office, "read", (scope) => read(scope, id));
    const told = shown.resolutions.map(
      (one) => `${one.id} ${one.state} ${String(one.ticket?.number)}`,
    );
    const raw = resolutions.map((one) => {
      const row = found.get(one);
      return `${one} ${String(row?.state)} ${String(row?.number)}`;
    });
    if (told.join("\n") !== raw.join("\n")) screens.push(id);
  }
  return { wrong, screens };
}
