import { meetingSteps, type MeetingStep } from "@/lib/parts/meetings/rules/stages";
import { Icon } from "../ui/icon";
import { tme } from "./text";

/** The nine steps of a meeting, and where this one is. */
export function StepStrip({ step }: { step: MeetingStep }) {
  const now = meetingSteps.indexOf(step);
  return (
    <nav aria-label={tme("steps.title")} className="rounded-lg border bg-surface px-4 py-3">
      <ol className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm">
        {meetingSteps.map((one, at) => (
          <li
            key={one}
            aria-current={at === now ? "step" : undefined}
            className={
              at === now
                ? "inline-flex items-center gap-1 font-semibold text-action-dark"
                : at < now
                  ? "inline-flex items-center gap-1 text-ink"
                  : "inline-flex items-center gap-1 text-ink-faint"
            }
          >
            {at < now ? <Icon name="check" size="sm" className="text-ok" /> : null}
            {tme(`step.${one}`)}
          </li>
        ))}
      </ol>
    </nav>
  );
}
