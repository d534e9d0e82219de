"use client";

import { tc } from "@/components/check-ins/text";
import { CorrectFields } from "@/components/check-ins/correct-fields";
import { TellCode } from "@/components/check-ins/tell-code";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import type { Typed } from "@/components/forms/form-state";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { CommunityOption } from "@/lib/ground/check-ins/queries/communities";
import type { CheckInVerb } from "@/lib/ground/check-ins/rules/workflow";
import type { FormAction } from "@/lib/platform/core/action-state";
import { BranchFields, CommunityChoice, EndReason, ExemptReason, PhoneCheck } from "./work-fields";

/** Merging has a page of its own, where the duplicates stand beside each other. */
type WorkVerb = Exclude<CheckInVerb, "merge">;

interface Send {
  action: FormAction;
  startKey: string;
}

interface Work {
  checkIn: { id: string; version: number; gridId: string | null };
  branch: string | null;
  phoneChecked: boolean;
  verbs: readonly CheckInVerb[];
  grids: readonly { id: string; name: string }[];
  communities: readonly CommunityOption[];
  send: Readonly<Record<WorkVerb, Send>>;
}

const dialogVerbs: readonly WorkVerb[] = [
  "decline",
  "reinstate",
  "assign",
  "reveal",
  "tellCode",
  "correct",
  "transfer",
  "exempt",
  "end",
];

/** What may be done: accepting stands open, because the check-in waits for it; the rest in dialogs. */
export function CheckInWork(work: Work) {
  const { verbs } = work;
  if (verbs.length === 0) return <p className="text-ink-soft">{tc("detail.nothing")}</p>;
  return (
    <div className="grid gap-4">
      {verbs.includes("accept") ? (
        <WorkForm work={work} verb="accept">
          {(typed, form) => (
            <>
              <p className="text-sm text-ink-soft">{tc("verb.accept.hint")}</p>
              <BranchFields form={form} typed={typed} grids={work.grids} />
              {work.phoneChecked ? null : <PhoneCheck form={form} typed={typed} />}
            </>
          )}
        </WorkForm>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {dialogVerbs
          .filter((verb) => verbs.includes(verb))
          .map((verb) => (
            <DialogButton key={verb} label={tc(`verb.${verb}`)} title={tc(`verb.${verb}`)}>
              <Inside work={work} verb={verb} />
            </DialogButton>
          ))}
      </div>
    </div>
  );
}

function Inside({ work, verb }: { work: Work; verb: WorkVerb }) {
  const close = useCloseDialog();
  if (verb === "tellCode") {
    const { id, version } = work.checkIn;
    return <TellCode {...work.send.tellCode} hidden={{ id, version }} />;
  }
  return (
    <WorkForm work={work} verb={verb} onDone={close}>
      {(typed, form) => <Fields work={work} verb={verb} typed={typed} form={form} />}
    </WorkForm>
  );
}

function Fields({
  work,
  verb,
  typed,
  form,
}: {
  work: Work;
  verb: Exclude<WorkVerb, "tellCode">;
  typed: Typed;
  form: string;
}) {
  switch (verb) {
    case "decline":
    case "reveal":
      return (
        <TextField
          form={form}
          typed={typed}
          max={300}
          label={tc(`verb.${verb}.text`)}
          hint={tc(`verb.${verb}.hint`)}
        />
      );
    case "accept":
    case "assign":
    case "reinstate":
      return (
        <BranchFields
          form={form}
          typed={typed}
          grids={work.grids}
          gridId={work.checkIn.gridId}
          branch={work.branch}
        />
      );
    case "correct":
      return <CorrectFields form={form} typed={typed} checkable />;
    case "transfer":
      return <CommunityChoice form={form} typed={typed} communities={work.communities} />;
    case "exempt":
      return <ExemptReason form={form} typed={typed} />;
    case "end":
      return <EndReason form={form} typed={typed} />;
  }
}

function WorkForm({
  work,
  verb,
  onDone,
  children,
}: {
  work: Work;
  verb: Exclude<WorkVerb, "tellCode">;
  onDone?: () => void;
  children: (typed: Typed, form: string) => React.ReactNode;
}) {
  const { id, version } = work.checkIn;
  return (
    <VerbForm
      {...work.send[verb]}
      form={verb}
      submit={tc(`verb.${verb}`)}
      doneText={tc(`verb.${verb}.done`)}
      onDone={onDone}
      hidden={verb === "reveal" ? { id } : { id, version }}
    >
      {(typed) => children(typed, verb)}
    </VerbForm>
  );
}
