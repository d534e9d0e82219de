import type { AgreementLine } from "@/lib/affairs/co-building/queries/agreements";
import { tco } from "./text";

/** How far an agreement is: the word of its sides, and where today lies in its days. */
export function statusWords({
  status,
  standing,
  sent,
}: Pick<AgreementLine, "status" | "standing" | "sent">): string[] {
  return [
    tco(status === "draft" && sent ? "agreement.sent" : `agreement.${status}`),
    ...(standing === null ? [] : [tco(`standing.${standing}`)]),
  ];
}
