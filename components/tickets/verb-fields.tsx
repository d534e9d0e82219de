"use client";

import type { AreaChoice, CategoryChoice } from "@/lib/affairs/tickets/queries/choices";
import type { OrganizationChoice } from "@/lib/affairs/tickets/queries/choices";
import type { DispatchChoices } from "@/lib/affairs/tickets/queries/ticket-detail";
import {
  closeOutcomes,
  exitCodes,
  photoMax,
  returnReasons,
  ticketTypes,
} from "@/lib/affairs/tickets/schema";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { FileInput } from "../ui/file-input";
import { RadioGroup } from "../ui/radio-group";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { DispatchFields } from "./dispatch-fields";
import type { Typed } from "./form-state";
import { tt, word } from "./messages/text";
import { TextField, type SavedReply } from "./text-field";
import type { Verb } from "./verb-order";

/** What the forms of one matter choose from; only what an allowed verb needs is there. */
export interface VerbContext {
  now: string;
  text?: string | undefined;
  photoIds?: readonly string[] | undefined;
  dispatch?: DispatchChoices | null | undefined;
  areas?: readonly AreaChoice[] | undefined;
  categories?: readonly CategoryChoice[] | undefined;
  categoryId?: string | undefined;
  type?: string | undefined;
  organizations?: readonly OrganizationChoice[] | undefined;
  complainedId?: string | null | undefined;
  people?: readonly { id: string; name: string }[] | undefined;
  handlerId?: string | null | undefined;
  /** Photos without which a result is not taken. */
  missing?: readonly ("before" | "after")[] | undefined;
  /** The result typed before a redo or a sending back, to go on from. */
  result?: string | null | undefined;
  replies?: readonly SavedReply[] | undefined;
}

interface FieldsProps {
  verb: Verb;
  form: string;
  typed: Typed;
  context: VerbContext;
}

type TextVerb = Exclude<
  Verb,
  | "accept"
  | "signOff"
  | "dispatch"
  | "locate"
  | "reclassify"
  | "assignHandler"
  | "selfSolve"
  | "submit"
>;

