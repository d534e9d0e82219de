import { afterAll, beforeAll, expect, test } from "vitest";
import { reportProgress } from "@/lib/affairs/councils/commands/report-progress";
import { meetingDetail } from "@/lib/parts/meetings/queries/detail";
import { progressOfMeeting, resolutionOfTicket } from "@/lib/parts/meetings/queries/progress";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";
import { writtenMeeting } from "./written";

// A member unit says how its resolution goes; what becomes of it follows from the ticket alone.

const database = useDatabase("east");
let stage: Stage;
beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-06-05T09:00:00Z"));
});
afterAll(() => database.freeze(null));

async function seat(key = "council11"): Promise<Credential> {
  const { phone } = must(stage.world.councils[key]);
  return {
    kind: "session",
    token: await openPhoneSession(database.admin, stage.world, "councillor", phone),
  };
}

async function resolved(memberUnit = true) {
  const meeting = await writtenMeeting(database, stage.world, "resolved");
  const { organizationId } = must(stage.world.councils["council11"]);
  if (memberUnit) {
    await database.pastTriggers(
      "update meeting_resolution set member_unit = true, organization_id = $2 where id = $1",
      [meeting.resolutionId, organizationId],
    );
  }
  await database.pastTriggers("update meeting set starts_at = $2 where id = $1", [
    meeting.meetingId,
    "2026-06-01T06:00:00Z",
  ]);
  return meeting;
}

const line = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  day: "2026-06-05",
  text: "已腾出二十个车位，夜间试行开放。",
  ...more,
});

test("is a line of who sits for the unit that the resolution names, and changes no state", async () => {
  const { meetingId, resolutionId } = await resolved();
  const own = await seat();
  await refused(execute(reportProgress, own, line(resolutionId, { text: "" }), newId()), "invalid");
  for (const day of ["2026-06-06", "2026-05-31"]) {
    await refused(execute(reportProgress, own, line(resolutionId, { day }), newId()), "invalid");
  }
  const long = line(resolutionId, { text: "字".repeat(201) });
  await refused(execute(reportProgress, own, long, newId()), "invalid");
  await execute(reportProgress, own, line(resolutionId), newId());
  const { meeting, progress } = await withScope(
    await stage.as("secretary1"),
    "read",
    async (scope) => ({
      meeting: await meetingDetail(scope, meetingId),
      progress: await progressOfMeeting(scope, meetingId),
    }),
  );
  expect(meeting.resolutions[0]).toMatchObject({ state: "open", reason: null });
  expect(progress).toMatchObject([{ day: "2026-06-05", text: line("").text, resolutionId }]);
  const { rows } = await database.admin.query<{ payload: unknown }>(
    "select payload from event where name = 'meeting.progress_reported'",
  );
  expect(rows).toEqual([{ payload: { resolutionId } }]);
});

test("is nobody else's, not of a department's resolution, and not once it has ended", async () => {
  const { resolutionId } = await resolved(false);
  await refused(execute(reportProgress, await seat(), line(resolutionId), newId()), "forbidden");
  const named = await resolved();
  for (const login of ["community11", "secretary1", "housingclerk"]) {
    const code = login === "housingclerk" ? "not-found" : "forbidden";
    const other = await stage.as(login);
    await refused(execute(reportProgress, other, line(named.resolutionId), newId()), code);
  }
  const other = await seat("council21");
  await refused(execute(reportProgress, other, line(named.resolutionId), newId()), "not-found");
  await database.pastTriggers(
    "update meeting_resolution set state = 'done', ticket_id = gen_random_uuid(), ticket_number = '1' where id = $1",
    [named.resolutionId],
  );
  await refused(
    execute(reportProgress, await seat(), line(named.resolutionId), newId()),
    "wrong-status",
  );
});

test("stands beside the ticket that carries the resolution out", async () => {
  const { meetingId, resolutionId } = await resolved();
  await execute(reportProgress, await seat(), line(resolutionId), newId());
  const { id } = await stage.report();
  await database.pastTriggers(
    "update meeting_resolution set ticket_id = $2, ticket_number = '2026060500001' where id = $1",
    [resolutionId, id],
  );
  const read = async (login: string) =>
    withScope(await stage.as(login), "read", (scope) => resolutionOfTicket(scope, id));
  expect(await read("dispatcher1")).toMatchObject({
    meetingId,
    number: 1,
    memberUnit: true,
    progress: [{ day: "2026-06-05", text: line("").text }],
  });
  expect(await read("dispatcher2")).toBeNull();
});
