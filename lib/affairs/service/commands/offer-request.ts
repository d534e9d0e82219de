import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { canDoOnRequest } from "../rules/requests";
import { offerInput } from "../schema/requests";
import { changeRequest } from "./change-request";
import { findRequest } from "./find-request";

/** 派单: the community asks a member or a unit. It is a question: nobody is assigned (志愿服务条例 art. 25). */
export const offerRequest = command({
  name: "request.offer",
  input: offerInput,
  output: doneOutput,
  find: findRequest,
  allow: (actor, request) => canDoOnRequest(actor, "offer", request),
  run: async (scope, request, { memberId, organizationId, to }) => {
    const { actor, tx } = scope;
    const whom = { memberId: memberId ?? null, organizationId: organizationId ?? null };
    if (!(await mayBeAsked(scope, whom))) throw refuse(to, "field.choose");
    const { count } = await tx.serviceOffer.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        path: request.path,
        requestId: request.id,
        ...whom,
        at: new Date(actor.now),
      },
      skipDuplicates: true,
    });
    if (count === 0) throw refuse(to, "field.wishAsked");
    // The history says that somebody was asked and never whom: a no leaves no trace.
    return changeRequest(scope, request, "request.offered", {});
  },
});

/** A member whose check-in is in force here, or a unit that has reported here. */
async function mayBeAsked(
  { actor, tx }: Scope,
  { memberId, organizationId }: { memberId: string | null; organizationId: string | null },
): Promise<boolean> {
  const where = {
    tenantId: actor.tenantId,
    status: "active",
    path: { gte: actor.lo, lt: actor.hi },
  };
  const found =
    memberId === null
      ? await tx.unitCheckIn.findFirst({
          where: { ...where, organizationId },
          select: { id: true },
        })
      : await tx.memberCheckIn.findFirst({ where: { ...where, memberId }, select: { id: true } });
  return found !== null;
}

function refuse(field: string, reason: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: reason } });
}
