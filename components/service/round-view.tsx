import type { ReactNode } from "react";
import type { RoundShown } from "@/lib/affairs/service/queries/stars";
import { fewestVoters, type AppraisalStage } from "@/lib/affairs/service/rules/stars";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { dayText } from "../ui/time-words";
import type { Tone } from "../ui/tone";
import { tsv } from "./text";

const tones: Readonly<Record<AppraisalStage, Tone>> = {
  coming: "idle",
  open: "busy",
  ended: "ok",
  cancelled: "idle",
};

/** One round: until when, who stands, and what may be told of it. In the order of units, never of votes. */
export function RoundView({
  round,
  actions,
  children,
}: {
  round: RoundShown;
  actions?: ReactNode;
  /** In place of the list: the form of one who votes. */
  children?: ReactNode;
}) {
  return (
    <Card
      title={round.title}
      note={tsv("star.times", {
        from: dayText(round.opensAt),
        to: dayText(new Date(Date.parse(round.closesAt) - 1).toISOString()),
        max: round.maxChoices,
      })}
      actions={
        <>
          <Badge tone={tones[round.stage]}>{tsv(`star.stage.${round.stage}`)}</Badge>
          {actions}
        </>
      }
    >
      {children ?? (
        <div className="grid gap-3">
          <ul className="grid gap-x-8 sm:grid-cols-2">
            {round.candidates.map((one) => (
              <li key={one.id} className="flex items-baseline justify-between gap-3 border-b py-2">
                <span>
                  <span className="font-semibold">{one.name}</span>{" "}
                  <span className="text-sm text-ink-soft">{one.unitName}</span>
                </span>
                {one.votes === null ? null : (
                  <span className="shrink-0 whitespace-nowrap tabular-nums">
                    {tsv("star.votes", { count: one.votes })}
                  </span>
                )}
              </li>
            ))}
          </ul>
          <Told round={round} />
        </div>
      )}
    </Card>
  );
}

function Told({ round }: { round: RoundShown }) {
  const { stage, voters } = round;
  if (stage === "cancelled") return null;
  const text =
    voters !== null
      ? tsv("star.voters", { count: voters })
      : tsv(stage === "ended" ? "star.few" : "star.secret", { count: fewestVoters });
  return <p className="text-sm text-ink-soft">{text}</p>;
}
