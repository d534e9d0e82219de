import { afterEach, describe, expect, test } from "vitest";
import { liftRecusal } from "@/lib/affairs/tickets/commands/lift-recusal";
import { note } from "@/lib/affairs/tickets/commands/note";
import { recuse } from "@/lib/affairs/tickets/commands/recuse";
import { transfer } from "@/lib/affairs/tickets/commands/transfer";
import { seesMatter } from "@/lib/affairs/tickets/queries/open-matter";
import { sessionHash } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { readPulse } from "@/lib/platform/db/pulse";
import { withScope } from "@/lib/platform/db/scope";
import { listen } from "@/lib/platform/live/hub";
import type { News, Viewer } from "@/lib/platform/live/viewer";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must, openSession } from "@/tests/support/world";

const stage = new Stage(useDatabase("east", "west"), "east");
const open: (() => void)[] = [];
/** The tests whose first question has been answered; this one's number. */
const heard = new Set<number>();
let turn = 0;
afterEach(() => {
  turn += 1;
  open.splice(0).forEach((close) => close());
});

/** An open page of a person, as the door would describe it. */
async function page(
  login: string,
  more: { full?: boolean; ask?: typeof readPulse; on?: string; doing?: string } = {},
) {
  const person = must(stage.world.people[login]);
  const token = await openSession(stage.database.admin, stage.world, login);
  const viewer: Viewer = {
    tenantId: stage.world.tenantId,
    session: Buffer.from(sessionHash(token)).toString("hex"),
    dutyId: person.dutyId,
    organizationId: person.organizationId,
    lo: person.path,
    hi: `${person.path.slice(0, -1)}/`,
  };
  const told: News[] = [];
  const ends: string[] = [];
  const met: string[] = [];
  const { on } = more;
  const sees = () =>
    withScope({ kind: "session", token }, "read", (scope) => seesMatter(scope, on ?? ""));
  // As the door does: who may not see the matter opens a page, and is at no matter.
  const place =
    on === undefined || !(await sees()) ? null : { subject: on, doing: more.doing ?? "", sees };
  const opened = listen(
    viewer,
    {
      tell: (news) => {
        if (more.full === true) return false;
        told.push(news);
        return true;
      },
      meet: (others) => {
        met.push(others.map(({ name, doing }) => `${name} ${doing}`.trim()).join(", "));
        return true;
      },
      beat: () => true,
      end: (why) => ends.push(why),
    },
    { place, ask: noting(more.ask ?? readPulse) },
  );
  if (opened !== "limit") open.push(opened.close);
  const close = () => opened === "limit" || opened.close();
  return {
    viewer,
    token,
    told,
    ends,
    met,
    close,
    sees,
    opened,
    ids: () => told.flatMap(({ ids }) => ids),
  };
}

/** Asks, and notes in which test the answer came: the question may be one that was still on its way. */
function noting(ask: typeof readPulse): typeof readPulse {
  const of = turn;
  return async (...given) => {
    const pulse = await ask(...given);
    heard.add(of);
    return pulse;
  };
}

const soon = { timeout: 30_000, interval: 100 };
/** Waits for the first answer, which only tells where the district stands. */
const begun = () => expect.poll(() => heard.has(turn), soon).toBe(true);

describe("live updates", { timeout: 60_000 }, () => {
  test("tell what came into the own range, not what happened in another street", async () => {
    const [first, second] = [await page("dispatcher1"), await page("dispatcher2")];
    await begun();
    const { id } = await stage.report();
    await expect.poll(first.ids, soon).toContain(id);
    expect(first.told.flatMap(({ arrived }) => arrived)).toContain(id);
    expect(second.told).toEqual([]);
  });

  test("tell an organization of its assignments by their own ids, and nobody of his own deeds", async () => {
    const { id } = await stage.report();
    const [clerk, other, self] = [
      await page("housingclerk"),
      await page("waterclerk"),
      await page("dispatcher1"),
    ];
    await begun();
    await stage.dispatch(id);
    await expect.poll(() => clerk.told.length, soon).toBeGreaterThan(0);
    expect(clerk.ids()).toEqual([(await stage.assignment(id)).id]);
    expect(other.told).toEqual([]);
    expect(self.told).toEqual([]);
  });

  test("say where to look and nothing of what was said", async () => {
    const { id } = await stage.report();
    const viewer = await page("center");
    await begun();
    await stage.onTicket("dispatcher1", note, id, { text: "不该出现在这里的话。" });
    await expect.poll(viewer.ids, soon).toContain(id);
    expect(Object.keys(must(viewer.told[0])).sort()).toEqual(["arrived", "ids", "seq"]);
  });

  test("leave out a matter from which the person is recused, after the news that takes it away", async () => {
    const [matter, other] = [await stage.report(), await stage.report()];
    const [kept, colleague] = [await page("dispatcher1"), await page("secretary1")];
    await begun();
    const entry = { personId: must(stage.world.people["dispatcher1"]).personId, ground: "related" };
    const center = await stage.as("center");
    const entered = { id: matter.id, ...entry, text: "与诉求人是亲属。" };
    await execute(recuse, center, entered, newId());
    await expect.poll(kept.ids, soon).toEqual([matter.id]);
    await stage.onTicket("center", note, matter.id, { text: "内部记录。" });
    await stage.onTicket("center", note, other.id, { text: "内部记录。" });
    await expect.poll(kept.ids, soon).toEqual([matter.id, other.id]);
    await expect.poll(colleague.ids, soon).toContain(other.id);
    expect(new Set(colleague.ids())).toEqual(new Set([matter.id, other.id]));
    // Lifted, it is told again.
    const lifted = { id: matter.id, personId: entry.personId, text: "经核实并无亲属关系。" };
    await execute(liftRecusal, center, lifted, newId());
    await expect.poll(kept.ids, soon).toEqual([matter.id, other.id, matter.id]);
  });

  test("end within seconds with the session", async () => {
    const { viewer, ends } = await page("dispatcher1");
    await begun();
    await stage.database.admin.query(
      "update sec.session set revoked_at = now() where hash = decode($1, 'hex')",
      [viewer.session],
    );
    await expect.poll(() => ends, soon).toEqual(["ended"]);
  });

  test("cost one question for fifty pages", async () => {
    let asked = 0;
    const ask: typeof readPulse = (...given) => {
      asked += 1;
      return readPulse(...given);
    };
    const pages: Awaited<ReturnType<typeof page>>[] = [];
    for (let at = 0; at < 50; at += 1) pages.push(await page("dispatcher1", { ask }));
    await begun();
    const [before, since] = [asked, performance.now()];
    const { id } = await stage.report();
    await expect
      .poll(() => pages.filter(({ ids }) => ids().includes(id)).length, soon)
      .toBe(pages.length);
    // One every two seconds, however long the report took.
    const rounds = Math.floor((performance.now() - since) / 2_000);
    expect(asked - before).toBeLessThanOrEqual(2 + rounds);
  });

  test("keep what a slow page has not taken as one lot, and open four pages for a session", async () => {
    const slow = await page("dispatcher1", { full: true });
    await begun();
    await stage.report();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(slow.told).toEqual([]);
    const same = () =>
      listen(
        { ...slow.viewer },
        {
          tell: () => true,
          meet: () => true,
          beat: () => true,
          end: () => undefined,
        },
      );
    const opened = [same(), same(), same(), same()];
    opened.forEach((one) => one !== "limit" && open.push(one.close));
    expect(opened.filter((one) => one === "limit")).toHaveLength(1);
  });
});

