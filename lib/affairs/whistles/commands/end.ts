import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canDoOnCall, statusAtEnd, type CallVerb } from "../rules/whistle";
import { endInput } from "../schema";
import { findCall, isResponseStatus } from "./find";

/** Ends a call: the one writer of what becomes of everybody's answer. */
export function ending(verb: CallVerb, status: "confirmed" | "cancelled") {
  return command({
    name: `whistle.${verb}`,
    input: endInput,
    output: doneOutput,
    find: findCall,
    allow: (actor, call) => canDoOnCall(actor, verb, call),
    run: async (scope, call, { text }) => {
      const { actor, tx } = scope;
      const { count } = await tx.whistleCall.updateMany({
        where: { tenantId: actor.tenantId, id: call.id, version: call.version },
        data: {
          status,
          outcome: text,
          endedAt: new Date(actor.now),
          endedBy: actor.name,
          version: { increment: 1 },
        },
      });
      if (count === 0) throw new Refusal("conflict", "whistle.conflict");
      const told = await endResponses(scope, call.id, verb);
      return {
        result: { id: call.id },
        events: [
          { name: `whistle.${status}`, subjectId: call.id, version: call.version + 1 },
          ...told.map((organizationId) => ({
            name: `whistle.${status}`,
            subjectId: call.id,
            organizationId,
            version: call.version + 1,
          })),
        ],
      };
    },
  });
}

/** One statement for each status that is still open, and the organizations to be told. */
async function endResponses({ actor, tx }: Scope, callId: string, verb: CallVerb) {
  const responses = await tx.whistleResponse.findMany({
    where: { tenantId: actor.tenantId, callId },
    select: { status: true, organizationId: true },
  });
  for (const from of new Set(responses.flatMap((one) => isResponseStatus(one.status) ?? []))) {
    const status = statusAtEnd(from, verb);
    if (status === from) continue;
    await tx.whistleResponse.updateMany({
      where: { tenantId: actor.tenantId, callId, status: from },
      data: {
        status,
        version: { increment: 1 },
        ...(status === "done" ? { leftAt: new Date(actor.now) } : {}),
      },
    });
  }
  return responses.map((one) => one.organizationId);
}
