import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { followInput } from "../schema";
import { meetingEvent } from "../writes";

/**
 * A resolution follows its ticket: what its event with this number has brought about. An event is followed once, an
 * older one not at all. What is not solved waits as a topic for the next meeting (DOMAIN §5.3).
 */
export const followResolution = command({
  name: "meeting.followResolution",
  input: followInput,
  output: doneOutput,
  find: ({ actor, tx }, { id }) =>
    tx.meetingResolution.findFirst({
      where: { tenantId: actor.tenantId, id, ticketId: { not: null } },
      select: {
        id: true,
        version: true,
        meetingId: true,
        path: true,
        bodyKind: true,
        measure: true,
        state: true,
        reason: true,
        followedSeq: true,
      },
    }),
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, resolution, { seq, state, reason }) => {
    const { actor, tx } = scope;
    const { id, version, meetingId } = resolution;
    if (BigInt(seq) <= resolution.followedSeq) return { result: { id }, events: [] };
    const { count } = await tx.meetingResolution.updateMany({
      where: { tenantId: actor.tenantId, id, version },
      data: { state, reason, followedSeq: BigInt(seq), version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("conflict", "meeting.conflict");
    if (state === resolution.state) return { result: { id }, events: [] };
    const events: EventSpec[] = [
      {
        ...meetingEvent("meeting.resolution_followed", meetingId, version + 1, {
          resolutionId: id,
          state,
        }),
        path: resolution.path,
      },
    ];
    if (state === "unsolved") await waitAgain(scope, resolution, reason);
    return { result: { id }, events };
  },
});

async function waitAgain(
  { actor, tx }: Scope,
  resolution: {
    id: string;
    meetingId: string;
    path: string;
    bodyKind: string;
    measure: string;
  },
  reason: string | null,
): Promise<void> {
  const { tenantId } = actor;
  const meeting = await tx.meeting.findFirst({
    where: { tenantId, id: resolution.meetingId },
    select: { bodyId: true, theme: true, bodyName: true },
  });
  if (meeting === null) throw new Error("a resolution without its meeting");
  const matter = reason === null ? resolution.measure : `${resolution.measure}\n${reason}`;
  // A ticket may be reopened and fail again: its topic is there already.
  await tx.meetingTopic.createMany({
    data: [
      {
        tenantId,
        id: newId(),
        path: resolution.path,
        bodyKind: resolution.bodyKind,
        bodyId: meeting.bodyId,
        title: meeting.theme ?? meeting.bodyName.slice(0, 40),
        matter: Array.from(matter).slice(0, 500).join(""),
        origin: "unsolved",
        resolutionId: resolution.id,
        enteredBy: meeting.bodyName,
        enteredAt: new Date(actor.now),
      },
    ],
    skipDuplicates: true,
  });
}
