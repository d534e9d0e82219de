import Link from "next/link";
import type { ReactNode } from "react";
import type { ResolutionShown } from "@/lib/parts/meetings/schema";
import { Badge } from "../ui/badge";
import { StateBadge, TopicBadge } from "./badges";
import { tme } from "./text";

/** What was resolved: who, what, until when, and what became of it. */
export function ResolutionList({
  resolutions,
  open = false,
  renderActions,
}: {
  resolutions: readonly ResolutionShown[];
  /** Who looks may open the ticket. */
  open?: boolean;
  renderActions?: ((resolution: ResolutionShown) => ReactNode) | undefined;
}) {
  return (
    <ol className="divide-y">
      {resolutions.map((one) => (
        <li key={one.id} className="grid gap-1.5 px-4 py-3">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="text-sm text-ink-soft tabular-nums">
              {tme("resolution.number", { number: one.number })}
            </span>
            <StateBadge state={one.state} />
            {one.late ? (
              <Badge tone="bad" icon="alert">
                {tme("resolution.late")}
              </Badge>
            ) : null}
          </div>
          <p className="whitespace-pre-line">{one.measure}</p>
          <p className="text-sm text-ink-soft">
            <span className="font-semibold text-ink">{one.organization}</span>
            {one.memberUnit ? ` ${tme("resolution.memberUnit")}` : null}
            {" · "}
            <span className="tabular-nums">{tme("resolution.due", { day: one.dueOn })}</span>
          </p>
          {one.reason === null ? null : (
            <p className="text-sm">
              {tme(one.state === "unsolved" ? "resolution.why" : "resolution.result", {
                text: one.reason,
              })}
            </p>
          )}
          {open || one.again === null ? null : <Again again={one.again} />}
          {one.ticket === null ? null : open ? (
            <Link
              href={`/tickets/${one.ticket.id}`}
              prefetch={false}
              className="text-link inline-flex min-h-6 items-center justify-self-start text-sm tabular-nums"
            >
              {tme("resolution.ticket", { number: one.ticket.number })}
            </Link>
          ) : (
            <span className="text-sm text-ink-soft tabular-nums">
              {tme("resolution.ticket", { number: one.ticket.number })}
            </span>
          )}
          {renderActions?.(one)}
        </li>
      ))}
    </ol>
  );
}

/** What was not solved is talked about again, here or above; members read the answer. */
function Again({ again }: { again: NonNullable<ResolutionShown["again"]> }) {
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-2 text-sm">
        {tme("resolution.again")}
        <TopicBadge status={again.status} />
      </p>
      {again.answer === null ? null : (
        <p className="border-l-4 border-ok-line pl-3">
          {again.answer}
          <span className="block text-sm text-ink-soft">{again.answeredBy}</span>
        </p>
      )}
    </div>
  );
}
