import "server-only";
import { areaRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { bodyOf } from "@/lib/affairs/councils/queries/body";
import { isAsTold } from "@/lib/across/walls/rules/proposal";
import { holdsForbidden } from "@/lib/parts/traces/rules/public-traces";
import { canConvene } from "@/lib/parts/meetings/rules/rights";
import { meetingEvent, writeTopic } from "@/lib/parts/meetings/writes";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { takeUpInput } from "../schema";

/**
 * 列为议题: a matter that one office cannot settle alone is talked about by the own council. The topic knows its matter,
 * and the matter shows where it is talked about; who reported it stays unnamed.
 */
export const takeUpTicket = command({
  name: "agenda.takeUpTicket",
  input: takeUpInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const { actor, tx } = scope;
    if (!areaRoles.some((role) => role === actor.role)) return null;
    const ticket = await tx.ticket.findFirst({
      where: { tenantId: actor.tenantId, id, path: { gte: actor.lo, lt: actor.hi } },
      select: { id: true, text: true },
    });
    if (ticket === null) return null;
    const council = await tx.council.findFirst({
      where: { tenantId: actor.tenantId, path: actor.lo, dissolvedOn: null },
      select: { id: true },
    });
    const body = council === null ? null : await bodyOf(scope, council.id);
    return body === null ? null : { ticket, body };
  },
  allow: (actor, { body }) => canConvene(actor, body),
  run: async (scope, { ticket, body }, { title, matter }) => {
    const { actor, tx } = scope;
    const fields = [title, matter].some(holdsForbidden)
      ? { matter: "field.secret" }
      : isAsTold(matter, ticket.text)
        ? { matter: "wall.asTold" }
        : null;
    if (fields !== null) throw new Refusal("invalid", "refusal.invalid", { fields });
    const waits = await tx.meetingTopic.findFirst({
      where: {
        tenantId: actor.tenantId,
        ticketId: ticket.id,
        bodyId: body.id,
        status: { in: ["open", "agenda", "raised"] },
      },
      select: { id: true },
    });
    if (waits !== null) throw new Refusal("conflict", "agenda.already");
    const id = await writeTopic(scope, body, {
      title,
      matter,
      seat: null,
      ticketId: ticket.id,
    });
    const about = { origin: "ticket", ticketId: ticket.id };
    return { result: { id }, events: [meetingEvent("meeting.topic_proposed", id, 1, about)] };
  },
});
