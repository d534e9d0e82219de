import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { phoneRoles } from "@/lib/platform/access/actor";
import { newId } from "@/lib/platform/core/id";
import { probeChoice, siteUnderTest } from "@/tests/support/site-under-test";
import { must } from "@/tests/support/world";
import { readRights } from "../matrix/rights";
import { act, deliveries, get, send, type Answer } from "./ask";
import { leaksIn, markText } from "./canary";
import { onDatabase, takeJobKey } from "./district";
import { readBuild, readDoors } from "./doors";
import { planActions, planGets, sample, type ActionProbe, type GetProbe } from "./plan";
import { openSite, type Principal, type Site } from "./site";

// T4: the production build is asked for everything that it says it serves, by people of every role,
// with ids of their own, of a neighbour and of another district. Every text and file of the two
// districts says whose it is, so any foreign byte is recognised wherever it stands.

const { all: everything, seed } = probeChoice;
const build = readBuild(siteUnderTest.build);
const expected = readDoors();
const lanes = 8;

let site: Site;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(900_000);
  site = await openSite({
    base: siteUnderTest.base,
    adminUrl: siteUnderTest.adminUrl(),
    dataDir: siteUnderTest.dataDir(),
  });
});

test("doors.txt names every page, route and action of the build, and nothing else", () => {
  const built = [
    ...build.doors.map(({ kind, address }) => `${kind} ${address}`),
    ...build.actions.map(({ name }) => `action ${name}`),
  ];
  const listed = [
    ...expected.doors.map(({ kind, address }) => `${kind} ${address}`),
    ...expected.actions.map(({ name }) => `action ${name}`),
  ];
  expect(listed.sort()).toEqual(built.sort());
  const commands = new Set(readRights().map(({ command }) => command));
  const unknown = expected.actions.filter(
    ({ command }) => command !== "-" && !commands.has(command),
  );
  expect(unknown).toEqual([]);
});

test("the checker finds what is planted", () => {
  const near = must(site.principals.find(({ label }) => label === "dispatcher1"));
  const planted = [
    markText(site.far.prefix, { place: "s1.c1.g1", number: "00001" }),
    markText(site.near.prefix, { place: "s2.c1.g1", number: "00001" }),
    markText(site.near.prefix, { trait: "secret" }),
    markText(site.near.prefix, { place: "s2.c1", number: "00001", trait: "member" }),
    site.ids.ticket.foreign,
    site.ids.assignment.second,
  ];
  for (const text of planted) {
    expect(leaksIn(near.viewer, `<p>${text}</p>`, site.known, ""), text).toHaveLength(1);
  }
  const member = must(site.principals.find(({ label }) => label === "member"));
  for (const [place, trait] of [
    ["s1.c1", "member"],
    ["s1.c1.g1", "internal"],
    ["s1.c2", "offer"],
  ] as const) {
    const text = markText(site.near.prefix, { place, number: "99999", trait });
    expect(leaksIn(member.viewer, text, site.known, ""), text).toHaveLength(1);
  }
  const offered = markText(site.near.prefix, { place: "s1", trait: "offer" });
  expect(leaksIn(member.viewer, offered, site.known, "")).toEqual([]);
  const own = [
    markText(site.near.prefix, { place: "s1.c1.g1", number: "1" }),
    site.ids.ticket.first,
  ];
  expect(leaksIn(near.viewer, own.join(" "), site.known, "")).toEqual([]);
});

test("allowed actions succeed, one for each kind of wrapper", async () => {
  const person = (label: string) => must(site.principals.find((one) => one.label === label));
  const target = must(site.targets.get("ticket.note")).first;
  const note = { id: target.matter.ticketId, version: "1", text: "情况属实，已经安排。" };
  expect(await control("ticket.note", person("dispatcher1"), note)).toBe("done");
  expect(await control("ticket.addFacts", person("receipt"), { text: "又坏了一盏灯。" })).toBe(
    "done",
  );
  const report = {
    text: "楼道里的灯坏了两天了。",
    categoryId: must(site.near.world.categories["0102"]),
    areaId: must(site.near.world.areas["street1.community1.grid1"]).id,
  };
  expect(await control("ticket.report", person("anonymous"), report)).toBe("done");
});

test("pages and routes show nothing foreign, and deny what is foreign as what is not there", async () => {
  test.setTimeout(everything ? 1_800_000 : 420_000);
  const kind = ({ door, principal }: GetProbe) => `${door.address} ${principal.label}`;
  const all = planGets(site, expected.doors);
  const probes = everything ? all : sample(all, kind, 1_400, seed);
  const findings: string[] = [];
  await together(probes, async (probe) => {
    const answer = await get(probe.address, probe.principal.cookie, deliveries[probe.delivery]);
    const wrong = [
      ...leaksIn(probe.principal.viewer, answer.text, site.known, probe.address),
      ...wrongOutcome(probe, answer.outcome),
      ...(await toldApart(probe, answer)),
    ];
    findings.push(...wrong.map((one) => `${nameOf(probe)}: ${one}`));
  });
  console.log(
    `${String(probes.length)} of ${String(all.length)} page probes, seed ${String(seed)}`,
  );
  expect(findings.sort()).toEqual([]);
});