/** The fields of one verb. */
export function VerbFields({ verb, form, typed, context }: FieldsProps) {
  const text = (said: TextVerb) => (
    <TextField
      form={form}
      typed={typed}
      label={tt(`verb.${said}.text`)}
      replies={repliesFit.has(said) ? context.replies : undefined}
    />
  );
  switch (verb) {
    case "accept":
    case "signOff":
      return null;
    case "dispatch":
      return context.dispatch === null || context.dispatch === undefined ? null : (
        <DispatchFields
          form={form}
          typed={typed}
          choices={context.dispatch}
          text={context.text ?? ""}
          photoIds={context.photoIds ?? []}
          now={context.now}
        />
      );
    case "locate":
    case "transfer":
      return (
        <>
          <AreaField verb={verb} form={form} typed={typed} context={context} />
          {verb === "transfer" ? text(verb) : null}
        </>
      );
    case "reject":
      return (
        <>
          <RadioGroup
            name="reasonCode"
            form={form}
            label={tt("field.exit")}
            required
            value={typed.text("reasonCode")}
            error={typed.error("reasonCode")}
            options={exitCodes.map((code) => ({ value: code, label: word(`exit.${code}`) }))}
          />
          {text(verb)}
        </>
      );
    case "reclassify":
      return <ReclassifyFields verb={verb} form={form} typed={typed} context={context} />;
    case "selfSolve":
      return (
        <>
          <TextField
            name="result"
            form={form}
            typed={typed}
            label={tt("verb.selfSolve.text")}
            max={1000}
            replies={context.replies}
          />
          <PhotoField name="photos[]" form={form} typed={typed} label={tt("field.photosOnSite")} />
        </>
      );
    case "verify":
      return (
        <>
          {text(verb)}
          <PhotoField name="photos[]" form={form} typed={typed} label={tt("field.photosOnSite")} />
        </>
      );
    case "close":
      return (
        <>
          <RadioGroup
            name="outcome"
            form={form}
            label={tt("field.outcome")}
            required
            look="cards"
            value={typed.text("outcome")}
            error={typed.error("outcome")}
            options={closeOutcomes.map((one) => ({ value: one, label: word(`outcome.${one}`) }))}
          />
          {text(verb)}
        </>
      );
    case "requestReturn":
      return (
        <>
          <RadioGroup
            name="reasonCode"
            form={form}
            label={tt("field.returnReason")}
            required
            value={typed.text("reasonCode")}
            error={typed.error("reasonCode")}
            options={returnReasons.map((one) => ({ value: one, label: word(`returnReason.${one}`) }))}
          />
          <Field
            name="reference"
            form={form}
            label={tt("field.reference")}
            hint={tt("field.reference.hint")}
            error={typed.error("reference")}
          >
            {(wiring) => (
              <TextInput maxLength={100} defaultValue={typed.text("reference")} {...wiring} />
            )}
          </Field>
          {text(verb)}
        </>
      );
    case "assignHandler":
      return (
        <Field
          name="handlerId"
          form={form}
          label={tt("field.handler")}
          required
          error={typed.error("handlerId")}
        >
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={typed.text("handlerId") ?? context.handlerId ?? ""}
              empty={tt("field.choose")}
              options={(context.people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
      );
    case "submit":
      return <SubmitFields verb={verb} form={form} typed={typed} context={context} />;
    case "answer":
    case "acceptReturn":
    case "refuseReturn":
    case "begin":
    case "contact":
    case "instruct":
    case "note":
    case "recall":
    case "redo":
    case "remark":
    case "reply":
    case "reveal":
    case "revealPhone":
    case "sendBack":
    case "urge":
      return text(verb);
  }
}

/** Where a saved reply is of use: in texts that people outside of one's desk read. */
const repliesFit: ReadonlySet<Verb> = new Set<Verb>([
  "answer",
  "reject",
  "reply",
  "contact",
  "close",
  "acceptReturn",
  "refuseReturn",
]);

function AreaField({ verb, form, typed, context }: FieldsProps) {
  const areas = (context.areas ?? []).filter(
    (area) => verb === "transfer" || area.level !== "district",
  );
  return (
    <Field
      name="areaId"
      form={form}
      label={tt("field.area")}
      hint={verb === "transfer" ? tt("field.area.pool") : undefined}
      required
      error={typed.error("areaId")}
    >
      {(wiring) => (
        <Combobox
          {...wiring}
          value={typed.text("areaId")}
          empty={tt("field.area.find")}
          options={areaOptions(areas)}
        />
      )}
    </Field>
  );
}

export function areaOptions(areas: readonly AreaChoice[]) {
  return areas.map((area) => ({ value: area.id, label: area.name, detail: area.within }));
}

export function categoryOptions(categories: readonly CategoryChoice[]) {
  return categories.map((one) => ({ value: one.id, label: one.name, group: one.parentName }));
}

function ReclassifyFields({ form, typed, context }: FieldsProps) {
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
      <Field
        name="complainedId"
        form={form}
        label={tt("field.complained")}
        hint={tt("field.complained.hint")}
        error={typed.error("complainedId")}
      >
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={typed.text("complainedId") ?? context.complainedId ?? ""}
            empty={tt("field.complained.none")}
            options={(context.organizations ?? []).map((one) => ({
              value: one.id,
              label: one.shortName,
            }))}
          />
        )}
      </Field>
    </>
  );
}

function SubmitFields({ form, typed, context }: FieldsProps) {
  return (
    <>
      <TextField
        name="result"
        form={form}
        typed={typed}
        label={tt("verb.submit.text")}
        hint={tt("verb.submit.textHint")}
        rows={5}
        max={1000}
        start={context.result ?? undefined}
        replies={context.replies}
      />
      {(["before", "after"] as const).map((phase) => {
        const required = context.missing?.includes(phase) ?? false;
        return (
          <PhotoField
            key={phase}
            name={`${phase}[]`}
            form={form}
            typed={typed}
            label={tt(`field.${phase}`)}
            required={required}
            hint={tt(required ? `field.${phase}.required` : `field.${phase}.hint`)}
          />
        );
      })}
    </>
  );
}

export function PhotoField({
  name,
  form,
  typed,
  label,
  hint,
  required = false,
}: {
  name: string;
  form: string;
  typed: Typed;
  label: string;
  hint?: string | undefined;
  required?: boolean | undefined;
}) {
  return (
    <Field
      name={name}
      form={form}
      label={label}
      hint={hint}
      required={required}
      optional={!required}
      error={typed.error(name.replace("[]", ""))}
    >
      {({ maxLength: _none, ...wiring }) => (
        <FileInput {...wiring} maxCount={photoMax} maxMegabytes={10} />
      )}
    </Field>
  );
}
