"use client";

import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { areaOptions, handlerOption } from "./choice-options";
import { ClosingCondition } from "./closing-condition";
import { AskFields, ExtendFields, ReviewFields } from "./application-fields";
import { Joined, LeadField } from "./cluster-fields";
import { AddCoFields } from "./co-fields";
import { CardFields, type CardVerb } from "./card-fields";
import { NameComplainedFields } from "./complained-field";
import { CallNoteFields } from "./call-note-fields";
import { CallBackFields } from "./call-back-fields";
import { DispatchFields } from "./dispatch-fields";
import { ExitFields } from "./exit-fields";
import type { Typed } from "../forms/form-state";
import { tt } from "./messages/text";
import { OutcomeField } from "./outcome-field";
import { PhotoField } from "../photos/photo-field";
import { ProgressFields } from "./progress-fields";
import { ReclassifyFields } from "./reclassify-fields";
import { ReleaseFields } from "./release-fields";
import { ReturnFields } from "./return-fields";
import { SubmitFields } from "./submit-fields";
import { TextField } from "../forms/text-field";
import type { VerbContext } from "./verb-context";
import type { Verb } from "./verb-order";

interface FieldsProps {
  verb: Verb;
  form: string;
  typed: Typed;
  context: VerbContext;
}

type TextVerb = Exclude<
  Verb,
  | "accept"
  | "arrive"
  | "signOff"
  | "dispatch"
  | "addCo"
  | "deliver"
  | "askExtension"
  | "askDeferral"
  | "askTermination"
  | "withdrawApplication"
  | "extend"
  | "reviewDeferral"
  | "locate"
  | "reclassify"
  | "nameComplained"
  | "assignHandler"
  | "releasePhotos"
  | "selfSolve"
  | "reportProgress"
  | "requestReturn"
  | "link"
  | "submit"
  | CardVerb
  | "callBack"
  | "callAtDue"
  | "callAfterRating"
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
    case "arrive":
    case "signOff":
    case "withdrawApplication":
      return null;
    case "dispatch":
      return context.dispatch === null || context.dispatch === undefined ? null : (
        <>
          <Joined about="dispatch" count={context.joined} />
          <DispatchFields
            form={form}
            typed={typed}
            choices={context.dispatch}
            suggested={context.suggested ?? []}
            text={context.text ?? ""}
            photoIds={(context.photos ?? []).map(({ id }) => id)}
            now={context.now}
          />
        </>
      );
    case "locate":
    case "transfer":
      return (
        <>
          <AreaField verb={verb} form={form} typed={typed} context={context} />
          {verb === "transfer" ? text(verb) : null}
        </>
      );
    case "link":
      return <LeadField form={form} typed={typed} />;
    case "reject":
      return (
        <>
          <ExitFields form={form} typed={typed} />
          {text(verb)}
        </>
      );
    case "reportProgress":
      return <ProgressFields form={form} typed={typed} />;
    case "reclassify":
      return <ReclassifyFields form={form} typed={typed} context={context} />;
    case "nameComplained":
      return <NameComplainedFields form={form} typed={typed} context={context} />;
    case "releasePhotos":
      return <ReleaseFields form={form} typed={typed} photos={context.photos ?? []} />;
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
          <ClosingCondition text={context.closing} />
          {text(verb)}
          <PhotoField name="photos[]" form={form} typed={typed} label={tt("field.photosOnSite")} />
        </>
      );
    case "callAtDue":
    case "callAfterRating":
      return <CallNoteFields verb={verb} form={form} typed={typed} />;
    case "callBack":
      return <CallBackFields form={form} typed={typed} />;
    case "close":
      return (
        <>
          <ClosingCondition text={context.closing} />
          <OutcomeField
            form={form}
            typed={typed}
            label={tt("field.outcome")}
            start={context.outcome?.stated}
          />
          <Joined about="close" count={context.joined} />
          {text(verb)}
        </>
      );
    case "requestReturn":
      return <ReturnFields form={form} typed={typed} />;
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
              options={(context.people ?? []).map(handlerOption)}
            />
          )}
        </Field>
      );
    case "submit":
    case "deliver":
      return <SubmitFields verb={verb} form={form} typed={typed} context={context} />;
    case "consult":
      return (
        <>
          <Field
            name="consultWith"
            form={form}
            label={tt("field.consultWith")}
            hint={tt("field.consultWith.hint")}
            required
            error={typed.error("consultWith")}
          >
            {(wiring) => (
              <TextInput limit={200} defaultValue={typed.text("consultWith")} {...wiring} />
            )}
          </Field>
          {text(verb)}
        </>
      );
    case "askExtension":
    case "askDeferral":
    case "askTermination":
      return <AskFields verb={verb} form={form} typed={typed} context={context} />;
    case "extend":
      return <ExtendFields form={form} typed={typed} context={context} />;
    case "reviewDeferral":
      return <ReviewFields form={form} typed={typed} context={context} />;
    case "addCo":
      return <AddCoFields form={form} typed={typed} context={context} />;
    case "confirmCard":
    case "dismissCard":
    case "liftCard":
    case "raiseCard":
      return <CardFields verb={verb} form={form} typed={typed} context={context} />;
    case "answer":
    case "acceptReturn":
    case "refuseReturn":
    case "begin":
    case "contact":
    case "instruct":
    case "note":
    case "overrule":
    case "uphold":
    case "reopen":
    case "recall":
    case "redo":
    case "remark":
    case "reply":
    case "reveal":
    case "revealPhone":
    case "sendBack":
    case "urge":
    case "conclude":
    case "defer":
    case "terminate":
    case "refuseApplication":
    case "resume":
    case "unlink":
    case "waive":
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
