import { beforeAll, expect, test } from "vitest";
import { bodyResolutions } from "@/lib/parts/meetings/queries/of-body";
import type { ResolutionState } from "@/lib/parts/meetings/rules/stages";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { writtenMeeting } from "./written";

// What became of each resolution stands on the page of the council, the latest meeting first.

const database = useDatabase("east");
let stage: Stage;
const meetings: string[] = [];

beforeAll(async () => {
  stage = new Stage(database, "east");
  for (const month of ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]) {
    const { meetingId } = await writtenMeeting(database, stage.world, "resolved");
    meetings.unshift(meetingId);
    const at = "update meeting set starts_at = $2 where id = $1";
    await database.pastTriggers(at, [meetingId, `2025-${month}-01T02:00:00Z`]);
  }
  await writtenMeeting(database, stage.world, "held");
});

async function seen(asked: { state?: ResolutionState; before?: string } = {}, login?: string) {
  const { id } = must(stage.world.councils["council11"]);
  return withScope(await stage.as(login ?? "community11"), "read", (scope) =>
    bodyResolutions(scope, id, asked),
  );
}

test("the latest comes first, page by page, and a draft is no resolution yet", async () => {
  const first = await seen();
  const older = await seen({ before: must(first.before ?? undefined) });
  expect(older.before).toBeNull();
  const shown = [...first.rows, ...older.rows];
  expect(shown.map(({ meeting }) => meeting.id)).toEqual(meetings);
  expect(shown[0]).toMatchObject({
    state: "open",
    late: false,
    meeting: { theme: "停车难", heldOn: "2025-12-01" },
  });
  expect((await seen({ before: "rubbish" })).rows).toEqual(first.rows);
});

test("one state by the address, and nothing of another street", async () => {
  const [latest] = meetings;
  await database.pastTriggers(
    "update meeting_resolution set state = 'dropped' where meeting_id = $1",
    [latest],
  );
  expect((await seen({ state: "open" })).rows).toHaveLength(10);
  expect((await seen({ state: "unsolved" })).rows).toEqual([]);
  expect((await seen({}, "community21")).rows).toEqual([]);
});
