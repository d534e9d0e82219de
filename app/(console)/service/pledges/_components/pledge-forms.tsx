"use client";

import { tsv } from "@/components/service/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { PledgeTemplateShown } from "@/lib/affairs/service/queries/pledges";
import { pledgeMax, reviewMax } from "@/lib/affairs/service/schema/pledges";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Send {
  action: FormAction;
  startKey: string;
}

/** 评诺: one free text beside what the member says. */
export function ReviewForm({
  action,
  startKey,
  pledge,
}: Send & { pledge: { id: string; version: number } }) {
  const form = `review-${pledge.id}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id: pledge.id, version: pledge.version }}
      submit={tsv("pledge.review.submit")}
      variant="secondary"
      doneText={tsv("pledge.review.done")}
    >
      {(typed) => (
        <TextField
          form={form}
          typed={typed}
          label={tsv("pledge.review")}
          hint={tsv("pledge.review.hint")}
          rows={2}
          max={reviewMax}
        />
      )}
    </VerbForm>
  );
}

/** Writes a template, or changes one; what was promised before stays as it was. */
export function TemplateDialog({
  action,
  startKey,
  template,
}: Send & { template?: PledgeTemplateShown | undefined }) {
  const label = tsv(template === undefined ? "pledge.template.add" : "pledge.template.edit");
  return (
    <DialogButton
      label={label}
      title={label}
      size={template === undefined ? "md" : "sm"}
      icon={template === undefined ? "plus" : undefined}
      wideDialog
    >
      <TemplateForm action={action} startKey={startKey} template={template} />
    </DialogButton>
  );
}

function TemplateForm({
  action,
  startKey,
  template,
}: Send & { template: PledgeTemplateShown | undefined }) {
  const close = useCloseDialog();
  const form = `template-${template?.id ?? "new"}`;
  // What is shipped has no row yet: saved, it becomes the community's own.
  const own = template !== undefined && template.version > 0;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={own ? { id: template.id, version: template.version } : {}}
      submit={tsv("pledge.template.save")}
      doneText={tsv("pledge.template.saved")}
      onDone={close}
    >
      {(typed) => (
        <>
          <Field
            name="title"
            form={form}
            label={tsv("pledge.template.title")}
            required
            maxLength={30}
            error={typed.error("title")}
          >
            {(wiring) => (
              <TextInput defaultValue={typed.text("title") ?? template?.title} {...wiring} />
            )}
          </Field>
          <TextField
            form={form}
            typed={typed}
            label={tsv("pledge.text")}
            rows={8}
            max={pledgeMax}
            start={template?.text}
          />
        </>
      )}
    </VerbForm>
  );
}

export function RetireForm({
  action,
  startKey,
  template,
}: Send & { template: { id: string; version: number } }) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={`retire-${template.id}`}
      hidden={{ id: template.id, version: template.version }}
      submit={tsv("pledge.template.retire")}
      variant="quiet"
      doneText={tsv("pledge.template.retired")}
    >
      {() => null}
    </VerbForm>
  );
}
