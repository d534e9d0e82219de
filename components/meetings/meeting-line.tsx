import Link from "next/link";
import type { MeetingLine } from "@/lib/parts/meetings/queries/list";
import { TimeText } from "../ui/time-text";
import { StateBadge, StepBadge } from "./badges";
import { tme } from "./text";

/** A meeting in a list, with what became of each of its resolutions. */
export function MeetingLineItem({ meeting, href }: { meeting: MeetingLine; href: string }) {
  const { theme, form, startsAt, place, step, resolutions } = meeting;
  return (
    <li className="grid gap-1 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          href={href}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-semibold text-action hover:underline touch:min-h-11"
        >
          {theme ?? tme("meeting.noTheme")}
        </Link>
        <StepBadge step={step} />
      </div>
      <p className="text-sm text-ink-soft">
        <TimeText at={startsAt} /> · {place} · {tme(`form.${form}`)}
      </p>
      {resolutions.length === 0 ? null : (
        <ul className="mt-1 grid gap-2 text-sm">
          {resolutions.map((one) => (
            <li key={one.id} className="flex items-start gap-2">
              <StateBadge state={one.state} />
              <span className="min-w-0">
                <span className="font-semibold">{one.organization}</span> {one.measure}{" "}
                <span className="text-ink-soft tabular-nums">
                  {tme("resolution.due", { day: one.dueOn })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
