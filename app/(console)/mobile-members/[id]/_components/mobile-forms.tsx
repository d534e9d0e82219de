"use client";

import { tsv } from "@/components/service/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import {
  namesHost,
  referralEnds,
  referralKinds,
  type MobileStatus,
} from "@/lib/affairs/service/rules/mobile";
import { branchMax, contactMax, referralMax } from "@/lib/affairs/service/schema/mobile";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Send {
  action: FormAction;
  startKey: string;
}
interface Subject {
  id: string;
  version: number;
}

/** 已联系: one line, and the next time is set by itself. */
export function ContactForm({ action, startKey, subject }: Send & { subject: Subject }) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="contact"
      hidden={{ id: subject.id, version: subject.version }}
      submit={tsv("mobile.contact")}
      doneText={tsv("mobile.contact.done")}
    >
      {(typed) => (
        <Field
          name="text"
          form="contact"
          label={tsv("mobile.contact.text")}
          hint={tsv("mobile.contact.hint")}
          required
          maxLength={contactMax}
          error={typed.error("text")}
        >
          {(wiring) => <TextInput defaultValue={typed.text("text")} {...wiring} />}
        </Field>
      )}
    </VerbForm>
  );
}

/** One step: told there, accepted there, taking part, transferred, back, out of contact. */
export function MoveDialog({
  action,
  startKey,
  subject,
  to,
  hostBranch,
}: Send & { subject: Subject; to: MobileStatus; hostBranch: string | null }) {
  const form = `move-${to}`;
  return (
    <DialogButton label={tsv(`mobile.to.${to}`)} title={tsv(`mobile.to.${to}`)}>
      <VerbForm
        action={action}
        startKey={startKey}
        form={form}
        hidden={{ id: subject.id, version: subject.version, to }}
        submit={tsv(`mobile.to.${to}`)}
        doneText={tsv("mobile.moved")}
      >
        {(typed) =>
          namesHost(to) ? (
            <Field
              name="hostBranch"
              form={form}
              label={tsv("mobile.hostBranch")}
              required
              maxLength={branchMax}
              error={typed.error("hostBranch")}
            >
              {(wiring) => (
                <TextInput
                  defaultValue={typed.text("hostBranch") ?? hostBranch ?? undefined}
                  {...wiring}
                />
              )}
            </Field>
          ) : null
        }
      </VerbForm>
    </DialogButton>
  );
}

export function RevealDialog({ action, startKey, id }: Send & { id: string }) {
  return (
    <DialogButton label={tsv("mobile.reveal")} title={tsv("mobile.reveal")} size="sm" icon="eye">
      <VerbForm
        action={action}
        startKey={startKey}
        form="reveal"
        hidden={{ id }}
        submit={tsv("mobile.reveal")}
      >
        {(typed) => (
          <TextField
            form="reveal"
            typed={typed}
            label={tsv("mobile.reveal.purpose")}
            hint={tsv("mobile.reveal.hint")}
            rows={2}
            max={200}
          />
        )}
      </VerbForm>
    </DialogButton>
  );
}

/** 转介: what is asked for, in a few words. */
export function ReferDialog({ action, startKey, id }: Send & { id: string }) {
  return (
    <DialogButton label={tsv("mobile.refer")} title={tsv("mobile.refer")} size="sm" icon="plus">
      <VerbForm
        action={action}
        startKey={startKey}
        form="refer"
        hidden={{ id }}
        submit={tsv("mobile.refer")}
        doneText={tsv("mobile.refer.done")}
      >
        {(typed) => (
          <>
            <Field
              name="kind"
              form="refer"
              label={tsv("mobile.refer.kind")}
              required
              error={typed.error("kind")}
            >
              {(wiring) => (
                <Select
                  defaultValue={typed.text("kind") ?? ""}
                  empty={tsv("pledge.public.choose")}
                  options={referralKinds.map((kind) => ({
                    value: kind,
                    label: tsv(`mobile.kind.${kind}`),
                  }))}
                  {...wiring}
                />
              )}
            </Field>
            <TextField
              form="refer"
              typed={typed}
              label={tsv("mobile.refer.text")}
              hint={tsv("mobile.refer.hint")}
              max={referralMax}
            />
          </>
        )}
      </VerbForm>
    </DialogButton>
  );
}

export function AnswerDialog({ action, startKey, referral }: Send & { referral: Subject }) {
  const form = `answer-${referral.id}`;
  return (
    <DialogButton label={tsv("mobile.answer")} title={tsv("mobile.answer")} size="sm">
      <VerbForm
        action={action}
        startKey={startKey}
        form={form}
        hidden={{ id: referral.id, version: referral.version }}
        submit={tsv("mobile.answer")}
        doneText={tsv("mobile.answer.done")}
      >
        {(typed) => (
          <>
            <RadioGroup
              name="status"
              form={form}
              label={tsv("mobile.answer.status")}
              look="line"
              required
              value={typed.text("status") ?? "done"}
              error={typed.error("status")}
              options={referralEnds.map((one) => ({
                value: one,
                label: tsv(`mobile.referral.${one}`),
              }))}
            />
            <TextField
              name="answer"
              form={form}
              typed={typed}
              label={tsv("mobile.answer.text")}
              max={referralMax}
            />
          </>
        )}
      </VerbForm>
    </DialogButton>
  );
}
