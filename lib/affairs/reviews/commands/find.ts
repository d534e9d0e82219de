import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { isGone } from "../queries/gone";
import { opinionReaders, sides, statuses } from "../rules/opinions";

/** A request that the actor may read; the policies leave an organization nothing but its own. */
export async function findOpinion(scope: Scope, given: { id: string; version: number }) {
  const { actor, tx } = scope;
  const reads = actor.role === "liaison" || opinionReaders.some((role) => role === actor.role);
  if (!reads) return null;
  const own =
    actor.organizationId === null
      ? { path: { gte: actor.lo, lt: actor.hi } }
      : { organizationId: actor.organizationId };
  const row = await tx.opinionRequest.findFirst({
    where: { tenantId: actor.tenantId, id: given.id, ...own },
    select: {
      id: true,
      path: true,
      organizationId: true,
      askedBy: true,
      status: true,
      answer: true,
      answerBefore: true,
      reply: true,
      version: true,
    },
  });
  const askedBy = sides.find((one) => one === row?.askedBy);
  const status = statuses.find((one) => one === row?.status);
  if (row === null || askedBy === undefined || status === undefined) return null;
  if (row.version !== given.version) throw new Refusal("conflict", "opinion.conflict");
  const { id, path, organizationId, version, answer } = row;
  const said = {
    answer,
    replied: row.reply !== null,
    corrected: row.answerBefore !== null,
    gone: await isGone(scope),
  };
  return { id, path, organizationId, version, askedBy, status, ...said };
}
export type OpinionSubject = NonNullable<Awaited<ReturnType<typeof findOpinion>>>;
