"use client";

import { tme } from "@/components/meetings/text";
import { DayField } from "@/components/forms/line-field";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Combobox } from "@/components/ui/combobox";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FormAction } from "@/lib/platform/core/action-state";
import { Closing } from "./plain-verb";

interface Choice {
  value: string;
  label: string;
}

const form = "meeting-resolution";

/** 记决议: which organization does what until when. */
export function AddResolution({
  meeting,
  topics,
  organizations,
  categories,
  send,
}: {
  meeting: { id: string; version: number };
  topics: readonly Choice[];
  organizations: readonly Choice[];
  categories: readonly Choice[];
  send: { action: FormAction; startKey: string };
}) {
  return (
    <DialogButton
      label={tme("addResolution")}
      title={tme("addResolution")}
      size="sm"
      variant="primary"
      icon="plus"
    >
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={meeting}
            submit={tme("addResolution.submit")}
            doneText={tme("addResolution.done")}
            onDone={onDone}
          >
            {(typed) => (
              <>
                <Field
                  name="topicId"
                  form={form}
                  label={tme("addResolution.topic")}
                  error={typed.error("topicId")}
                >
                  {(wiring) => (
                    <Select
                      defaultValue={typed.text("topicId") ?? topics[0]?.value}
                      options={[...topics]}
                      {...wiring}
                    />
                  )}
                </Field>
                <TextField
                  form={form}
                  typed={typed}
                  name="measure"
                  label={tme("addResolution.measure")}
                  rows={3}
                />
                <Field
                  name="organizationId"
                  form={form}
                  label={tme("addResolution.organization")}
                  hint={tme("addResolution.organization.hint")}
                  required
                  error={typed.error("organizationId")}
                >
                  {(wiring) => (
                    <Combobox
                      value={typed.text("organizationId")}
                      options={organizations}
                      {...wiring}
                    />
                  )}
                </Field>
                <Field
                  name="categoryId"
                  form={form}
                  label={tme("addResolution.category")}
                  required
                  error={typed.error("categoryId")}
                >
                  {(wiring) => (
                    <Combobox value={typed.text("categoryId")} options={categories} {...wiring} />
                  )}
                </Field>
                <DayField
                  form={form}
                  typed={typed}
                  name="dueOn"
                  label={tme("addResolution.dueOn")}
                />
              </>
            )}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

/** 删去 what was written down wrongly. */
export function DropResolution({
  meeting,
  resolutionId,
  send,
}: {
  meeting: { id: string; version: number };
  resolutionId: string;
  send: { action: FormAction; startKey: string };
}) {
  return (
    <VerbForm
      {...send}
      form={`drop-${resolutionId}`}
      hidden={{ ...meeting, resolutionId }}
      submit={tme("dropResolution.submit")}
      variant="secondary"
      doneText={tme("dropResolution.done")}
    >
      {() => null}
    </VerbForm>
  );
}
