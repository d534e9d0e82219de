"use client";

import { ticketTypes } from "@/lib/affairs/tickets/schema";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { categoryOptions } from "./choice-options";
import { ComplainedField } from "./complained-field";
import type { Typed } from "../forms/form-state";
import { tt, word } from "./messages/text";
import type { VerbContext } from "./verb-context";

/** 改分类: what the matter is, of which kind, and against whom. */
export function ReclassifyFields({
  form,
  typed,
  context,
}: {
  form: string;
  typed: Typed;
  context: VerbContext;
}) {
  return (
    <>
      <Field
        name="categoryId"
        form={form}
        label={tt("field.category")}
        required
        error={typed.error("categoryId")}
      >
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={typed.text("categoryId") ?? context.categoryId}
            options={categoryOptions(context.categories ?? [])}
          />
        )}
      </Field>
      <Field name="type" form={form} label={tt("field.type")} error={typed.error("type")}>
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={typed.text("type") ?? context.type}
            options={ticketTypes.map((one) => ({ value: one, label: word(`type.${one}`) }))}
          />
        )}
      </Field>
      <ComplainedField form={form} typed={typed} context={context} />
    </>
  );
}
