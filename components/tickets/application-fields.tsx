"use client";

import { deferralReasons, terminationReasons } from "@/lib/affairs/tickets/rules/applications";
import { DateInput } from "../ui/date-input";
import { Field } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { TextInput } from "../ui/text-input";
import type { Typed } from "../forms/form-state";
import { limitText } from "./limit-text";
import { tt, word } from "./messages/text";
import { TextField } from "../forms/text-field";
import type { VerbContext } from "./verb-context";

interface FieldsProps {
  form: string;
  typed: Typed;
  context: VerbContext;
}

/** 申请延期、挂账、终止: a reason for the street, and other words for the resident. */
export function AskFields({
  verb,
  ...rest
}: FieldsProps & { verb: "askExtension" | "askDeferral" | "askTermination" }) {
  const { form, typed } = rest;
  return (
    <>
      {verb === "askExtension" ? <DaysField {...rest} /> : null}
      {verb === "askDeferral" ? (
        <CodeField
          form={form}
          typed={typed}
          label={tt("field.deferralReason")}
          options={deferralReasons.map((one) => ({
            value: one,
            label: word(`deferralReason.${one}`),
          }))}
        />
      ) : null}
      {verb === "askTermination" ? (
        <CodeField
          form={form}
          typed={typed}
          label={tt("field.terminationReason")}
          options={terminationReasons.map((one) => ({
            value: one,
            label: word(`terminationReason.${one}`),
          }))}
        />
      ) : null}
      <TextField
        name="reason"
        form={form}
        typed={typed}
        label={tt("field.askReason")}
        hint={tt("field.askReason.hint")}
      />
      {verb === "askDeferral" ? (
        <>
          <TextField
            name="plan"
            form={form}
            typed={typed}
            label={tt("field.plan")}
            hint={tt("field.plan.hint")}
            max={1000}
          />
          <ReviewField {...rest} />
        </>
      ) : null}
      <TextField
        name="told"
        form={form}
        typed={typed}
        label={tt("field.told")}
        hint={tt(verb === "askExtension" ? "field.told.now" : "field.told.later")}
        max={300}
      />
    </>
  );
}

/** 同意延期: as many days as were asked for, or fewer. */
export function ExtendFields(props: FieldsProps) {
  return (
    <>
      <DaysField {...props} />
      <TextField form={props.form} typed={props.typed} label={tt("verb.extend.text")} />
    </>
  );
}

/** 复核挂账. */
export function ReviewFields(props: FieldsProps) {
  return (
    <>
      <ReviewField {...props} />
      <TextField
        form={props.form}
        typed={props.typed}
        label={tt("verb.reviewDeferral.text")}
        hint={tt("field.told.now")}
        replies={props.context.replies}
      />
    </>
  );
}

function DaysField({ form, typed, context }: FieldsProps) {
  const { extension } = context;
  return (
    <Field
      name="days"
      form={form}
      label={tt("field.days")}
      hint={
        extension === undefined ? undefined : tt("field.days.hint", { limit: limitText(extension) })
      }
      required
      error={typed.error("days")}
    >
      {(wiring) => (
        <TextInput
          inputMode="numeric"
          className="max-w-24"
          defaultValue={typed.text("days") ?? context.askedDays ?? ""}
          {...wiring}
        />
      )}
    </Field>
  );
}

function ReviewField({ form, typed }: FieldsProps) {
  return (
    <Field
      name="reviewOn"
      form={form}
      label={tt("field.reviewOn")}
      hint={tt("field.reviewOn.hint")}
      required
      error={typed.error("reviewOn")}
    >
      {(wiring) => <DateInput defaultValue={typed.text("reviewOn")} {...wiring} />}
    </Field>
  );
}

function CodeField({
  form,
  typed,
  label,
  options,
}: {
  form: string;
  typed: Typed;
  label: string;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <RadioGroup
      name="reasonCode"
      form={form}
      label={label}
      required
      value={typed.text("reasonCode")}
      error={typed.error("reasonCode")}
      options={[...options]}
    />
  );
}
