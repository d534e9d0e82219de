import Link from "next/link";
import { tc } from "@/components/councils/text";
import { Card } from "@/components/ui/card";
import type { CouncilDetail } from "@/lib/affairs/councils/queries/detail";

/** 历届: each term with its days, and why it began early or late; who sat then is one link away. */
export function Terms({ council: { id, terms, term } }: { council: CouncilDetail }) {
  if (terms.length < 2) return null;
  return (
    <Card flush title={tc("terms.title")}>
      <ul className="divide-y">
        {terms.map((one) => (
          <li key={one.id} className="px-4 py-2.5">
            <Link
              href={one.current ? `/councils/${id}` : `/councils/${id}?term=${String(one.number)}`}
              aria-current={one.id === term?.id ? "page" : undefined}
              className="text-link inline-flex min-h-6 items-center aria-[current]:font-semibold"
            >
              {tc(one.current ? "terms.current" : "terms.past", { number: one.number })}
            </Link>
            <p className="text-sm text-ink-soft tabular-nums">
              {tc("seat.fromTo", { from: one.startsOn, to: one.endsOn })}
            </p>
            {one.approvalNo === null ? null : (
              <p className="text-sm text-ink-soft">
                {tc("terms.approval", { number: one.approvalNo })}
              </p>
            )}
            {one.changeReason === null ? null : (
              <p className="text-sm whitespace-pre-line text-ink-soft">{one.changeReason}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
