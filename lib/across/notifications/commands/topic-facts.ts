import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { recipientsOf } from "../rules/recipients";
import { topicRoutes } from "../rules/topic-routes";
import { noSlots } from "../schema";
import { dutiesInForce, type ToldEvent } from "./facts";

/** Who is told of topics of the month, in two statements for a batch. */
export async function topicNotices(scope: Scope, events: readonly ToldEvent[]) {
  const { actor, tx } = scope;
  const told = events.flatMap((event) => {
    const route = topicRoutes[`topic.${event.name.replace(/^topic\./, "")}`];
    return route === undefined || !event.name.startsWith("topic.") ? [] : [{ ...event, route }];
  });
  if (told.length === 0) return [];
  const topics = await tx.monthlyTopic.findMany({
    where: {
      tenantId: actor.tenantId,
      id: { in: [...new Set(told.map(({ subjectId }) => subjectId))] },
    },
    select: { id: true, path: true, areaName: true, month: true, title: true },
  });
  const duties = await dutiesInForce(scope, {
    paths: [],
    organizations: told.flatMap(({ organizationId }) => organizationId ?? []),
    ids: [],
  });
  return told.flatMap((event) => {
    const topic = topics.find(({ id }) => id === event.subjectId);
    if (topic === undefined) return [];
    const slots = {
      ...noSlots,
      category: topic.title,
      place: topic.areaName,
      from: String(topic.month.getUTCMonth() + 1),
    };
    const matter = {
      path: topic.path,
      urgent: false,
      organizationId: event.organizationId,
      physical: false,
      handlerId: null,
      registrarDutyId: null,
      rung: null,
    };
    return recipientsOf(event.route, matter, duties, event.actorDutyId).map((recipient) => ({
      seq: event.seq,
      recipient,
      slots,
      row: {
        tenantId: actor.tenantId,
        id: newId(),
        dutyId: recipient.duty.id,
        seq: event.seq,
        kind: recipient.telling.kind,
        class: recipient.telling.class,
        urgent: false,
        at: event.at,
        slots,
        ticketId: null,
        assignmentId: null,
        topicId: topic.id,
      },
    }));
  });
}
