import { Card } from "@/components/ui/card";
import type { OpinionLine } from "@/lib/affairs/reviews/queries/columns";
import { OpinionList } from "./opinion-list";

/** On the desk: requests that wait for the own side. Nothing where there are none. */
export function WaitingOpinions({
  lines,
  title,
  note,
}: {
  lines: readonly OpinionLine[];
  title: string;
  note: string;
}) {
  if (lines.length === 0) return null;
  return (
    <div id="opinions" className="min-w-0 scroll-mt-16">
      <Card flush title={title} note={note}>
        <OpinionList lines={lines} />
      </Card>
    </div>
  );
}
