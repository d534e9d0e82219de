import Link from "next/link";
import { countText } from "@/components/lists/count-text";
import type { Waiting } from "@/lib/affairs/co-building/queries/waiting";
import { CountBadge } from "../ui/badge";
import { Card } from "../ui/card";
import { tco } from "./text";
import { WaitingLines } from "./waiting-lines";

/** On the desk: what waits in co-building for the own office. Nothing where there is none. */
export function WaitingCard({
  waiting: { lines, count },
  title,
  note,
}: {
  waiting: Waiting;
  title: string;
  note: string;
}) {
  if (count === 0) return null;
  return (
    <div id="coBuilding" className="min-w-0 scroll-mt-16">
      <Card
        flush
        title={
          <span className="flex items-center gap-2">
            {title}
            <CountBadge count={countText(count)} />
          </span>
        }
        note={note}
        actions={
          <Link
            href="/co-building?list=waiting"
            prefetch={false}
            className="text-link inline-flex min-h-6 items-center text-sm"
          >
            {tco("waiting.all")}
          </Link>
        }
      >
        <ul className="divide-y">
          <WaitingLines lines={lines} base="/co-building" />
        </ul>
      </Card>
    </div>
  );
}
