"use client";

import { z } from "zod";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { tsv } from "@/components/service/text";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FocusOnMount } from "@/components/ui/focus-on-mount";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { requestKinds } from "@/lib/affairs/service/rules/requests";
import { requestTextMax } from "@/lib/affairs/service/schema/requests";
import type { FormAction } from "@/lib/platform/core/action-state";
import type { Json } from "@/lib/platform/core/json";

const form = "collect";
const told = z.object({ number: z.string(), code: z.string() });

/** 代为登记: what somebody has said, with that person's agreement. */
export function CollectForm({
  action,
  startKey,
  communities,
  items,
}: {
  action: FormAction;
  startKey: string;
  communities: readonly { id: string; name: string; street: string }[];
  items: readonly { id: string; title: string }[];
}) {
  const [only] = communities;
  return (
    <Card>
      <VerbForm
        action={action}
        startKey={startKey}
        form={form}
        submit={tsv("wish.new.submit")}
        renderDone={(result) => <Receipt result={result} />}
      >
        {(typed) => (
          <div className="grid gap-4">
            <RadioGroup
              name="kind"
              form={form}
              label={tsv("wish.kind")}
              look="line"
              required
              value={typed.text("kind") ?? "wish"}
              error={typed.error("kind")}
              options={requestKinds.map((kind) => ({
                value: kind,
                label: tsv(`wish.kind.${kind}`),
              }))}
            />
            {items.length === 0 ? null : (
              <Field
                name="itemId"
                form={form}
                label={tsv("wish.form.item")}
                hint={tsv("wish.form.item.hint")}
                optional
                error={typed.error("itemId")}
              >
                {(wiring) => (
                  <Select
                    options={items.map(({ id, title }) => ({ value: id, label: title }))}
                    empty={tsv("wish.form.item.empty")}
                    defaultValue={typed.text("itemId") ?? ""}
                    {...wiring}
                  />
                )}
              </Field>
            )}
            {communities.length === 1 && only !== undefined ? (
              <input type="hidden" name="areaId" value={only.id} />
            ) : (
              <Field
                name="areaId"
                form={form}
                label={tsv("wish.form.community")}
                required
                error={typed.error("areaId")}
              >
                {(wiring) => (
                  <Select
                    options={communities.map(({ id, name, street }) => ({
                      value: id,
                      label: name,
                      group: street,
                    }))}
                    empty={tsv("wish.offer.choose")}
                    defaultValue={typed.text("areaId") ?? ""}
                    {...wiring}
                  />
                )}
              </Field>
            )}
            <TextField
              form={form}
              typed={typed}
              label={tsv("wish.form.text")}
              hint={tsv("wish.text.hint")}
              rows={4}
              max={requestTextMax}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              <Field
                name="name"
                form={form}
                label={tsv("wish.form.name")}
                required
                error={typed.error("name")}
              >
                {(wiring) => <TextInput defaultValue={typed.text("name")} {...wiring} limit={20} />}
              </Field>
              <Field
                name="phone"
                form={form}
                label={tsv("wish.form.phone")}
                required
                error={typed.error("phone")}
              >
                {(wiring) => (
                  <TextInput
                    type="tel"
                    inputMode="tel"
                    defaultValue={typed.text("phone")}
                    {...wiring}
                    maxLength={20}
                  />
                )}
              </Field>
            </div>
            <Field
              name="address"
              form={form}
              label={tsv("wish.form.address")}
              optional
              error={typed.error("address")}
            >
              {(wiring) => (
                <TextInput defaultValue={typed.text("address")} {...wiring} limit={80} />
              )}
            </Field>
            <Checkbox
              name="consent"
              form={form}
              label={tsv("wish.form.consent")}
              hint={tsv("wish.form.consent.hint")}
              required
              defaultChecked={typed.text("consent") === "on"}
              error={typed.error("consent")}
            />
          </div>
        )}
      </VerbForm>
    </Card>
  );
}

/** Number and query code, to be written down or read out; the code is shown this once. */
function Receipt({ result }: { result: Json }) {
  const receipt = told.safeParse(result);
  if (!receipt.success) return null;
  return (
    <FocusOnMount className="rounded-lg border-2 border-ok bg-surface p-4">
      <h2 className="text-lg">{tsv("wish.receipt")}</h2>
      <dl className="mt-3 grid grid-cols-[4em_minmax(0,1fr)] items-baseline gap-x-3 gap-y-2">
        <dt className="text-ink-soft">{tsv("wish.receipt.number")}</dt>
        <dd className="font-mono text-xl tabular-nums select-all">{receipt.data.number}</dd>
        <dt className="text-ink-soft">{tsv("wish.receipt.code")}</dt>
        <dd className="font-mono text-xl tracking-wider select-all">{receipt.data.code}</dd>
      </dl>
      <p className="mt-3 text-sm text-ink-soft">{tsv("wish.receipt.hint")}</p>
    </FocusOnMount>
  );
}
