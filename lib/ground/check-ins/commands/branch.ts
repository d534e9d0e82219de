import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { range } from "@/lib/ground/territory/rules/path";
import { messages } from "@/lib/platform/i18n/messages";
import words from "../messages/zh-CN.json";
import type { CheckInSubject } from "./find";

const t = messages(words);

/** The grid of the community in which the member takes part, and the name of its branch. */
export async function branchOf(
  { actor, tx }: Scope,
  checkIn: CheckInSubject,
  { gridId, branch }: { gridId: string; branch?: string | undefined },
) {
  const { lo, hi } = range(checkIn.path);
  const grid = await tx.area.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: gridId,
      level: "grid",
      validTo: null,
      path: { gte: lo, lt: hi },
    },
    select: { id: true, name: true },
  });
  if (grid === null) {
    throw new Refusal("invalid", "refusal.invalid", { fields: { gridId: "field.choose" } });
  }
  return { gridId: grid.id, branchName: branch ?? t("branch.named", { grid: grid.name }) };
}
