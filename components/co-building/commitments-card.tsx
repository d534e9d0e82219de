import type { AgreementDetail, CommitmentShown } from "@/lib/affairs/co-building/queries/agreement";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { Badge } from "../ui/badge";
import { ButtonGroup } from "../ui/button";
import { Card } from "../ui/card";
import { AddCommitment, TickCommitment } from "./commitment-verbs";
import { recordText, tco } from "./text";
import { WordDialog } from "./verb-dialog";

/** What each side has promised, and what is on record of it. */
export function Commitments({
  agreement: { id, commitments, signers, mayWrite },
  keep,
}: {
  agreement: AgreementDetail;
  keep: { add: FormAction; drop: FormAction; tick: FormAction } | undefined;
}) {
  return (
    <Card
      flush
      title={tco("commitment.title")}
      note={tco("commitment.note")}
      actions={
        mayWrite && keep !== undefined ? (
          <AddCommitment
            key={commitments.length}
            id={id}
            signers={signers.map(({ organizationId, name }) => ({ organizationId, name }))}
            send={{ action: keep.add, startKey: newId() }}
          />
        ) : undefined
      }
    >
      {commitments.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tco("commitment.none")}</p>
      ) : (
        <ol className="divide-y">
          {commitments.map((one) => (
            <Commitment
              key={one.id}
              commitment={one}
              drop={mayWrite ? keep?.drop : undefined}
              tick={keep?.tick}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Commitment({
  commitment,
  drop,
  tick,
}: {
  commitment: CommitmentShown;
  drop: FormAction | undefined;
  tick: FormAction | undefined;
}) {
  const { id, version, text, organization, late, records, offered } = commitment;
  return (
    <li className="grid gap-1.5 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 font-semibold whitespace-pre-line">{text}</span>
        {records.length > 0 ? (
          <Badge tone="ok">{tco("commitment.kept", { n: records.length })}</Badge>
        ) : late ? (
          <Badge tone="bad">{tco("step.late")}</Badge>
        ) : null}
      </p>
      <p className="text-sm text-ink-soft tabular-nums">
        {organization}
        {tco("comma")}
        {whenOf(commitment)}
      </p>
      {records.length === 0 ? null : (
        <ul className="grid gap-0.5 text-sm">
          {records.map((one) => (
            <li key={one.id}>{recordText(one)}</li>
          ))}
        </ul>
      )}
      {drop === undefined && (tick === undefined || offered.length === 0) ? null : (
        <ButtonGroup>
          {drop === undefined ? null : (
            <WordDialog
              verb="commitment.drop"
              form={`drop-${id}`}
              about={{ id, version }}
              send={{ action: drop, startKey: newId() }}
              look={{ size: "sm" }}
            />
          )}
          {tick === undefined || offered.length === 0 ? null : (
            <TickCommitment
              key={records.length}
              id={id}
              records={offered}
              send={{ action: tick, startKey: newId() }}
            />
          )}
        </ButtonGroup>
      )}
    </li>
  );
}

/** Until when, or how often. */
export function whenOf({ dueOn, rhythm }: Pick<CommitmentShown, "dueOn" | "rhythm">): string {
  if (dueOn !== null) return tco("days.until", { until: dueOn });
  return rhythm === null ? "" : tco(`rhythm.${rhythm}`);
}