test("actions refuse everything foreign and everything malformed, and change nothing", async () => {
  test.setTimeout(everything ? 1_800_000 : 420_000);
  const actions = expected.actions.map((one) => ({
    ...one,
    ...must(build.actions.find(({ name }) => name === one.name)),
  }));
  const kind = ({ row, action, manner }: ActionProbe) => `${action.name} ${row} ${manner}`;
  const all = planActions(site, actions);
  const probes = everything ? all : sample(all, kind, 1_400, seed);
  // Without their key the worker does nothing for these districts: what changes now, an action changed.
  await onDatabase(site.adminUrl, async (db) => {
    for (const district of [site.near, site.far]) await takeJobKey(db, district);
  });
  const before = await quietChecksums();
  const findings: string[] = [];
  const denials = new Map<string, Map<string, string>>();
  await together(probes, async (probe) => {
    const answer = await callBadly(probe);
    const leaks = leaksIn(
      probe.principal.viewer,
      answer.text,
      site.known,
      `${probe.address} ${JSON.stringify(probe.fields)}`,
    );
    findings.push(...leaks.map((one) => `${actionName(probe)}: ${one}`));
    if (!isRefusal(probe, answer)) findings.push(`${actionName(probe)}: ${answer.outcome}`);
    if (probe.manner === "ids" && probe.action.wrapper === "session") {
      const key = `${probe.action.name} ${probe.row} ${probe.principal.label}`;
      const known = denials.get(key) ?? new Map<string, string>();
      denials.set(key, known.set(probe.origin, denialOf(answer)));
    }
  });
  for (const [key, answers] of denials) {
    const [foreign, random] = [answers.get("foreign"), answers.get("random")];
    if (foreign !== undefined && random !== undefined && foreign !== random) {
      findings.push(`${key}: a foreign id is told from a random one: ${foreign} / ${random}`);
    }
  }
  console.log(
    `${String(probes.length)} of ${String(all.length)} action probes, seed ${String(seed)}`,
  );
  expect.soft(findings.sort()).toEqual([]);
  expect(differing(before, await checksums())).toEqual([]);
});

/** What the visitor must get, by doors.txt. What is prefetched says less and is only searched. */
function wrongOutcome(probe: GetProbe, outcome: string): string[] {
  if (outcome === "fault") return ["a fault"];
  if (probe.delivery !== "plain" && probe.delivery !== "flight") return [];
  const { door, principal } = probe;
  if (door.who === "everybody") return [];
  const opens =
    door.who === "receipt"
      ? principal.role === "resident" && probe.origin !== "foreign"
      : principal.role !== "anonymous" &&
        principal.role !== "resident" &&
        [...door.who].some((role) => role === principal.role);
  const told = (wanted: string) => [`${outcome} instead of ${wanted}`];
  if (opens && (!probe.hidden || door.subject === "-")) {
    const fine =
      outcome === "shown" || (outcome.startsWith("to ") && !outcome.startsWith("to /sign-in"));
    // What is asked with ids of elsewhere, or a file without the key of its export, may be missing.
    const mayMiss = door.subject === "-" && (probe.origin !== "first" || door.kind === "route");
    return fine || (mayMiss && outcome === "missing") ? [] : told("shown");
  }
  if (door.kind === "route") return outcome === "missing" ? [] : told("missing");
  if (door.who === "receipt")
    return outcome.startsWith("to ") || outcome === "missing" ? [] : told("away");
  const signedIn = principal.role !== "anonymous" && principal.role !== "resident";
  const byPhone = phoneRoles.some((role) => door.who instanceof Set && door.who.has(role));
  const wanted = signedIn ? "missing" : byPhone ? "to /sign-in/phone" : "to /sign-in";
  return outcome === wanted ? [] : told(wanted);
}

const randoms = new Map<string, Promise<Answer>>();

