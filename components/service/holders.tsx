import type { Holder } from "@/lib/affairs/service/queries/offered-posts";
import { TimeText } from "../ui/time-text";
import { tsv } from "./text";

/** Who holds a place and who waits, with masked names; opened only when somebody asks. */
export function Holders({ holders, now }: { holders: readonly Holder[]; now: string }) {
  if (holders.length === 0) return <p className="text-sm text-ink-soft">{tsv("posts.nobody")}</p>;
  const held = holders.filter(({ waiting }) => !waiting);
  const waiting = holders.filter((one) => one.waiting);
  return (
    <details className="text-sm">
      <summary className="cursor-pointer py-1 text-action touch:py-2">
        {tsv("posts.who", { held: held.length, waiting: waiting.length })}
      </summary>
      <ol className="mt-1 grid gap-1">
        {held.map((one) => (
          <Line key={one.claimId} holder={one} now={now} />
        ))}
      </ol>
      {waiting.length === 0 ? null : (
        <>
          <p className="mt-2 font-semibold">{tsv("posts.waitingList")}</p>
          <ol className="mt-1 grid list-inside list-decimal gap-1">
            {waiting.map((one) => (
              <Line key={one.claimId} holder={one} now={now} />
            ))}
          </ol>
        </>
      )}
    </details>
  );
}

function Line({ holder, now }: { holder: Holder; now: string }) {
  return (
    <li>
      {holder.name === "" ? tsv("posts.left") : holder.name}
      <span className="ml-2 text-ink-soft">{holder.unit}</span>
      <span className="ml-2 text-ink-faint">
        <TimeText at={holder.since} now={now} />
      </span>
    </li>
  );
}
