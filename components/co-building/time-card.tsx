import type { TimeShown } from "@/lib/affairs/co-building/queries/bookings";
import type { ResourceDetail } from "@/lib/affairs/co-building/queries/detail";
import { newId } from "@/lib/platform/core/id";
import type { FormAction } from "@/lib/platform/core/action-state";
import { shiftText } from "../service/shift-text";
import { Badge } from "../ui/badge";
import { ButtonGroup } from "../ui/button";
import { Card } from "../ui/card";
import { BookingButton, CloseTime, OpenTime } from "./entry-verbs";
import { tco } from "./text";

export interface TimeSends {
  open: FormAction;
  close: FormAction;
  book: FormAction;
  giveBack: FormAction;
}

/** 可预订时段: what is free, what the own organization has, and for who keeps it, whose it is. */
export function TimeCard({ resource, sends }: { resource: ResourceDetail; sends: TimeSends }) {
  const { id, may, times, today, now } = resource;
  return (
    <Card
      flush
      title={tco("time.title")}
      note={tco("time.note")}
      actions={
        may.open ? (
          <OpenTime
            key={times.length}
            id={id}
            start={today}
            send={{ action: sends.open, startKey: newId() }}
          />
        ) : undefined
      }
    >
      {times.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tco("time.none")}</p>
      ) : (
        <ul className="divide-y">
          {times.map((time) => (
            <Time key={time.id} time={time} may={may} now={now} sends={sends} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Time({
  time,
  may,
  now,
  sends,
}: {
  time: TimeShown;
  may: ResourceDetail["may"];
  now: string;
  sends: TimeSends;
}) {
  const { capacity, held, own, bookings } = time;
  const isFull = held >= capacity;
  return (
    <li className="grid gap-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 tabular-nums">
          <span className="font-semibold">{shiftText(time.startsAt, time.endsAt, now)}</span>
          <Badge tone={isFull ? "idle" : "ok"}>
            {isFull
              ? time.waiting === 0
                ? tco("time.full")
                : tco("time.fullWaiting", { n: time.waiting })
              : tco("time.free", { n: capacity - held })}
          </Badge>
          {own === null ? null : <Badge tone="info">{tco(`time.${own.status}`)}</Badge>}
        </p>
        {may.keep && bookings.length > 0 ? (
          <p className="text-sm text-ink-soft">
            {bookings
              .map(({ name, status }) =>
                status === "held" ? name : tco("time.waitingName", { name }),
              )
              .join(tco("comma"))}
          </p>
        ) : null}
      </div>
      <ButtonGroup>
        {own !== null ? (
          <BookingButton
            key={own.id}
            id={own.id}
            what="return"
            send={{ action: sends.giveBack, startKey: newId() }}
          />
        ) : may.book ? (
          <BookingButton
            key={time.id}
            id={time.id}
            what={isFull ? "wait" : "book"}
            send={{ action: sends.book, startKey: newId() }}
          />
        ) : null}
        {may.keep ? (
          <CloseTime id={time.id} send={{ action: sends.close, startKey: newId() }} />
        ) : null}
      </ButtonGroup>
    </li>
  );
}
