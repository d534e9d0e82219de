"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/core/action-state";

/** An entry of a short list that a district words itself. */
export interface Worded {
  key: string;
  name: string;
  retired: boolean;
  version: number;
}

/** What the form of such a list says. */
export interface WordedTexts {
  add: string;
  edit: string;
  name: string;
  nameHint?: string;
  retire: string;
  retireHint: string;
  save: string;
  done: string;
}

interface Props {
  entry?: Worded | undefined;
  /** The list that an entry is added to, where there are several. */
  of?: string | undefined;
  nameMax: number;
  texts: WordedTexts;
  action: FormAction;
  startKey: string;
}

/** Adds an entry, renames or retires one. */
export function WordedForm(props: Props) {
  const { entry, texts } = props;
  return (
    <DialogButton
      label={entry === undefined ? texts.add : texts.edit}
      title={entry === undefined ? texts.add : entry.name}
      size="sm"
      variant={entry === undefined ? undefined : "quiet"}
    >
      <Inner {...props} />
    </DialogButton>
  );
}

function Inner({ entry, of, nameMax, texts, action, startKey }: Props) {
  const close = useCloseDialog();
  const form = `worded-${entry?.key ?? "new"}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={
        entry !== undefined
          ? { key: entry.key, version: entry.version }
          : of === undefined
            ? {}
            : { set: of }
      }
      submit={texts.save}
      doneText={texts.done}
      onDone={close}
    >
      {(typed) => (
        <>
          <Field
            name="name"
            form={form}
            label={texts.name}
            hint={texts.nameHint}
            required
            maxLength={nameMax}
            error={typed.error("name")}
          >
            {(wiring) => <TextInput defaultValue={typed.text("name") ?? entry?.name} {...wiring} />}
          </Field>
          {entry === undefined ? null : (
            <Checkbox
              name="retired"
              form={form}
              value="yes"
              label={texts.retire}
              hint={texts.retireHint}
              defaultChecked={entry.retired}
            />
          )}
        </>
      )}
    </VerbForm>
  );
}
