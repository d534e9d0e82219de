"use client";

import { Choices } from "@/components/ui/choices";
import { GridField } from "@/components/service/grid-field";
import { skillWords } from "@/components/service/request-badges";
import { tsv } from "@/components/service/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { PostKind } from "@/lib/affairs/service/rules/post-kinds";
import { dutiesMax } from "@/lib/affairs/service/schema/posts";
import { skills, times } from "@/lib/ground/check-ins/rules/choices";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "offer";

/** 设岗: which kind, where, what is to be done, how many people. */
export function OfferForm({
  action,
  startKey,
  kinds,
  grids,
}: {
  action: FormAction;
  startKey: string;
  kinds: readonly PostKind[];
  grids: readonly { id: string; name: string }[];
}) {
  const close = useCloseDialog();
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tsv("posts.offer")}
      doneText={tsv("posts.offer.done")}
      onDone={close}
    >
      {(typed) => (
        <>
          <Field
            name="kind"
            form={form}
            label={tsv("posts.kind")}
            required
            error={typed.error("kind")}
          >
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={typed.text("kind") ?? ""}
                empty={tsv("posts.kind.choose")}
                options={kinds.map(({ key, name }) => ({ value: key, label: name }))}
              />
            )}
          </Field>
          <GridField form={form} typed={typed} grids={grids} />
          <TextField
            name="duties"
            form={form}
            typed={typed}
            label={tsv("posts.duties")}
            hint={tsv("posts.duties.hint")}
            max={dutiesMax}
            rows={4}
          />
          <Field
            name="capacity"
            form={form}
            label={tsv("posts.capacity")}
            required
            error={typed.error("capacity")}
          >
            {(wiring) => (
              <TextInput
                width="number"
                inputMode="numeric"
                defaultValue={typed.text("capacity") ?? "5"}
                {...wiring}
              />
            )}
          </Field>
          <Choices
            name="skills"
            form={form}
            legend={tsv("posts.skills")}
            hint={tsv("posts.skills.hint")}
            error={typed.error("skills")}
            options={skills.map((one) => ({ value: one, label: skillWords([one]) }))}
            chosen={typed.list("skills")}
            narrow
          />
          <Choices
            name="times"
            form={form}
            legend={tsv("posts.times")}
            hint={tsv("posts.times.hint")}
            error={typed.error("times")}
            options={times.map((time) => ({ value: time, label: tsv(`time.${time}`) }))}
            chosen={typed.list("times")}
          />
        </>
      )}
    </VerbForm>
  );
}
