"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Choice {
  id: string;
  name: string;
}
interface Send {
  action: FormAction;
  startKey: string;
}

/** 派单 is a question to one member or one unit; whose skills and times fit stands first. */
export function OfferForms({
  subject,
  member,
  unit,
  members,
  units,
}: {
  subject: { id: string; version: number };
  member: Send;
  unit: Send;
  members: readonly Choice[];
  units: readonly Choice[];
}) {
  if (members.length === 0 && units.length === 0) {
    return <p className="text-sm text-ink-soft">{tsv("wish.offer.none")}</p>;
  }
  return (
    <div className="grid gap-4">
      {members.length === 0 ? null : (
        <OfferForm
          {...member}
          subject={subject}
          name="memberId"
          label={tsv("wish.offer.member")}
          options={members}
        />
      )}
      {units.length === 0 ? null : (
        <OfferForm
          {...unit}
          subject={subject}
          name="organizationId"
          label={tsv("wish.offer.unit")}
          options={units}
        />
      )}
    </div>
  );
}

function OfferForm({
  action,
  startKey,
  subject,
  name,
  label,
  options,
}: Send & {
  subject: { id: string; version: number };
  name: "memberId" | "organizationId";
  label: string;
  options: readonly Choice[];
}) {
  const form = `offer-${name}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ ...subject, to: name }}
      submit={tsv("wish.offer.submit")}
      variant="secondary"
      doneText={tsv("wish.offer.done")}
    >
      {(typed) => (
        <Field name={name} form={form} label={label} required error={typed.error(name)}>
          {(wiring) => (
            <Combobox
              {...wiring}
              value={typed.text(name) ?? ""}
              options={options.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
        </Field>
      )}
    </VerbForm>
  );
}
