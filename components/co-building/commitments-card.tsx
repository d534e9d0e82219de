import type { AgreementDetail, CommitmentShown } from "@/lib/affairs/co-building/queries/agreement";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { Badge } from "../ui/badge";
import { ButtonGroup } from "../ui/button";
import { Card } from "../ui/card";
import { TimeText } from "../ui/time-text";
import { AddCommitment, EditCommitment, TickCommitment } from "./commitment-verbs";
import { recordText, tco } from "./text";
import { ReasonDialog, WordDialog } from "./verb-dialog";

interface Keep {
  add: FormAction;
  edit: FormAction;
  drop: FormAction;
  tick: FormAction;
  untick: FormAction;
}

/** What each side has promised, and what is on record of it. */
export function Commitments({
  agreement: { id, commitments, mayWrite, mayTick, mayUntick, ...agreement },
  keep,
}: {
  agreement: AgreementDetail;
  keep: Keep | undefined;
}) {
  const signers = agreement.signers.map(({ organizationId, name }) => ({ organizationId, name }));
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
            signers={signers}
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
              signers={signers}
              write={mayWrite ? keep : undefined}
              tick={mayTick ? keep?.tick : undefined}
              untick={mayUntick ? keep?.untick : undefined}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Commitment({
  commitment,
  signers,
  write,
  tick,
  untick,
}: {
  commitment: CommitmentShown;
  signers: readonly { organizationId: string; name: string }[];
  write: { edit: FormAction; drop: FormAction } | undefined;
  tick: FormAction | undefined;
  untick: FormAction | undefined;
}) {
  const { id, version, text, organization, late, records, takenBack, offered } = commitment;
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
        <ul className="grid gap-1 text-sm">
          {records.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-0">{recordText(one)}</span>
              {untick === undefined ? null : (
                <ReasonDialog
                  verb="untick"
                  form={`untick-${one.id}`}
                  about={one}
                  hint={tco("untick.hint")}
                  send={{ action: untick, startKey: newId() }}
                  look={{ size: "sm", variant: "quiet" }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {takenBack.length === 0 ? null : (
        <ul className="grid gap-1 text-sm text-ink-soft">
          {takenBack.map((one) => (
            <li key={one.id} className="max-w-prose">
              <s>{recordText(one)}</s> {tco("untick.by", { by: one.by, reason: one.reason })}{" "}
              <TimeText at={one.at} />
            </li>
          ))}
        </ul>
      )}
      {tick !== undefined && records.length === 0 && offered.length === 0 ? (
        <p className="max-w-prose text-sm text-ink-soft">{tco("tick.none")}</p>
      ) : null}
      {write === undefined && (tick === undefined || offered.length === 0) ? null : (
        <ButtonGroup>
          {write === undefined ? null : (
            <>
              <EditCommitment
                key={version}
                commitment={commitment}
                signers={signers}
                send={{ action: write.edit, startKey: newId() }}
              />
              <WordDialog
                verb="commitment.drop"
                form={`drop-${id}`}
                about={{ id, version }}
                send={{ action: write.drop, startKey: newId() }}
                look={{ size: "sm" }}
              />
            </>
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
