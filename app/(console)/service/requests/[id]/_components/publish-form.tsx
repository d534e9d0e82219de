"use client";

import { skillWords, timeWords } from "@/components/service/request-badges";
import { tsv } from "@/components/service/text";
import type { Typed } from "@/components/tickets/form-state";
import { VerbForm } from "@/components/tickets/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError, fieldId } from "@/components/ui/field";
import { PublicText } from "@/components/walls/public-text";
import { publicTextMax, publicTitleMax } from "@/lib/affairs/service/schema/requests";
import { skills, times } from "@/lib/ground/check-ins/rules/choices";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Published {
  publicTitle: string | null;
  publicText: string | null;
  skills: readonly string[];
  times: readonly string[];
}

/**
 * The words for everybody, written anew and never copied from what the resident said; traces of who it
 * might be are shown while they are written.
 */
export function PublishForm({
  action,
  startKey,
  subject,
  verb,
  start,
}: {
  action: FormAction;
  startKey: string;
  subject: { id: string; version: number };
  verb: "publish" | "revise";
  start?: Published;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={verb}
      hidden={subject}
      submit={tsv(`wish.${verb}`)}
      doneText={tsv(`wish.${verb}.done`)}
    >
      {(typed) => (
        <div className="grid gap-4">
          <PublicText
            name="title"
            form={verb}
            typed={typed}
            label={tsv("wish.publish.title")}
            start={start?.publicTitle ?? ""}
            max={publicTitleMax}
          />
          <PublicText
            name="text"
            form={verb}
            typed={typed}
            label={tsv("wish.publish.text")}
            start={start?.publicText ?? ""}
            max={publicTextMax}
            rows={4}
          />
          <Choices
            name="skills"
            form={verb}
            typed={typed}
            legend={tsv("wish.publish.skills")}
            hint={tsv("wish.publish.skills.hint")}
            options={skills}
            chosen={start?.skills ?? []}
            word={(one) => skillWords([one])}
          />
          <Choices
            name="times"
            form={verb}
            typed={typed}
            legend={tsv("wish.publish.times")}
            options={times}
            chosen={start?.times ?? []}
            word={(one) => timeWords([one])}
          />
        </div>
      )}
    </VerbForm>
  );
}

function Choices({
  name,
  form,
  typed,
  legend,
  hint,
  options,
  chosen,
  word,
}: {
  name: string;
  form: string;
  typed: Typed;
  legend: string;
  hint?: string;
  options: readonly string[];
  chosen: readonly string[];
  word: (option: string) => string;
}) {
  const marked = typed.list(name) ?? chosen;
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      {hint === undefined ? null : <p className="text-sm text-ink-soft">{hint}</p>}
      <FieldError id={fieldId(name, form)} error={typed.error(name)} />
      <div className="mt-1 grid grid-cols-2 gap-x-4 sm:grid-cols-3">
        {options.map((one) => (
          <Checkbox
            key={one}
            name={`${name}[]`}
            form={form}
            value={one}
            label={word(one)}
            defaultChecked={marked.includes(one)}
          />
        ))}
      </div>
    </fieldset>
  );
}
