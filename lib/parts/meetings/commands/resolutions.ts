import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import { canDo } from "../rules/rights";
import { meetingSubject } from "../queries/subject";
import { dropResolutionInput, resolutionInput } from "../schema";
import { meetingEvent, moveMeeting } from "../writes";

/** 记决议: which organization does what until when (DOMAIN §5.3). */
export const addResolution = command({
  name: "meeting.addResolution",
  input: resolutionInput,
  output: doneOutput,
  find: meetingSubject,
  allow: (actor, meeting) => canDo(actor, "addResolution", meeting),
  run: async (scope, meeting, { measure, organizationId, categoryId, dueOn, topicId = null }) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    if (dueOn <= localDate(actor.now, actor.tenant.timeZone)) throw fault("dueOn", "field.past");
    const organization = await tx.organization.findFirst({
      where: { tenantId, id: organizationId, validTo: null },
      select: { id: true, name: true, kind: true },
    });
    if (organization === null) throw fault("organizationId", "field.choose");
    const category = await tx.category.findFirst({
      where: { tenantId, id: categoryId, active: true, parentId: { not: null } },
      select: { id: true },
    });
    if (category === null) throw fault("categoryId", "field.choose");
    const onAgenda = await tx.agendaItem.findMany({
      where: { tenantId, meetingId: meeting.id, state: "told" },
      select: { topicId: true },
    });
    if (topicId !== null && !onAgenda.some((item) => item.topicId === topicId)) {
      throw fault("topicId", "field.choose");
    }
    const moved = await moveMeeting(scope, meeting);
    const before = await tx.meetingResolution.count({
      where: { tenantId, meetingId: meeting.id },
    });
    const id = newId();
    await tx.meetingResolution.createMany({
      data: [
        {
          tenantId,
          id,
          meetingId: meeting.id,
          path: meeting.path,
          bodyKind: meeting.bodyKind,
          number: before + 1,
          topicId,
          measure,
          organizationId,
          organizationName: organization.name,
          // A department or an office is sent orders; for a member unit the own office leads.
          memberUnit: organization.kind !== "department" && organization.kind !== "office",
          categoryId,
          dueOn: new Date(dueOn),
        },
      ],
    });
    const about = { resolutionId: id };
    const event = meetingEvent("meeting.resolution_added", meeting.id, moved, about);
    return { result: { id: meeting.id }, events: [event] };
  },
});

/** 删去 what was written down wrongly, before the resolutions stand. */
export const dropResolution = command({
  name: "meeting.dropResolution",
  input: dropResolutionInput,
  output: doneOutput,
  find: meetingSubject,
  allow: (actor, meeting) => canDo(actor, "dropResolution", meeting),
  run: async (scope, meeting, { resolutionId }) => {
    const { actor, tx } = scope;
    const moved = await moveMeeting(scope, meeting);
    const { count } = await tx.meetingResolution.updateMany({
      where: {
        tenantId: actor.tenantId,
        meetingId: meeting.id,
        id: resolutionId,
        state: "draft",
      },
      data: { state: "dropped", version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("conflict", "meeting.conflict");
    const about = { resolutionId };
    const event = meetingEvent("meeting.resolution_dropped", meeting.id, moved, about);
    return { result: { id: meeting.id }, events: [event] };
  },
});

function fault(field: string, key: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: key } });
}
