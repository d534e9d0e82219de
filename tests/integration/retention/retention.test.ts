import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { dashboardOf } from "@/lib/across/dashboards/queries/dashboard";
import { unitsOf } from "@/lib/across/dashboards/queries/units";
import { placeHold } from "@/lib/across/retention/commands/hold";
import { liftHold } from "@/lib/across/retention/commands/lift";
import { batch, runRetention } from "@/lib/across/retention/commands/run";
import { rulesDue } from "@/lib/across/retention/queries/due";
import { retentionPage } from "@/lib/across/retention/queries/page";
import { numberOf, retentionRules, type RetentionRule } from "@/lib/across/retention/rules/rules";
import { addFacts } from "@/lib/affairs/tickets/commands/add-facts";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { catalogue } from "@/lib/ground/settings/rules/parameters";
import { enterSetting } from "@/lib/ground/settings/commands/enter-setting";
import { execute } from "@/lib/platform/command";
import { localDate } from "@/lib/platform/core/time-zone";
import { withScope } from "@/lib/platform/db/scope";
import { newId } from "@/lib/platform/core/id";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { writeTickets } from "../dashboards/rows";

// What need not be known any more goes by itself (PIPL art. 19, 47), and no figure changes by it.

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const beta = new Stage(database, "beta");
const zone = "Asia/Shanghai";
const before = Date.parse("2026-11-20T04:00:00Z");
const day = 86_400_000;
/** Long after: everything that had ended by then is older than any number of the district. */
const after = before + 1200 * day;
const words = "三单元的王小明家水管漏水，电话 13812345678。";

let matter: Awaited<ReturnType<Stage["ticketAt"]>>;
let held: Awaited<ReturnType<Stage["report"]>>;
let foreign: Awaited<ReturnType<Stage["report"]>>;

beforeAll(async () => {
  await database.freeze(new Date(before));
  await writeTickets(database, stage.world, before, 60);
  const given = { text: words, name: "王小明", phone: "13812345678", allowCall: "on" };
  matter = await stage.ticketAt("verified", { ...given, address: "幸福路 1 号 3 单元 201" });
  held = await stage.report(given);
  foreign = await beta.report(given);
  await execute(addFacts, matter.receipt, { text: "我姓王，晚上在家。" }, newId());
  await database.pastTriggers(
    `update ticket set status = 'closed', outcome = 'solved', closed_at = $1, reply_text = '王小明，您好'
     where id = any ($2)`,
    [new Date(before), [matter.id, held.id, foreign.id]],
  );
  await database.pastTriggers(
    "update assignment set status = 'done', ended_at = $1, result = '已到王小明家修好' where ticket_id = $2",
    [new Date(before), matter.id],
  );
});

afterEach(() => database.freeze(new Date(after)));

const admin = () => stage.as("admin");
const page = async () => withScope(await admin(), "read", retentionPage);
const line = async (rule: RetentionRule) =>
  must((await page()).lines.find((one) => one.rule === rule));
const run = (rule: RetentionRule) => execute(runRetention, stage.job, { rule }, newId());

async function through(rule: RetentionRule): Promise<number> {
  let taken = 0;
  for (;;) {
    const answer = await run(rule);
    taken += answer.taken;
    expect(answer.taken).toBeLessThanOrEqual(batch);
    if (answer.finished) return taken;
  }
}

async function rows(sql: string, ...values: unknown[]) {
  return (await database.admin.query<Record<string, unknown>>(sql, values)).rows;
}

async function figures() {
  const wish = { period: "custom", from: "2026-07-01", to: "2026-11-21" } as const;
  const org = await stage.as("org");
  const board = must(await withScope(org, "read", (scope) => dashboardOf(scope, undefined, wish)));
  const units = must(await withScope(org, "read", (scope) => unitsOf(scope, undefined, wish)));
  return {
    total: board.total,
    streets: board.rows.map(({ name, tally }) => ({ name, tally })),
    units: units.rows,
    sum: units.total,
    tallies: await rows(
      "select path, day, measure, n from ticket_tally where tenant_id = $1 order by 1, 2, 3",
      stage.world.tenantId,
    ),
  };
}

