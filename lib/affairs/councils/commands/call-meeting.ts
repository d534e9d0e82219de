import "server-only";
import { createMeeting, meetingEvent } from "@/lib/parts/meetings/writes";
import { canConvene } from "@/lib/parts/meetings/rules/rights";
import { callInput } from "@/lib/parts/meetings/schema";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { localInstant } from "@/lib/platform/core/time-zone";
import { bodyOf } from "../queries/body";
import { fault } from "./record";

/** 召集会议 of a council; its topics are collected until the agenda is fixed (DOMAIN §5.3). */
export const callMeeting = command({
  name: "council.callMeeting",
  input: callInput,
  output: doneOutput,
  find: (scope, { id }) => bodyOf(scope, id),
  allow: (actor, council) => canConvene(actor, council),
  run: async (scope, council, { form, place, convener = null, startsAt }) => {
    const { actor } = scope;
    const at = localInstant(startsAt, actor.tenant.timeZone);
    if (at <= actor.now) throw fault("startsAt", "field.past");
    const id = await createMeeting(scope, council, {
      form,
      place,
      convener,
      startsAt: new Date(at),
    });
    return { result: { id }, events: [meetingEvent("meeting.called", id, 1, { form })] };
  },
});
