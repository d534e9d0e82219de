import type { SwapOffer } from "@/lib/affairs/service/queries/my-service";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { Card } from "../ui/card";
import { AgreeSwapForm } from "./claim-forms";
import { startText } from "./shift-text";
import { tsv } from "./text";

/** Somebody would like to change places; who it is, is not told. Leaving it alone is an answer. */
export function SwapList({
  swaps,
  now,
  agree,
}: {
  swaps: readonly SwapOffer[];
  now: string;
  agree: FormAction;
}) {
  if (swaps.length === 0) return null;
  return (
    <section aria-labelledby="swaps" className="grid gap-3">
      <h2 id="swaps" className="text-base">
        {tsv("my.swaps")}
      </h2>
      {swaps.map((swap) => (
        <Card key={swap.other} title={swap.title} level={3}>
          <div className="grid gap-2">
            <p>
              {tsv("my.swapOffer", {
                mine: startText(swap.mineAt, now),
                other: startText(swap.otherAt, now),
              })}
            </p>
            <AgreeSwapForm mine={swap.mine} other={swap.other} action={agree} startKey={newId()} />
          </div>
        </Card>
      ))}
    </section>
  );
}
