import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { savedViewList, type SavedViews, type ViewList } from "../schema";

/** The views that the person keeps of one list. One statement. */
export async function savedViewsOf({ actor, tx }: Scope, list: ViewList): Promise<SavedViews> {
  const row = await tx.savedViews.findFirst({
    where: { tenantId: actor.tenantId, personId: actor.personId ?? "", list },
    select: { version: true, views: true, preferred: true },
  });
  if (row === null) return { version: 0, views: [], preferred: null };
  const read = savedViewList.safeParse(row.views);
  const views = read.success ? read.data : [];
  return {
    version: row.version,
    views,
    preferred: views.some(({ id }) => id === row.preferred) ? row.preferred : null,
  };
}
