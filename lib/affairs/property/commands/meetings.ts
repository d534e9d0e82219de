import "server-only";
import { meetingSubject } from "@/lib/parts/meetings/queries/subject";
import { canConvene, canDo } from "@/lib/parts/meetings/rules/rights";
import { callInput, meetingInput, topicInput } from "@/lib/parts/meetings/schema";
import { createMeeting, meetingEvent, tellMembers, writeTopic } from "@/lib/parts/meetings/writes";
import { command } from "@/lib/platform/command";
import { doneOutput, id as requiredId } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { localInstant } from "@/lib/platform/core/time-zone";
import { bodyOf } from "../queries/body";
import { seatsOf } from "../queries/seats";
import { missingSides } from "../rules/sides";
import { findEstate } from "./find";
import { typedWrong } from "./record";

/** 召集三方联席会议 of an estate (DOMAIN §7.5); its topics are collected until the agenda is fixed. */
export const callMeeting = command({
  name: "property.callMeeting",
  input: callInput.omit({ form: true }),
  output: doneOutput,
  find: (scope, { id }) => bodyOf(scope, id),
  allow: (actor, estate) => canConvene(actor, estate),
  run: async (scope, estate, { place, convener = null, startsAt }) => {
    const { actor } = scope;
    const at = localInstant(startsAt, actor.tenant.timeZone);
    if (at <= actor.now) throw typedWrong({ field: "startsAt", key: "field.past" });
    const facts = { form: "tri_party", place, convener, startsAt: new Date(at) } as const;
    const id = await createMeeting(scope, estate, facts);
    const about = { form: facts.form };
    return { result: { id }, events: [meetingEvent("meeting.called", id, 1, about)] };
  },
});

/** 提议题 for an estate's meetings, by the community: also what owners or the company have brought up. */
export const proposeTopic = command({
  name: "property.proposeTopic",
  input: topicInput.extend({ id: requiredId }),
  output: doneOutput,
  find: (scope, { id }) => bodyOf(scope, id),
  allow: (actor, estate) => canConvene(actor, estate),
  run: async (scope, estate, { title, matter }) => {
    const id = await writeTopic(scope, estate, { title, matter, seat: null });
    const about = { origin: "staff" };
    return { result: { id }, events: [meetingEvent("meeting.topic_proposed", id, 1, about)] };
  },
});

/** 发通知 to the three sides and who joins them, in time before the meeting. */
export const notifyMeeting = command({
  name: "property.notifyMeeting",
  input: meetingInput,
  output: doneOutput,
  find: async (scope, given) => {
    const meeting = await meetingSubject(scope, given);
    return meeting?.bodyKind === "property" ? meeting : null;
  },
  allow: (actor, meeting) => canDo(actor, "notify", meeting),
  run: async (scope, meeting) => {
    const estate = await findEstate(scope, { id: meeting.bodyId });
    if (estate === null) throw new Refusal("wrong-status", "property.estateClosed");
    const seats = await seatsOf(scope, estate.id);
    const [missing] = missingSides(
      seats.map(({ side }) => side),
      estate,
    );
    if (missing !== undefined) throw new Refusal("invalid", `property.missing.${missing}`);
    const event = await tellMembers(
      scope,
      meeting,
      seats.map(({ id, organization, name }) => ({ seatId: id, organization, name })),
    );
    return { result: { id: meeting.id }, events: [event] };
  },
});
