"use client";

import type { FormAction } from "@/lib/platform/core/action-state";
import { VerbForm } from "../forms/verb-form";
import { DialogButton, useCloseDialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { tsv } from "./text";

interface Send {
  claimId: string;
  action: FormAction;
  startKey: string;
}

/** 退出: gives the place back, or leaves the waiting list. Nobody is asked why. */
export function ReleaseForm({ claimId, waiting, action, startKey }: Send & { waiting: boolean }) {
  return (
    <VerbForm
      form={`release-${claimId}`}
      action={action}
      startKey={startKey}
      hidden={{ claimId }}
      submit={waiting ? tsv("my.leaveQueue") : tsv("my.release")}
      variant="secondary"
      doneText={waiting ? tsv("my.leaveQueue.done") : tsv("my.release.done")}
    >
      {() => null}
    </VerbForm>
  );
}

interface Other {
  slotId: string;
  label: string;
}

/** 想换班: which other shift of the same activity would suit better. */
export function WantSwapForm(props: Send & { wanted: boolean; others: readonly Other[] }) {
  return (
    <DialogButton label={tsv("my.swap")} title={tsv("my.swap")} icon="swap">
      <Inner {...props} />
    </DialogButton>
  );
}

function Inner({
  claimId,
  wanted,
  others,
  action,
  startKey,
}: Send & { wanted: boolean; others: readonly Other[] }) {
  const close = useCloseDialog();
  const form = `swap-${claimId}`;
  return (
    <VerbForm
      form={form}
      action={action}
      startKey={startKey}
      hidden={{ claimId }}
      submit={tsv("my.swap.submit")}
      doneText={tsv("my.swap.done")}
      onDone={close}
    >
      {(typed) => (
        <Field
          name="slotId"
          form={form}
          label={tsv("my.swap.to")}
          hint={tsv("my.swap.hint")}
          error={typed.error("slotId")}
        >
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={typed.text("slotId") ?? (wanted ? "" : others[0]?.slotId)}
              empty={tsv("my.swap.none")}
              options={others.map(({ slotId, label }) => ({ value: slotId, label }))}
            />
          )}
        </Field>
      )}
    </VerbForm>
  );
}

/** 同意换班. */
export function AgreeSwapForm({
  mine,
  other,
  action,
  startKey,
}: {
  mine: string;
  other: string;
  action: FormAction;
  startKey: string;
}) {
  return (
    <VerbForm
      form={`agree-${other}`}
      action={action}
      startKey={startKey}
      hidden={{ mine, other }}
      submit={tsv("my.agree")}
      doneText={tsv("my.agree.done")}
    >
      {() => null}
    </VerbForm>
  );
}
