import { tc } from "@/components/check-ins/text";
import { WaitingItem, WaitingLines } from "@/components/co-building/waiting-lines";
import { OpinionStatus } from "@/components/reviews/badges";
import { trv } from "@/components/reviews/text";
import { RoundLines } from "@/components/reviews/waiting-rounds";
import { CountBadge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { UnitDesk } from "@/lib/across/desk/queries/unit-desk";

const reviews = "/unit/reviews";

/** 等您处理: what a unit is asked to do, each with its day and the way to where it is done. */
export function UnitWaiting({ desk: { coBuilding, opinions, rounds } }: { desk: UnitDesk }) {
  const count = coBuilding.length + opinions.length + rounds.length;
  if (count === 0) return <p className="text-ink-soft">{tc("ours.nothingWaits")}</p>;
  return (
    <div id="waits" className="min-w-0">
      <Card
        flush
        title={
          <span className="flex items-center gap-2">
            {tc("ours.waits")}
            <CountBadge count={count} alert />
          </span>
        }
      >
        <ul className="divide-y">
          <WaitingLines lines={coBuilding} base="/unit/co-building" />
          {opinions.map((one) => (
            <WaitingItem
              key={one.id}
              href={reviews}
              title={one.title}
              what={<OpinionStatus status={one.status} />}
              about={trv("line", { from: one.from, to: one.to })}
              day={trv(`timing.${one.timing}`, { day: one.dueOn })}
            />
          ))}
          <RoundLines rounds={rounds} href={reviews} />
        </ul>
      </Card>
    </div>
  );
}