describe("two people at one matter", { timeout: 60_000 }, () => {
  const leases = async () => {
    const { rows } = await stage.database.admin.query("select page from sec.presence");
    return rows.length;
  };

  test("see each other while both pages are open, and what the other types in", async () => {
    const { id } = await stage.report();
    const names = { center: nameOf("center"), dispatcher1: nameOf("dispatcher1") };
    const first = await page("dispatcher1", { on: id });
    await page("dispatcher1", { on: id });
    const second = await page("center", { on: id, doing: "dispatch" });
    await expect.poll(() => first.met.at(-1), soon).toBe(`${names.center} dispatch`);
    await expect.poll(() => second.met.at(-1), soon).toBe(names.dispatcher1);
    second.close();
    await expect.poll(() => first.met.at(-1), soon).toBe("");
  });

  test("leave nothing behind when the pages are closed", async () => {
    const { id } = await stage.report();
    const one = await page("dispatcher1", { on: id });
    await expect.poll(leases, soon).toBe(1);
    one.close();
    await expect.poll(leases, soon).toBe(0);
  });

  test("are met at another web server as well, until its lease or the session ends", async () => {
    const { id } = await stage.report();
    const { viewer, met } = await page("dispatcher1", { on: id });
    const token = await openSession(stage.database.admin, stage.world, "center");
    const session = Buffer.from(sessionHash(token)).toString("hex");
    const far = [{ page: newId(), session, subject: id, doing: "" }];
    await stage.database.admin.query("select sec.pulse($1, null, '{}', $2, $3)", [
      viewer.tenantId,
      newId(),
      JSON.stringify(far),
    ]);
    await expect.poll(() => met.at(-1), soon).toBe(nameOf("center"));
    await stage.database.admin.query(
      "update sec.session set revoked_at = now() where hash = decode($1, 'hex')",
      [session],
    );
    await expect.poll(() => met.at(-1), soon).toBe("");
    await expect.poll(leases, { timeout: 15_000, interval: 500 }).toBe(1);
  });

  test("do not meet those who may not see it, nor go on when it has left their street", async () => {
    const { id } = await stage.report();
    const center = await page("center", { on: id });
    const first = await page("dispatcher1", { on: id });
    const other = await page("dispatcher2", { on: id });
    expect(await first.sees()).toBe(true);
    expect(await other.sees()).toBe(false);
    other.close();
    await expect.poll(() => center.met.at(-1), soon).toBe(nameOf("dispatcher1"));
    await stage.onTicket("center", transfer, id, {
      areaId: must(stage.world.areas["street2"]).id,
      text: "事发地点在另一街道。",
    });
    await expect.poll(() => center.met.at(-1), soon).toBe("");
    await expect.poll(() => first.met.at(-1), soon).toBe("");
  });

  test("and at an organization its own people at its assignment", async () => {
    const { id } = await stage.report();
    await stage.dispatch(id);
    const assignment = await stage.assignment(id);
    const clerk = await page("housingclerk", { on: assignment.id, doing: "submit" });
    const leader = await page("housingleader", { on: assignment.id });
    const stranger = await page("waterclerk", { on: assignment.id });
    await expect.poll(() => leader.met.at(-1), soon).toBe(`${nameOf("housingclerk")} submit`);
    expect(await clerk.sees()).toBe(true);
    expect(await stranger.sees()).toBe(false);
  });
});

function nameOf(login: string): string {
  return must(stage.world.people[login]).name;
}
