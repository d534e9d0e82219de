"use client";

import Link from "next/link";
import { useContext } from "react";
import type { LikelyDuplicate } from "@/lib/affairs/tickets/queries/suggest";
import type { FormAction } from "@/lib/platform/core/action-state";
import { Card } from "../ui/card";
import { shortTime } from "../ui/time-words";
import { tt } from "./messages/text";
import { TicketStatusBadge } from "./status-badge";
import { VerbDone } from "./verb-done";
import { VerbForm } from "../forms/verb-form";

/** What one compares of the ticket that is being looked at. */
interface Compared {
  id: string;
  version: number;
  text: string;
  place: string;
  registeredAt: string;
}

/**
 * What may be the same matter, the likeliest first, each with the line why and both side by side. Only
 * a person decides: nothing is linked without the press of the button.
 */
export function Alike({
  ticket,
  others,
  action,
  keys,
  now,
}: {
  ticket: Compared;
  others: readonly LikelyDuplicate[];
  /** Left out where the ticket cannot be linked. */
  action: FormAction | undefined;
  /** The first idempotency key of each. */
  keys: readonly string[];
  now: string;
}) {
  const told = useContext(VerbDone);
  if (others.length === 0) return null;
  return (
    <Card title={tt("alike.title")} note={tt("alike.hint")} flush>
      <ul className="divide-y">
        {others.map((other, at) => (
          <li key={other.id}>
            <details data-verb={action === undefined ? undefined : "link"} className="group">
              <summary className="min-h-11 cursor-pointer px-4 py-2 hover:bg-hover">
                <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                  <span className="font-semibold">{other.title}</span>
                  <TicketStatusBadge status={other.status} />
                </span>
                <span className="block text-xs text-ink-soft">{other.why}</span>
              </summary>
              <div className="grid gap-3 px-4 pb-4">
                <Comparison ticket={ticket} other={other} now={now} />
                {action === undefined ? null : (
                  <VerbForm
                    action={action}
                    startKey={keys[at] ?? ""}
                    form={`link-${other.id}`}
                    hidden={{ id: ticket.id, version: ticket.version, number: other.number }}
                    submit={tt("alike.go", { number: other.number })}
                    variant="secondary"
                    doneText={tt("verb.link.done")}
                    onDone={() => told("link")}
                  >
                    {() => null}
                  </VerbForm>
                )}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Comparison({
  ticket,
  other,
  now,
}: {
  ticket: Compared;
  other: LikelyDuplicate;
  now: string;
}) {
  const rows = [
    [tt("alike.what"), ticket.text, other.text],
    [tt("alike.place"), ticket.place, other.place],
    [tt("alike.when"), shortTime(ticket.registeredAt, now), shortTime(other.registeredAt, now)],
  ] as const;
  return (
    <div>
      <table className="w-full table-fixed border-collapse text-sm">
        <thead>
          <tr className="border-b text-left text-xs text-ink-soft">
            <th scope="col" className="w-12 py-1 font-normal">
              <span className="sr-only">{tt("alike.title")}</span>
            </th>
            <th scope="col" className="px-2 py-1 font-normal">
              {tt("alike.this")}
            </th>
            <th scope="col" className="px-2 py-1 font-normal">
              <Link
                href={`/tickets/${other.id}`}
                prefetch={false}
                className="text-link tabular-nums"
              >
                {tt("alike.other")} {other.number}
              </Link>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, here, there]) => (
            <tr key={name} className="border-b align-top last:border-b-0">
              <th scope="row" className="py-1.5 text-left text-xs font-normal text-ink-soft">
                {name}
              </th>
              <td className="px-2 py-1.5 break-words">{here}</td>
              <td className="px-2 py-1.5 break-words">{there}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {other.distance === null ? null : (
        <p className="mt-1 text-xs text-ink-soft">
          {tt("alike.distance")} {distanceText(other.distance)}
        </p>
      )}
    </div>
  );
}

/** Nobody measures a report to the metre. */
function distanceText(metres: number): string {
  return metres < 1000
    ? tt("alike.metres", { metres: Math.max(10, Math.round(metres / 10) * 10) })
    : tt("alike.kilometres", { kilometres: (metres / 1000).toFixed(1) });
}
