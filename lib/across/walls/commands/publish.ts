import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canPublish } from "../rules/policy";
import { publishInput } from "../schema";
import { findPublishable } from "./find";
import { showPhotos } from "./photos";
import { refuseAsTold, wallEvent } from "./record";

/** 公开到问题墙: a text that an editor has written or accepted, and photos one by one. */
export const publish = command({
  name: "wall.publish",
  input: publishInput,
  output: doneOutput,
  find: (scope, { id }) => findPublishable(scope, id),
  allow: (actor, ticket) => canPublish(actor, ticket),
  run: async (scope, ticket, { title, problem, measures, photoIds }) => {
    const { actor, tx } = scope;
    refuseAsTold(problem, ticket.text);
    await holdTicket(scope, ticket.id);
    const entry = { id: newId(), ticketId: ticket.id };
    await tx.wallEntry.createMany({
      data: {
        tenantId: actor.tenantId,
        ...entry,
        title,
        problem,
        measures,
        publishedAt: actor.at,
        publishedBy: actor.name,
        publishedByDutyId: actor.dutyId,
      },
    });
    await showPhotos(scope, entry, photoIds, ["before"]);
    return { result: { id: entry.id }, events: [wallEvent("wall.published", entry, 1)] };
  },
});

/** Two presses at once wait for each other here; the second is told that it stands already. */
async function holdTicket({ actor, tx }: Scope, ticketId: string): Promise<void> {
  await tx.$queryRaw`
    select from ticket where tenant_id = ${actor.tenantId}::uuid and id = ${ticketId}::uuid for no key update`;
  const entry = await tx.wallEntry.findFirst({
    where: { tenantId: actor.tenantId, ticketId, status: "published" },
    select: { id: true },
  });
  if (entry !== null) throw new Refusal("conflict", "wall.already");
}
