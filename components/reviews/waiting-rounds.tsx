import type { RoundLine } from "@/lib/affairs/reviews/queries/own-reviews";
import { WaitingItem } from "../co-building/waiting-lines";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { trv } from "./text";

/** Rounds that wait for the own organization's vote, each with its last day. */
export function RoundLines({ rounds, href }: { rounds: readonly RoundLine[]; href: string }) {
  return rounds.map((round) => (
    <WaitingItem
      key={round.id}
      href={href}
      title={round.title}
      what={<Badge tone="busy">{trv("rate")}</Badge>}
      about={round.areaName}
      day={trv("rounds.until", { day: round.closesOn })}
    />
  ));
}

/** On the desk: nothing where there is none to rate. */
export function WaitingRounds({
  rounds,
  title,
  note,
}: {
  rounds: readonly RoundLine[];
  title: string;
  note: string;
}) {
  if (rounds.length === 0) return null;
  return (
    <div id="rounds" className="min-w-0 scroll-mt-16">
      <Card flush title={title} note={note}>
        <ul className="divide-y">
          <RoundLines rounds={rounds} href="/reviews" />
        </ul>
      </Card>
    </div>
  );
}
