import type { ExclusionShown } from "@/lib/affairs/tickets/queries/exclusions";
import type { ExclusionStatus } from "@/lib/affairs/tickets/rules/exclusions";
import { Badge } from "../ui/badge";
import { fullTime } from "../ui/time-words";
import type { Tone } from "../ui/tone";
import { word } from "./messages/text";

const tones: Readonly<Record<ExclusionStatus, Tone>> = {
  asked: "warn",
  excluded: "info",
  corrected: "info",
  refused: "idle",
  lifted: "idle",
};

/** 不计入统计: how it stands, on what ground, and who asked, decided and lifted it. */
export function Exclusion({ exclusion }: { exclusion: ExclusionShown }) {
  const { status, reasonCode, reason, decision, decidedAt, liftedAt } = exclusion;
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={tones[status]}>{word(`exclusion.status.${status}`)}</Badge>
        <span className="font-semibold">{word(`exclusion.reason.${reasonCode}`)}</span>
      </p>
      <p className="max-w-prose whitespace-pre-line">{reason}</p>
      <p className="text-sm text-ink-soft">
        {word("exclusion.askedBy", { at: fullTime(exclusion.askedAt), by: exclusion.askedBy })}
      </p>
      {decidedAt === null ? null : (
        <p className="text-sm text-ink-soft">
          {word("exclusion.decidedBy", {
            at: fullTime(decidedAt),
            by: exclusion.decidedBy ?? "",
            text: decision ?? "",
          })}
        </p>
      )}
      {liftedAt === null ? null : (
        <p className="text-sm text-ink-soft">
          {word("exclusion.liftedBy", {
            at: fullTime(liftedAt),
            by: exclusion.liftedBy ?? "",
            text: exclusion.liftReason ?? "",
          })}
        </p>
      )}
    </div>
  );
}
