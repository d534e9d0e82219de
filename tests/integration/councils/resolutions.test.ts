import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { carryResolutions } from "@/lib/across/reactions/meetings-tickets";
import { followTickets } from "@/lib/across/reactions/tickets-meetings";
import { wallsOfTickets } from "@/lib/across/walls/queries/staff";
import { councilMeetings } from "@/lib/affairs/councils/queries/meetings";
import { takeResolution } from "@/lib/affairs/tickets/commands/take-resolution";
import { reject } from "@/lib/affairs/tickets/commands/reject";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { followResolution } from "@/lib/parts/meetings/commands/follow";
import { meetingDetail } from "@/lib/parts/meetings/queries/detail";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { publishAs } from "../walls/stand";
import { writtenMeeting } from "./written";

// What a meeting resolves is carried out as a ticket, and the resolution follows that ticket (DESIGN §1).

const database = useDatabase("east");
let stage: Stage;
beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-06-05T09:00:00Z"));
});
afterAll(() => database.freeze(null));

const tenant = () => ({
  credential: stage.job,
  read: <T>(query: (scope: Scope) => Promise<T>) => withScope(stage.job, "read", query),
});
const never = new AbortController().signal;
const strict = (_doing: string, run: () => Promise<void>) => run();

/** A resolved meeting of the first community's council, with one resolution. */
function resolved() {
  return writtenMeeting(database, stage.world, "resolved");
}

async function resolutionOf(meetingId: string) {
  const detail = await withScope(await stage.as("community11"), "read", (scope) =>
    meetingDetail(scope, meetingId),
  );
  return { ...must(detail.resolutions[0]), step: detail.step };
}

describe("a resolution and its ticket", () => {
  test("becomes one ticket with source meeting, however often it is tried", async () => {
    const { meetingId, resolutionId } = await resolved();
    await carryResolutions(tenant(), never, strict);
    await carryResolutions(tenant(), never, strict);
    const found = await resolutionOf(meetingId);
    expect(found).toMatchObject({ state: "open", step: "assigned" });
    const ticket = await stage.ticket(must(found.ticket).id);
    expect(ticket).toMatchObject({
      source: "meeting",
      status: "screening",
      path: must(stage.world.areas["street1.community1"]).path,
    });
    expect(ticket["text"]).toContain("2099-01-01");
    expect(ticket["no_reply_at"]).not.toBeNull();
    await refused(execute(takeResolution, stage.job, { id: resolutionId }, newId()), "not-found");
    const staff = await stage.as("dispatcher1");
    await refused(execute(takeResolution, staff, { id: resolutionId }, newId()), "not-found");
  });

  test("follows the ticket: sent out, in work, and not solved it waits for the next meeting", async () => {
    const { meetingId } = await resolved();
    await carryResolutions(tenant(), never, strict);
    const { ticket } = await resolutionOf(meetingId);
    const { id } = must(ticket);
    await followTickets(tenant(), never, strict);
    expect(await resolutionOf(meetingId)).toMatchObject({ state: "open" });
    await stage.onTicket("dispatcher1", dispatch, id, {
      organizationId: must(stage.world.departments["housing"]).id,
      urgency: "routine",
      task: "协调单位夜间开放停车场。",
    });
    await followTickets(tenant(), never, strict);
    expect(await resolutionOf(meetingId)).toMatchObject({ state: "open" });
    await stage.onWork("housingclerk", accept, id);
    await followTickets(tenant(), never, strict);
    expect(await resolutionOf(meetingId)).toMatchObject({
      state: "in_progress",
      step: "supervising",
    });
    // While it is not solved it can stand on the problem wall, and the meeting's page says so.
    const entryId = await publishAs(stage, "community11", id);
    const walls = await withScope(await stage.as("community11"), "read", (scope) =>
      wallsOfTickets(scope, [id]),
    );
    expect(walls).toMatchObject([{ ticketId: id, entry: { id: entryId, wall: "issue" } }]);
  });

  test("what is refused comes back as a topic, with the reason, once", async () => {
    const { meetingId, resolutionId } = await resolved();
    await carryResolutions(tenant(), never, strict);
    const { ticket } = await resolutionOf(meetingId);
    await stage.onTicket("dispatcher1", reject, must(ticket).id, {
      reasonCode: "out_of_scope",
      text: "需要市级部门统筹，本街道无权处理。",
    });
    await followTickets(tenant(), never, strict);
    await followTickets(tenant(), never, strict);
    expect(await resolutionOf(meetingId)).toMatchObject({
      state: "unsolved",
      reason: "需要市级部门统筹，本街道无权处理。",
    });
    const { topics } = await withScope(await stage.as("community11"), "read", (scope) =>
      councilMeetings(scope, must(stage.world.councils["council11"]).id),
    );
    const back = topics.filter(({ origin }) => origin === "unsolved");
    expect(back).toHaveLength(1);
    expect(must(back[0]).matter).toContain("需要市级部门统筹");
    // An event that was followed, or an older one, changes nothing any more.
    const old = { id: resolutionId, seq: "1", state: "done", reason: null };
    await execute(followResolution, stage.job, old, newId());
    expect(await resolutionOf(meetingId)).toMatchObject({ state: "unsolved" });
    const staff = await stage.as("community11");
    await refused(execute(followResolution, staff, old, newId()), "forbidden");
  });
});
