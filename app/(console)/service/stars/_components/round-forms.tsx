"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Choices } from "@/components/ui/choices";
import { DateInput } from "@/components/ui/date-input";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { titleMax } from "@/lib/affairs/service/schema/stars";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Send {
  action: FormAction;
  startKey: string;
}

const form = "round";

/** 发起评选: who stands (of those who agreed), how many each may choose, from when until when. */
export function OpenRoundForm({
  action,
  startKey,
  members,
  today,
}: Send & { members: readonly { id: string; name: string; unitName: string }[]; today: string }) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tsv("star.open")}
      doneText={tsv("star.open.done")}
    >
      {(typed) => (
        <>
          <Field
            name="title"
            form={form}
            label={tsv("star.title")}
            required
            maxLength={titleMax}
            error={typed.error("title")}
          >
            {(wiring) => (
              <TextInput
                defaultValue={
                  typed.text("title") ?? tsv("star.title.usual", { year: today.slice(0, 4) })
                }
                {...wiring}
              />
            )}
          </Field>
          <div className="grid gap-3 sm:grid-cols-2">
            {(["fromDay", "toDay"] as const).map((name) => (
              <Field
                key={name}
                name={name}
                form={form}
                label={tsv(`star.${name}`)}
                required
                error={typed.error(name)}
              >
                {(wiring) => (
                  <DateInput
                    defaultValue={typed.text(name) ?? (name === "fromDay" ? today : undefined)}
                    {...wiring}
                  />
                )}
              </Field>
            ))}
          </div>
          <Field
            name="maxChoices"
            form={form}
            label={tsv("star.maxChoices")}
            required
            error={typed.error("maxChoices")}
          >
            {(wiring) => (
              <TextInput
                width="number"
                inputMode="numeric"
                defaultValue={typed.text("maxChoices") ?? "1"}
                {...wiring}
              />
            )}
          </Field>
          <Choices
            name="memberIds"
            form={form}
            legend={tsv("star.candidates")}
            hint={tsv("star.candidates.hint")}
            error={typed.error("memberIds")}
            options={members.map((one) => ({ value: one.id, label: one.name, hint: one.unitName }))}
            chosen={typed.list("memberIds")}
          />
        </>
      )}
    </VerbForm>
  );
}

export function CancelRound({
  action,
  startKey,
  round,
}: Send & { round: { id: string; version: number } }) {
  return (
    <DialogButton label={tsv("star.cancel")} title={tsv("star.cancel")} size="sm">
      <div className="grid gap-3">
        <p>{tsv("star.cancel.hint")}</p>
        <VerbForm
          action={action}
          startKey={startKey}
          form={`cancel-${round.id}`}
          hidden={{ id: round.id, version: round.version }}
          submit={tsv("star.cancel")}
          variant="danger"
          doneText={tsv("star.cancel.done")}
        >
          {() => null}
        </VerbForm>
      </div>
    </DialogButton>
  );
}
