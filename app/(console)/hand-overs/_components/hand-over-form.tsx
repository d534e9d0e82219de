"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { fullTime } from "@/components/ui/time-words";
import type { HeldItem } from "@/lib/across/desk/queries/hand-overs";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tp } from "@/components/duties/text";

const form = "handOver";

/** What goes, to whom, with what words. Everything is ticked: most hand over all of it. */
export function HandOverForm({
  dutyId,
  items,
  receivers,
  startKey,
  action,
}: {
  dutyId: string;
  items: readonly HeldItem[];
  receivers: readonly { dutyId: string; name: string }[];
  startKey: string;
  action: FormAction;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ dutyId }}
      submit={tp("handOver.go")}
      doneText={tp("handOver.done")}
    >
      {(typed) => (
        <>
          <fieldset>
            <legend className="font-semibold">{tp("handOver.items")}</legend>
            <FieldError id="handOver-items" error={typed.error("items")} />
            <div className="mt-1 grid">
              {items.map(({ kind, id, number, title, dueAt }) => {
                const name = kind === "ticket" ? "ticketIds" : "assignmentIds";
                return (
                  <Checkbox
                    key={id}
                    name={`${name}[]`}
                    form={form}
                    value={id}
                    defaultChecked={typed.list(name)?.includes(id) ?? true}
                    label={
                      <span className="grid">
                        <span className="min-w-0">{title}</span>
                        <span className="flex flex-wrap gap-x-3 text-xs text-ink-faint">
                          <span className="tabular-nums">{number}</span>
                          {dueAt === null ? null : (
                            <span>{tp("handOver.due", { at: fullTime(dueAt) })}</span>
                          )}
                        </span>
                      </span>
                    }
                  />
                );
              })}
            </div>
          </fieldset>
          <RadioGroup
            name="to"
            form={form}
            label={tp("people.handTo")}
            required
            value={typed.text("to")}
            error={typed.error("to")}
            options={[
              ...receivers.map((one) => ({ value: one.dutyId, label: one.name })),
              {
                value: "queue",
                label: tp("people.handToQueue"),
                hint: receivers.length === 0 ? tp("people.handToNobody") : undefined,
              },
            ]}
          />
          <Field
            name="note"
            form={form}
            label={tp("handOver.note")}
            hint={tp("handOver.note.hint")}
            optional
            error={typed.error("note")}
          >
            {(wiring) => <TextInput limit={200} defaultValue={typed.text("note")} {...wiring} />}
          </Field>
        </>
      )}
    </VerbForm>
  );
}
