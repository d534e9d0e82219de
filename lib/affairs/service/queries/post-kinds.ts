import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { postKinds, type PostKind } from "../rules/post-kinds";

/** The kinds of posts as the district has them now. */
export async function postKindsOf({ actor, tx }: Scope): Promise<PostKind[]> {
  const changes = await tx.postKind.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: { id: "asc" },
    select: { key: true, name: true, retiredAt: true, version: true },
  });
  return postKinds(changes);
}
