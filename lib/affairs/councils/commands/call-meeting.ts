import "server-only";
import { createMeeting, meetingEvent } from "@/lib/parts/meetings/writes";
import { canConvene } from "@/lib/parts/meetings/rules/rights";
import { formsOf } from "@/lib/parts/meetings/rules/stages";
import { callInput } from "@/lib/parts/meetings/schema";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { localInstant } from "@/lib/platform/core/time-zone";
import { bodyOf } from "../queries/body";
import { plansOf } from "../queries/rotation";
import { turnOn } from "../rules/rotation";
import { fault } from "./record";

/**
 * 召集会议 of a council; its topics are collected until the agenda is fixed (DOMAIN §5.3). Where somebody convenes in
 * turn and nobody was named, it is the organization of that day's turn.
 */
export const callMeeting = command({
  name: "council.callMeeting",
  input: callInput,
  output: doneOutput,
  find: (scope, { id }) => bodyOf(scope, id),
  allow: (actor, council) => canConvene(actor, council),
  run: async (scope, council, { form, place, startsAt, ...input }) => {
    const { actor } = scope;
    if (!formsOf.council.includes(form)) throw fault("form", "field.choose");
    const at = localInstant(startsAt, actor.tenant.timeZone);
    if (at <= actor.now) throw fault("startsAt", "field.past");
    const turn =
      form === "rotating" && input.convener === undefined
        ? turnOn(await plansOf(scope, { councilId: council.id }), startsAt.slice(0, 10))
        : null;
    const convener = input.convener ?? turn?.convener?.organization ?? null;
    const id = await createMeeting(scope, council, {
      form,
      place,
      convener,
      startsAt: new Date(at),
    });
    return { result: { id }, events: [meetingEvent("meeting.called", id, 1, { form })] };
  },
});
