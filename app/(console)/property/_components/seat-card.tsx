import { tpr } from "@/components/property/text";
import { Card } from "@/components/ui/card";
import type { SeatShown } from "@/lib/affairs/property/queries/seats";
import { newId } from "@/lib/platform/core/id";
import { addPropertySeat, closePropertySeat } from "../actions";
import { AddSeat, CloseSeat } from "./seat-forms";

/** Whom the meetings of an estate are told to, side by side. */
export function SeatCard({
  estateId,
  seats,
  own,
}: {
  estateId: string;
  seats: readonly SeatShown[];
  own: boolean;
}) {
  return (
    <Card
      flush
      title={tpr("seats.title")}
      actions={
        own ? (
          <AddSeat
            key={seats.length}
            estateId={estateId}
            send={{ action: addPropertySeat, startKey: newId() }}
          />
        ) : undefined
      }
    >
      {seats.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tpr("seats.none")}</p>
      ) : (
        <ul className="divide-y">
          {seats.map(({ id, version, side, organization, name }) => (
            <li key={id} className="flex items-start justify-between gap-3 px-4 py-2.5">
              <span className="min-w-0">
                <span className="block text-sm text-ink-soft">{tpr(`side.${side}`)}</span>
                <span className="font-semibold">{name}</span>
                <span className="block text-sm">{organization}</span>
              </span>
              {own ? (
                <span className="shrink-0">
                  <CloseSeat
                    seat={{ id, version, name }}
                    send={{ action: closePropertySeat, startKey: newId() }}
                  />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