/** An id that exists elsewhere must be denied as one that exists nowhere: same status, same page. */
async function toldApart(probe: GetProbe, answer: Answer): Promise<string[]> {
  if (!probe.hidden || probe.origin === "random") return [];
  const random = planGets(site, [probe.door]).find(
    (one) =>
      one.principal === probe.principal &&
      one.origin === "random" &&
      one.delivery === probe.delivery,
  );
  const { address, principal } = must(random);
  const key = nameOf({ ...probe, origin: "random" });
  const asked = randoms.get(key) ?? get(address, principal.cookie, deliveries[probe.delivery]);
  randoms.set(key, asked);
  const nowhere = await asked;
  if (nowhere.status !== answer.status || nowhere.outcome !== answer.outcome) {
    return [`told from a random id: ${answer.outcome} / ${nowhere.outcome}`];
  }
  // A list that was asked for what is nowhere is shown; how its parts stream in is chance.
  if (answer.outcome === "shown") return [];
  const [a, b] = [plain(answer.body).length, plain(nowhere.body).length];
  return Math.abs(a - b) > 0.02 * Math.max(a, b) ? [`${String(a)} / ${String(b)} signs long`] : [];
}

/** Without what differs from one request to the next in any case. */
function plain(body: string): string {
  return body
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "")
    .replace(/near\w{5}|far\w{5}/g, "")
    .replace(/\d{10,}/g, "");
}

async function callBadly(probe: ActionProbe): Promise<Answer> {
  const { action, address, fields, manner, principal } = probe;
  const headers: Record<string, string> =
    principal.cookie === "" ? {} : { cookie: principal.cookie };
  const origin = manner === "foreign-origin" ? "https://example.invalid" : site.base;
  if (manner !== "no-origin") headers["origin"] = origin;
  if (manner === "garbage")
    return send(address, action.id, '[{"a":"$K9","b":"$@7"},"$F3"', headers);
  return act(address, action.id, fields, headers);
}

function isRefusal(
  { manner, action, origin, principal }: ActionProbe,
  { outcome, status }: Answer,
): boolean {
  // Who reads a matter is told that it has moved on: the worker may have moved it since it was written down.
  const reads = origin === "first" || (origin === "second" && principal.viewer.place === "");
  const denied =
    ["not-found", "forbidden", "closed"].includes(outcome) || (reads && outcome === "conflict");
  // What cannot be read, and what comes from another site, the framework itself turns away.
  if (manner === "garbage" || manner === "foreign-origin") {
    return denied || outcome === "invalid" || (outcome.startsWith("no answer") && status >= 400);
  }
  // The forms are those that would succeed: "invalid" would mean that a probe reached no command.
  return denied || (action.wrapper === "open" && ["invalid", "limit"].includes(outcome));
}

/** Code and sentence of a denial. */
function denialOf({ outcome, body }: Answer): string {
  const sentence = /"code":"[\w-]+","message":"([^"]*)"/.exec(body)?.[1] ?? "";
  return `${outcome} ${sentence.replace(/[0-9a-f]{12}/, "")}`;
}

/** Calls the action that runs this command, as its own form would. */
async function control(command: string, principal: Principal, fields: Record<string, unknown>) {
  const door = must(expected.actions.find((one) => one.command === command));
  const { id } = must(build.actions.find(({ name }) => name === door.name));
  const form = { ...fields, district: site.near.world.slug, idempotencyKey: newId() };
  const headers = { origin: site.base, cookie: principal.cookie };
  return (await act(`${site.base}/sign-in`, id, form, headers)).outcome;
}

/** The sums once nothing moves any more. */
async function quietChecksums(): Promise<Record<string, string>> {
  let last = await checksums();
  await expect
    .poll(
      async () => {
        const before = last;
        last = await checksums();
        return differing(before, last);
      },
      { timeout: 90_000, intervals: [2_000] },
    )
    .toEqual([]);
  return last;
}

/** The tables that are not as they were. */
function differing(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(after).filter((table) => after[table] !== before[table]);
}

/** One sum for each table and district; what is refused is recorded, so the audit may grow. */
async function checksums(): Promise<Record<string, string>> {
  return onDatabase(site.adminUrl, async (db) => {
    const { rows } = await db.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and c.relname <> '_prisma_migrations'`,
    );
    const sums: Record<string, string> = {};
    for (const district of [site.near, site.far]) {
      for (const { name } of rows) {
        if (name === "audit" && district === site.near) continue;
        const lines = await db.query<{ line: string }>(
          `select md5(x::text) as line from ${pg.escapeIdentifier(name)} x where tenant_id = $1 order by 1`,
          [district.world.tenantId],
        );
        const all = lines.rows.map(({ line }) => line).join();
        sums[`${district.world.slug} ${name}`] = createHash("sha256").update(all).digest("hex");
      }
    }
    return sums;
  });
}

async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all].reverse();
  const lane = async () => {
    for (let one = rest.pop(); one !== undefined; one = rest.pop()) await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function nameOf({ door, principal, origin, delivery }: GetProbe): string {
  return `${door.address} ${principal.label} ${origin} ${delivery}`;
}

function actionName({ action, row, principal, manner, origin }: ActionProbe): string {
  return `${action.name} (${row}) ${principal.label} ${manner} ${origin}`;
}
