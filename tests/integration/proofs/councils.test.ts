import { expect, test } from "vitest";
import { meetingDetail } from "@/lib/parts/meetings/queries/detail";
import { brokenLinks } from "@/tests/proofs/councils/link-checks";
import { measureLinks } from "@/tests/proofs/councils/links";
import type { Figure } from "@/tests/proofs/figure";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// The proof of councils at a small size, and beside it the planted faults that must make it fail.

const database = useDatabase("east");

test("no link between meetings, resolutions, tickets and topics is broken", async () => {
  expect(wrongOf(await measureLinks(database, { meetings: 14 }))).toEqual([]);
}, 120_000);

test("a result that is not what was brought about is found", async () => {
  const plant = () =>
    database.pastTriggers(
      `update meeting_resolution set state = 'done', version = version + 1
       where state = 'in_progress'`,
      [],
    );
  const blind: typeof meetingDetail = async (scope, id) => {
    const sound = await meetingDetail(scope, id);
    return { ...sound, resolutions: sound.resolutions.slice(1) };
  };
  const size = { meetings: 3, seed: "planted" };
  const figures = await measureLinks(database, size, { plant, read: blind });
  const names = figures.filter(({ ok }) => !ok).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(["councils.fates", "councils.results", "councils.screens"]),
  );
}, 120_000);

test("each broken link is found by the check that is meant for it", async () => {
  const one = (from: string) => `(select id from ${from} order by id desc limit 1)`;
  const carried = "meeting_resolution where ticket_id is not null";
  const plants = {
    without: `update ticket set source = 'phone' where id = (select ticket_id from ${carried} order by id limit 1)`,
    orphans: `update meeting_resolution set ticket_id = null, ticket_number = null where id = ${one("meeting_resolution where state = 'open' and ticket_id is not null")}`,
    words: `update meeting_resolution set measure = '另外一项措施。' where id = ${one(carried)}`,
    states: `update meeting_resolution set state = 'done' where id = ${one("meeting_resolution where state = 'open' and ticket_id is not null")}`,
    topics: `update meeting_topic set body_id = gen_random_uuid() where id = ${one("meeting_topic where origin = 'unsolved'")}`,
    agenda: `update agenda_item set topic_id = gen_random_uuid() where id = ${one("agenda_item")}`,
    raised: `update meeting_topic set from_topic_id = gen_random_uuid() where id = ${one("meeting_topic where origin = 'raised'")}`,
    history: `update event set name = 'meeting.resolution_followed' where (tenant_id, seq) =
      (select tenant_id, seq from event where name = 'meeting.resolution_carried' order by seq limit 1)`,
  };
  const { tenantId } = must(database.worlds["east"]);
  for (const [name, sql] of Object.entries(plants)) {
    const before = await brokenLinks(database.admin, tenantId);
    await database.pastTriggers(sql, []);
    const after = await brokenLinks(database.admin, tenantId);
    const more = Object.entries(after).filter(
      ([key, list]) => list.length > (before[key] ?? []).length,
    );
    const missed = more.some(([key]) => key === name) ? [] : [name];
    expect(missed).toEqual([]);
  }
});

function wrongOf(figures: readonly Figure[]): string[] {
  return figures
    .filter(({ ok }) => !ok)
    .map(({ name, examples }) => `${name} ${String(examples?.[0])}`);
}
