import "server-only";
import { progressSubject } from "@/lib/parts/meetings/queries/progress";
import { progressInput } from "@/lib/parts/meetings/schema";
import { meetingEvent, writeProgress } from "@/lib/parts/meetings/writes";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { happenedDay } from "./record";

/**
 * 写进展: who fills a seat of the member unit that a resolution names says in a line how it goes. What becomes of the
 * resolution still follows from its ticket.
 */
export const reportProgress = command({
  name: "council.reportProgress",
  input: progressInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const { actor, tx } = scope;
    const { tenantId, role, personId } = actor;
    const resolution = await progressSubject(scope, id);
    if (resolution === null) return null;
    const isSeat = role === "councillor" && personId !== null;
    const holder = isSeat
      ? await tx.seatHolder.findFirst({
          where: { tenantId, id: personId },
          select: { id: true, organizationId: true },
        })
      : null;
    return { resolution, holder };
  },
  allow: (_actor, { resolution, holder }) => {
    if (!resolution.memberUnit || holder?.organizationId !== resolution.organizationId) {
      return refused("forbidden", "refusal.role");
    }
    return resolution.state === "open" || resolution.state === "in_progress"
      ? allowed
      : refused("wrong-status", "meeting.status");
  },
  run: async (scope, { resolution, holder }, { day, text }) => {
    if (holder === null) throw new Error("allowed without a seat");
    const happenedOn = happenedDay(scope, day, resolution.heldOn);
    await writeProgress(scope, resolution, { holderId: holder.id, happenedOn, body: text });
    const { id, meetingId, meetingVersion } = resolution;
    const event = meetingEvent("meeting.progress_reported", meetingId, meetingVersion, {
      resolutionId: id,
    });
    return { result: { id: meetingId }, events: [event] };
  },
});
