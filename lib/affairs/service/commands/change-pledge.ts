import "server-only";
import type { z } from "zod";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import type { Prisma } from "@/lib/platform/db/client";
import type { Actor, Scope } from "@/lib/platform/db/scope";
import { canDoOnPledge, type PledgeVerb } from "../rules/pledges";
import { isServiceReader } from "../rules/staff";
import { changedOne, checked } from "./find";

/** One step of a pledge: read as seen, allowed, written on the condition that nobody was faster. */
export function pledgeStep<I extends { id: string; version: number }>(
  verb: PledgeVerb,
  input: z.ZodType<I>,
  event: string,
  write: (actor: Actor, input: I) => Prisma.PledgeUpdateManyMutationInput,
) {
  return command({
    name: `pledge.${verb}`,
    input,
    output: doneOutput,
    find: (scope: Scope, given: I) => findPledge(scope, given),
    allow: (actor, pledge) => canDoOnPledge(actor, verb, pledge),
    run: async ({ actor, tx }, pledge, given: I) => {
      changedOne(
        await tx.pledge.updateMany({
          where: { tenantId: actor.tenantId, id: pledge.id, version: pledge.version },
          data: { ...write(actor, given), version: { increment: 1 } },
        }),
      );
      const { id, version } = pledge;
      return { result: { id }, events: [{ name: event, subjectId: id, version: version + 1 }] };
    },
  });
}

async function findPledge({ actor, tx }: Scope, given: { id: string; version: number }) {
  if (actor.role !== "member" && !isServiceReader(actor)) return null;
  const pledge = await tx.pledge.findFirst({
    where: { tenantId: actor.tenantId, id: given.id },
    select: { id: true, version: true, status: true },
  });
  return checked(pledge, given.version);
}
