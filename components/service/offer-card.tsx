import type { Offer } from "@/lib/affairs/service/queries/my-service";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { ClaimButton } from "./claim-button";
import { shiftText } from "./shift-text";
import { tsv } from "./text";
import { WhyText } from "./why-text";

/** One post or shift that can be taken: what, where, when, how many places are left. */
export function OfferCard({ offer, now, claim }: { offer: Offer; now: string; claim: FormAction }) {
  const { startsAt, endsAt } = offer;
  return (
    <Card
      title={offer.title}
      level={3}
      actions={
        <>
          <Badge tone="info">
            {offer.activityKind === null
              ? tsv("my.post")
              : tsv(`activities.kind.${offer.activityKind}`)}
          </Badge>
        </>
      }
    >
      <div className="grid gap-2">
        {startsAt === null || endsAt === null ? null : (
          <p className="font-semibold tabular-nums">{shiftText(startsAt, endsAt, now)}</p>
        )}
        <p>{offer.place}</p>
        <p className="whitespace-pre-line text-ink-soft">{offer.text}</p>
        <WhyText reasons={offer.reasons} />
        {offer.risk ? <p className="text-sm text-warn">{tsv("my.risk")}</p> : null}
        <p className="text-sm text-ink-soft tabular-nums">
          {offer.free > 0
            ? tsv("my.free", { free: offer.free, capacity: offer.capacity })
            : tsv("my.full", { capacity: offer.capacity, waiting: offer.waiting })}
        </p>
        <ClaimButton
          slotId={offer.slotId}
          free={offer.free}
          waiting={offer.waiting}
          action={claim}
          startKey={newId()}
        />
      </div>
    </Card>
  );
}
