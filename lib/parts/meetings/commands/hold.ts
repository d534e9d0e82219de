import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDo } from "../rules/rights";
import { meetingSubject } from "../queries/subject";
import { holdInput } from "../schema";
import { meetingEvent, moveMeeting } from "../writes";

/** 召开: minutes and who came, seat by seat. Until the resolutions stand they can be put right. */
export const hold = command({
  name: "meeting.hold",
  input: holdInput,
  output: doneOutput,
  find: meetingSubject,
  allow: (actor, meeting) => canDo(actor, "hold", meeting),
  run: async (scope, meeting, { minutes, attendance }) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    const first = meeting.status === "notified";
    const moved = await moveMeeting(scope, meeting, {
      minutes,
      ...(first ? { status: "held", heldAt: new Date(meeting.startsAt) } : {}),
    });
    for (const { id, presence, word } of attendance) {
      const { count } = await tx.meetingAttendee.updateMany({
        where: { tenantId, meetingId: meeting.id, id },
        data: { presence, word },
      });
      if (count === 0) throw new Refusal("conflict", "meeting.conflict");
    }
    const event = meetingEvent("meeting.held", meeting.id, moved, { first });
    return { result: { id: meeting.id }, events: [event] };
  },
});