describe("before the district has set a day", () => {
  test("only what the residents' notice promises goes, the rest is shown and stays", async () => {
    await database.freeze(new Date(after));
    const { lines, active, activeFrom } = await page();
    expect({ active, activeFrom }).toEqual({ active: false, activeFrom: null });
    expect(lines.filter(({ runs }) => runs).map(({ rule }) => rule)).toEqual([
      "contact",
      "requests",
    ]);
    expect((await line("words")).due).toBeGreaterThan(20);
    await refused(run("words"), "not-found");
    expect(await rows("select text from ticket where id = $1", matter.id)).toEqual([
      { text: words },
    ]);
  });

  test("the worker asks at night only, and only for what runs", async () => {
    const at = async (time: string) => {
      await database.freeze(new Date(`2030-03-05T${time}:00Z`));
      return withScope(stage.job, "read", rulesDue);
    };
    expect(await at("16:59")).toEqual([]); // 00:59 in the district
    expect(await at("17:00")).toEqual(["contact", "requests"]);
    expect(await at("20:59")).toEqual(["contact", "requests"]);
    expect(await at("21:00")).toEqual([]);
  });
});

describe("保全", () => {
  test("is placed by number with a reason, once, by the whole district's administrator", async () => {
    const placed = { number: held.number, reason: "法院要求保存。" };
    await refused(execute(placeHold, await stage.as("org"), placed, newId()), "forbidden");
    await refused(
      execute(placeHold, await admin(), { ...placed, number: foreign.number + "9" }, newId()),
      "invalid",
    );
    await refused(
      execute(placeHold, await admin(), { ...placed, reason: "案" }, newId()),
      "invalid",
    );
    await execute(placeHold, await admin(), placed, newId());
    const again = await refused(execute(placeHold, await admin(), placed, newId()), "invalid");
    expect(again.fields).toEqual({ number: "retention.fault.held" });
    expect((await page()).holds).toMatchObject([
      { kind: "ticket", number: held.number, reason: "法院要求保存。", lifted: null },
    ]);
    expect((await line("contact")).held).toBe(1);
    expect((await line("words")).held).toBe(1);
  });
});

