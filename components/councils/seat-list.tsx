import type { SeatShown } from "@/lib/affairs/councils/schema";
import { Tag } from "../ui/tag";
import { tc } from "./text";

/** Who sits for whom, and since when; the own seat is marked. */
export function SeatList({
  seats,
  ownSeatId,
}: {
  seats: readonly SeatShown[];
  ownSeatId?: string;
}) {
  return (
    <ul className="divide-y">
      {seats.map((seat) => (
        <li key={seat.id} className="grid gap-1 py-3 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="text-sm text-ink-soft">{tc(`kind.${seat.kind}`)}</span>
            {seat.function === "general" ? null : <Tag>{tc(`function.${seat.function}`)}</Tag>}
            {seat.id === ownSeatId ? <Tag>{tc("seat.mine")}</Tag> : null}
          </div>
          <p className="font-semibold">
            {seat.holder === null ? (
              <span className="font-normal text-warn">{tc("seat.empty")}</span>
            ) : (
              seat.holder.name
            )}
          </p>
          <p className="text-sm">
            {seat.organization}
            {seat.holder === null ? null : (
              <span className="text-ink-soft">
                {" "}
                · {seat.holder.title} · {tc("seat.since", { day: seat.holder.since })}
              </span>
            )}
          </p>
          {seat.substitute === null ? null : (
            <p className="text-sm text-ink-soft">
              {tc("seat.substitute", {
                name: seat.substitute.name,
                title: seat.substitute.title,
              })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
