import "server-only";
import { meetingSubject } from "@/lib/parts/meetings/queries/subject";
import { canDo } from "@/lib/parts/meetings/rules/rights";
import { meetingInput } from "@/lib/parts/meetings/schema";
import { tellMembers } from "@/lib/parts/meetings/writes";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { sitting } from "../queries/sitting";

/** 发通知 to everybody who fills a seat of the present term, in time before the meeting. */
export const notifyMeeting = command({
  name: "council.notifyMeeting",
  input: meetingInput,
  output: doneOutput,
  find: async (scope, given) => {
    const meeting = await meetingSubject(scope, given);
    return meeting?.bodyKind === "council" ? meeting : null;
  },
  allow: (actor, meeting) => canDo(actor, "notify", meeting),
  run: async (scope, meeting) => {
    const event = await tellMembers(scope, meeting, await sitting(scope, meeting.bodyId));
    return { result: { id: meeting.id }, events: [event] };
  },
});