describe("a run", () => {
  test("takes what the trial said, and nothing of what is held or of another district", async () => {
    const { due } = await line("contact");
    expect(due).toBe(1);
    expect(await through("contact")).toBe(due);
    const left = await rows(
      "select ticket_id, phone_cipher is not null as phone, has_phone from complainant where ticket_id = any ($1)",
      [matter.id, held.id, foreign.id],
    );
    expect(left).toEqual(
      expect.arrayContaining([
        { ticket_id: matter.id, phone: false, has_phone: false },
        { ticket_id: held.id, phone: true, has_phone: true },
        { ticket_id: foreign.id, phone: true, has_phone: true },
      ]),
    );
    expect(await line("contact")).toMatchObject({
      due: 0,
      held: 1,
      last: { taken: 1, finished: true },
    });
  });

  test("that is killed takes nothing, and the next goes on where the last one stood", async () => {
    const due = async () => (await line("words")).due;
    await switchOn();
    const all = await due();
    // A batch whose transaction does not end leaves nothing behind, not even its count.
    await expect(
      withScope(stage.job, "write", async ({ tx }) => {
        await tx.$queryRaw`select taken from sec.retain('words', 1095, 10, ${newId()}::uuid)`;
        throw new Error("killed");
      }),
    ).rejects.toThrow("killed");
    expect(await due()).toBe(all);
    expect((await line("words")).last).toBeNull();
    // Taken without saying so in the history of the matters: refused at the end of the transaction.
    await expect(
      withScope(
        stage.job,
        "write",
        ({ tx }) => tx.$queryRaw`select taken from sec.retain('words', 1095, 10, ${newId()}::uuid)`,
      ),
    ).rejects.toThrow(/without an event/);
    const figuresBefore = await figures();
    expect(await through("words")).toBe(all);
    expect(await due()).toBe(0);
    expect(await figures()).toEqual(figuresBefore);
    // Nothing goes twice, and nothing is counted twice.
    expect(await through("words")).toBe(0);
    expect((await line("words")).last).toMatchObject({ taken: all, finished: true });
  });

  test("leaves number, place, category, days and outcome, and not a word of the person", async () => {
    const [ticket] = await rows("select * from ticket where id = $1", matter.id);
    expect(ticket).toMatchObject({
      number: matter.number,
      status: "closed",
      outcome: "solved",
      text: "（已按保存期限删除）",
      address: null,
      lng: null,
    });
    expect(ticket?.["title"]).toBe(ticket?.["category_name"]);
    const kept = await rows(
      `select to_jsonb(t)::text || coalesce((select string_agg(to_jsonb(a)::text, '') from assignment a where a.ticket_id = t.id), '')
        || coalesce((select string_agg(to_jsonb(m)::text, '') from message m where m.ticket_id = t.id), '')
        || coalesce((select string_agg(to_jsonb(e)::text, '') from event e where e.ticket_id = t.id), '')
        || coalesce((select string_agg(to_jsonb(n)::text, '') from notification n where n.ticket_id = t.id), '')
        || coalesce((select to_jsonb(g)::text from sec.ticket_gram g where g.ticket_id = t.id), '') as said
       from ticket t where t.id = $1`,
      matter.id,
    );
    for (const word of ["王小明", "13812345678", "幸福路", "晚上在家", "漏水"]) {
      expect(String(kept[0]?.["said"])).not.toContain(word);
    }
    expect((await stage.events(matter.id)).at(-1)).toBe("ticket.anonymised");
    const [of] = await rows("select text, words_erased_at from ticket where id = $1", held.id);
    expect(of).toEqual({ text: words, words_erased_at: null });
    const [other] = await rows("select text from ticket where id = $1", foreign.id);
    expect(other).toEqual({ text: words });
  });

  test("has one line in the history with how many and never whose", async () => {
    const said = await rows(
      "select payload from event where tenant_id = $1 and name = 'retention.ran' order by seq",
      stage.world.tenantId,
    );
    expect(said.map(({ payload }) => payload)).toEqual([
      { rule: "contact", taken: 1, days: 1095 },
      { rule: "words", taken: (await line("words")).last?.taken, days: 1095 },
    ]);
  });

  test("the resident is told honestly that the words are gone", async () => {
    await database.admin.query("update sec.session set expires_at = $1 where kind = 'receipt'", [
      new Date(after + day),
    ]);
    const own = await withScope(matter.receipt, "read", ticketOfReceipt);
    expect(own).toMatchObject({ number: matter.number, wordsErasedAt: new Date(after) });
    expect(own?.events.map(({ name }) => name)).toContain("ticket.anonymised");
  });

  test("what was held goes once the hold is lifted, with a reason, once", async () => {
    const [hold] = (await page()).holds;
    const input = { id: must(hold).id, version: "1", reason: "案件已经审结。" };
    await refused(execute(liftHold, await stage.as("org"), input, newId()), "not-found");
    await execute(liftHold, await admin(), input, newId());
    await refused(execute(liftHold, await admin(), input, newId()), "wrong-status");
    expect((await line("contact")).due).toBe(1);
    expect(await through("contact")).toBe(1);
    expect((await page()).holds).toMatchObject([{ lifted: { reason: "案件已经审结。" } }]);
  });
});

