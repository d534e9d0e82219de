"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/tickets/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { PostKind } from "@/lib/affairs/service/rules/post-kinds";
import { kindNameMax } from "@/lib/affairs/service/schema/posts";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Props {
  kind?: PostKind | undefined;
  action: FormAction;
  startKey: string;
}

/** Adds a kind, renames or retires one. */
export function KindForm(props: Props) {
  const label = props.kind === undefined ? tsv("posts.kind.add") : tsv("posts.kind.edit");
  return (
    <DialogButton
      label={label}
      title={props.kind === undefined ? label : props.kind.name}
      size="sm"
      variant={props.kind === undefined ? undefined : "quiet"}
    >
      <Inner {...props} />
    </DialogButton>
  );
}

function Inner({ kind, action, startKey }: Props) {
  const close = useCloseDialog();
  const form = `kind-${kind?.key ?? "new"}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={kind === undefined ? {} : { key: kind.key, version: kind.version }}
      submit={tsv("posts.kind.save")}
      doneText={tsv("posts.kind.done")}
      onDone={close}
    >
      {(typed) => (
        <>
          <Field
            name="name"
            form={form}
            label={tsv("posts.kind.name")}
            required
            maxLength={kindNameMax}
            error={typed.error("name")}
          >
            {(wiring) => <TextInput defaultValue={typed.text("name") ?? kind?.name} {...wiring} />}
          </Field>
          {kind === undefined ? null : (
            <Checkbox
              name="retired"
              form={form}
              value="yes"
              label={tsv("posts.kind.retire")}
              hint={tsv("posts.kind.retire.hint")}
              defaultChecked={kind.retired}
            />
          )}
        </>
      )}
    </VerbForm>
  );
}
