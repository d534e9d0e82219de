"use client";

import { CorrectFields } from "@/components/check-ins/correct-fields";
import { TellCode } from "@/components/check-ins/tell-code";
import { codeText, tc } from "@/components/check-ins/text";
import type { Typed } from "@/components/forms/form-state";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { unitEndReasons } from "@/lib/ground/check-ins/rules/choices";
import type { UnitVerb } from "@/lib/ground/check-ins/rules/workflow";
import type { FormAction } from "@/lib/platform/core/action-state";

const communityVerbs = ["accept", "decline", "reveal", "tellCode", "correct", "end"] as const;
type CommunityVerb = (typeof communityVerbs)[number];

interface Work {
  unit: { id: string; version: number };
  verbs: readonly UnitVerb[];
  /** Organizations that may be the same unit. */
  same: readonly { id: string; name: string }[];
  send: Readonly<Record<CommunityVerb, { action: FormAction; startKey: string }>>;
}

/** Accepting stands open, because the unit waits for it; the rest in dialogs. */
export function UnitWork(work: Work) {
  const mine = communityVerbs.filter((verb) => work.verbs.includes(verb));
  if (mine.length === 0) return <p className="text-ink-soft">{tc("detail.nothing")}</p>;
  return (
    <div className="grid gap-4">
      {mine.includes("accept") ? <WorkForm work={work} verb="accept" /> : null}
      <div className="flex flex-wrap gap-2">
        {mine
          .filter((verb) => verb !== "accept")
          .map((verb) => (
            <DialogButton key={verb} label={tc(`verb.${verb}`)} title={tc(`verb.${verb}`)}>
              <Inside work={work} verb={verb} />
            </DialogButton>
          ))}
      </div>
    </div>
  );
}

function Inside({ work, verb }: { work: Work; verb: CommunityVerb }) {
  const close = useCloseDialog();
  if (verb === "tellCode") return <TellCode {...work.send.tellCode} hidden={work.unit} />;
  return <WorkForm work={work} verb={verb} onDone={close} />;
}

function WorkForm({
  work,
  verb,
  onDone,
}: {
  work: Work;
  verb: Exclude<CommunityVerb, "tellCode">;
  onDone?: () => void;
}) {
  const { id, version } = work.unit;
  return (
    <VerbForm
      {...work.send[verb]}
      form={verb}
      submit={tc(verb === "accept" ? "unit.accept" : `verb.${verb}`)}
      doneText={
        verb === "reveal" || verb === "correct" ? tc(`verb.${verb}.done`) : tc(`unit.${verb}.done`)
      }
      onDone={onDone}
      hidden={verb === "reveal" ? { id } : { id, version }}
    >
      {(typed) => <Fields verb={verb} typed={typed} same={work.same} />}
    </VerbForm>
  );
}

function Fields({
  verb,
  typed,
  same,
}: {
  verb: Exclude<CommunityVerb, "tellCode">;
  typed: Typed;
  same: Work["same"];
}) {
  switch (verb) {
    case "accept":
      return same.length === 0 ? (
        <p className="text-sm text-ink-soft">{tc("unit.new")}</p>
      ) : (
        <RadioGroup
          name="organizationId"
          form={verb}
          label={tc("unit.same")}
          hint={tc("unit.sameHint")}
          value={typed.text("organizationId") ?? same[0]?.id}
          error={typed.error("organizationId")}
          options={[
            ...same.map(({ id, name }) => ({ value: id, label: name })),
            { value: "", label: tc("unit.another") },
          ]}
        />
      );
    case "decline":
    case "reveal":
      return (
        <TextField
          form={verb}
          typed={typed}
          max={300}
          label={tc(`verb.${verb}.text`)}
          hint={tc(verb === "reveal" ? "verb.reveal.hint" : "unit.declineHint")}
        />
      );
    case "correct":
      return <CorrectFields form={verb} typed={typed} />;
    case "end":
      return (
        <RadioGroup
          name="reason"
          form={verb}
          label={tc("verb.end.reason")}
          required
          value={typed.text("reason")}
          error={typed.error("reason")}
          options={unitEndReasons.map((value) => ({ value, label: codeText("unitEnded", value) }))}
        />
      );
  }
}