describe("the other rules", () => {
  test("photos go with their files, unless they stand on a wall", async () => {
    await database.freeze(new Date(before));
    const shown = await stage.report({ photos: [await photo()] });
    const gone = await stage.report({ photos: [await photo()] });
    await database.pastTriggers(
      "update ticket set status = 'closed', closed_at = $1 where id = any ($2)",
      [new Date(before), [shown.id, gone.id]],
    );
    const [attachment] = await rows("select id from attachment where ticket_id = $1", shown.id);
    await database.pastTriggers(
      `insert into wall_entry (tenant_id, id, ticket_id, title, problem, measures, published_at, published_by)
       select tenant_id, id, id, '楼道灯', '灯坏了', '修', now(), 't' from ticket where id = $1`,
      [shown.id],
    );
    await database.pastTriggers(
      `insert into wall_photo (tenant_id, id, entry_id, ticket_id, attachment_id, path, side, released_at, released_by)
       select tenant_id, gen_random_uuid(), ticket_id, ticket_id, id, path, 'before', now(), 't' from attachment where id = $1`,
      [attachment?.["id"]],
    );
    // Of projects: what was taken down, and what came of one that is over. The other one is on its way.
    const { tenantId, coBuilding } = stage.world;
    await database.pastTriggers(
      "update co_project set status = 'finished', result = '办完了。', settled_on = $2 where id = $1",
      [must(coBuilding["co11"]).projectId, new Date(before)],
    );
    const kept = must(coBuilding["co21"]).photoId;
    await database.freeze(new Date(after));
    expect((await line("photos")).due).toBe(4);
    expect(await through("photos")).toBe(4);
    expect(await rows("select 1 from attachment where ticket_id = $1", gone.id)).toEqual([]);
    expect(await rows("select 1 from attachment where ticket_id = $1", shown.id)).toHaveLength(1);
    expect(await rows("select id from co_photo where tenant_id = $1", tenantId)).toEqual([
      { id: kept },
    ]);
    expect(await rows("select 1 from sec.dropped_file")).toHaveLength(4);
  });

  test("a member without any check-in left is nobody any more; who has one stays", async () => {
    const { id } = must(stage.world.members["member11"]);
    const live = await rows("select count(*)::int as n from member where erased_at is null");
    await database.pastTriggers(
      `update member_check_in set status = 'ended', end_reason = 'moved', exempt_reason = null, ended_at = $2
       where member_id = $1`,
      [id, new Date(before)],
    );
    const { due } = await line("checkIns");
    expect(due).toBeGreaterThan(0);
    expect(await through("checkIns")).toBe(due);
    const [row] = await rows(
      "select name_cipher, phone_cipher, name_masked, unit_id, erased_at from member where id = $1",
      id,
    );
    expect(row).toMatchObject({ name_cipher: null, phone_cipher: null, name_masked: "***" });
    expect(row?.["erased_at"]).not.toBeNull();
    const [left] = await rows("select count(*)::int as n from member where erased_at is null");
    expect(Number(left?.["n"])).toBeGreaterThan(0);
    expect(Number(left?.["n"])).toBeLessThan(Number(live[0]?.["n"]));
  });

  test("logs go, and never before half a year", async () => {
    const { due } = await line("audit");
    expect(due).toBeGreaterThan(0);
    expect(await through("audit")).toBe(due);
    await expect(
      withScope(
        stage.job,
        "write",
        ({ tx }) => tx.$queryRaw`select taken from sec.retain('audit', 179, 10, ${newId()}::uuid)`,
      ),
    ).rejects.toThrow(/does not keep/);
    await refused(enter("log.retention", { amount: "179", unit: "day" }), "invalid");
    await refused(enter("retention.words", { amount: "1096", unit: "day" }), "invalid");
  });

  test.each(retentionRules)("the database keeps to the bounds of %s by itself", async (rule) => {
    const { bounds } = catalogue[numberOf[rule]];
    const [min, max] = must(bounds.kind === "duration" ? bounds.byUnit.day : undefined);
    const asked = (days: number) =>
      rows("select sec.retention_before($1, $2) is not null as kept", rule, days).then(
        () => "kept",
        (error: unknown) => String(error),
      );
    expect(await asked(min)).toBe("kept");
    expect(await asked(max)).toBe("kept");
    expect(await asked(min - 1)).toContain("does not keep");
    expect(await asked(max + 1)).toContain("does not keep");
  });

  test("nobody but the worker takes", async () => {
    await expect(
      withScope(
        await admin(),
        "write",
        ({ tx }) => tx.$queryRaw`select taken from sec.retain('audit', 1095, 10, ${newId()}::uuid)`,
      ),
    ).rejects.toThrow(/permission denied/);
  });
});

async function switchOn() {
  await enter("retention.active", { choice: "on" });
  expect((await page()).active).toBe(true);
}

async function enter(key: string, value: Record<string, string>) {
  const areaId = must(stage.world.areas["district"]).id;
  const validFrom = localDate(after, zone);
  const input = {
    areaId,
    key,
    version: "0",
    own: "yes",
    validFrom,
    note: "按要求启用。",
    ...value,
  };
  return execute(enterSetting, await admin(), input, newId());
}
