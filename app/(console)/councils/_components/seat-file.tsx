import { HolderBadge } from "@/components/councils/holder-badge";
import { tc } from "@/components/councils/text";
import type { HolderShown } from "@/lib/affairs/councils/queries/detail";

/** Who has left the seat, or was not taken for it. */
export function Past({ person }: { person: HolderShown }) {
  const { name, title, since, until, endReason, endText, status } = person;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold">{name}</span> {title}
        <HolderBadge status={status} />
      </p>
      {since === null || until === null ? null : (
        <p className="text-ink-soft tabular-nums">
          {tc("seat.fromTo", { from: since, to: until })}
          {endReason === null ? null : ` · ${tc(`reason.${endReason}`)}`}
        </p>
      )}
      {endText === null ? null : <p className="whitespace-pre-line">{endText}</p>}
      <Steps person={person} />
    </>
  );
}

/** The file of the appointment in one line each. */
export function Steps({ person: { steps } }: { person: HolderShown }) {
  return (
    <ol className="grid gap-0.5 text-xs text-ink-soft">
      {steps.map(({ step, day, documentNo, note }) => (
        <li key={`${step} ${day}`} className="flex flex-wrap gap-x-2 tabular-nums">
          <span>{day}</span>
          <span>{tc(`status.${step}`)}</span>
          {documentNo === null ? null : <span>{documentNo}</span>}
          {note === null ? null : <span>{note}</span>}
        </li>
      ))}
    </ol>
  );
}
