import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { canEditReply } from "../rules/replies";

export interface SavedReplyShown {
  id: string;
  title: string;
  body: string;
  version: number;
  /** Belongs to the actor's own area or organization, and may be changed by the actor. */
  own: boolean;
}

/** More than anybody reads; a district that has more should tidy up. */
const repliesMax = 500;

/** The replies in use of the whole district, the actor's own first. One statement. */
export async function repliesFor({ actor, tx }: Scope): Promise<SavedReplyShown[]> {
  const rows = await tx.savedReply.findMany({
    where: { tenantId: actor.tenantId, archived: false },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: repliesMax,
    select: { id: true, title: true, body: true, version: true, path: true, organizationId: true },
  });
  const shown = rows.map(({ path, organizationId, ...row }) => ({
    ...row,
    own: canEditReply(actor, { path, organizationId }),
  }));
  return [...shown.filter((row) => row.own), ...shown.filter((row) => !row.own)];
}
