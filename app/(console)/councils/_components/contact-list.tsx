"use client";

import { useState, type ReactNode } from "react";
import { tc } from "@/components/councils/text";
import { DayField } from "@/components/forms/line-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Button } from "@/components/ui/button";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { FieldError, fieldId } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { contactFrequencies, type ContactFrequency } from "@/lib/affairs/councils/rules/contacts";
import { seatKinds, type SeatKind } from "@/lib/affairs/councils/rules/seats";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Line {
  /** Null: new in this version. */
  key: string | null;
  title: string;
  body: string;
  frequency: ContactFrequency;
  kinds: SeatKind[];
}

const form = "saveContacts";
const blank: Line = { key: null, title: "", body: "", frequency: "quarter", kinds: ["part_time"] };

/** 修改清单: the whole list as it is to be from a day on; the version before stays. */
export function ContactListForm({
  send,
  after,
  today,
  ofStreet,
  items,
}: {
  send: { action: FormAction; startKey: string };
  /** The version that was seen. */
  after: string | undefined;
  today: string;
  ofStreet: boolean;
  items: readonly Line[];
}) {
  return (
    <DialogButton
      label={tc(ofStreet ? "saveContacts.street" : "saveContacts")}
      title={tc(ofStreet ? "saveContacts.street" : "saveContacts")}
      icon="edit"
      variant="primary"
      wideDialog
    >
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={after === undefined ? {} : { after }}
            submit={tc("saveContacts.submit")}
            doneText={tc("saveContacts.done")}
            onDone={onDone}
          >
            {(typed) => (
              <>
                <DayField
                  form={form}
                  typed={typed}
                  name="validFrom"
                  label={tc("saveContacts.validFrom")}
                  hint={tc("saveContacts.validFrom.hint")}
                  start={today}
                />
                <Lines items={items} error={typed.error("items")} />
              </>
            )}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

/** What is typed travels as one field, so a refusal loses nothing of it. */
function Lines({ items, error }: { items: readonly Line[]; error: string | undefined }) {
  const [rows, setRows] = useState(items.map((item, at) => ({ ...pick(item), row: String(at) })));
  const [added, setAdded] = useState(items.length);
  const change = (row: string, more: Partial<Line>) => {
    setRows(rows.map((one) => (one.row === row ? { ...one, ...more } : one)));
  };
  return (
    <fieldset>
      <legend className="font-semibold">{tc("contacts.items")}</legend>
      <FieldError id={fieldId("items", form)} error={error} />
      <input type="hidden" name="items" value={JSON.stringify(rows.map(pick))} readOnly />
      <ol className="mt-2 grid gap-3">
        {rows.map(({ row, title, body, frequency, kinds }, at) => (
          <li key={row} className="grid gap-2 rounded-md border p-3">
            <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:grid-cols-[minmax(0,1fr)_9rem_auto]">
              <div className="max-sm:col-span-2">
                <TextInput
                  aria-label={tc("saveContacts.titleOf", { n: at + 1 })}
                  placeholder={tc("saveContacts.title")}
                  limit={30}
                  value={title}
                  onChange={({ target: { value } }) => change(row, { title: value })}
                />
              </div>
              <Select
                aria-label={tc("saveContacts.frequencyOf", { n: at + 1 })}
                value={frequency}
                options={contactFrequencies.map((one) => ({
                  value: one,
                  label: tc(`contacts.each.${one}`),
                }))}
                onChange={({ target: { value } }) => {
                  const chosen = contactFrequencies.find((one) => one === value);
                  if (chosen !== undefined) change(row, { frequency: chosen });
                }}
              />
              <Button
                size="sm"
                variant="quiet"
                aria-label={tc("saveContacts.removeOf", { n: at + 1 })}
                onClick={() => setRows(rows.filter((one) => one.row !== row))}
              >
                {tc("saveContacts.remove")}
              </Button>
            </div>
            <div>
              <TextInput
                aria-label={tc("saveContacts.bodyOf", { n: at + 1 })}
                placeholder={tc("saveContacts.body")}
                limit={100}
                value={body}
                onChange={({ target: { value } }) => change(row, { body: value })}
              />
            </div>
            <div className="flex flex-wrap gap-x-4 gap-y-1">
              {seatKinds.map((kind) => (
                <label key={kind} className="inline-flex min-h-8 items-center gap-1.5 text-sm">
                  <input
                    type="checkbox"
                    className="size-4.5 accent-action touch:size-6"
                    checked={kinds.includes(kind)}
                    onChange={({ target: { checked } }) =>
                      change(row, {
                        kinds: seatKinds.filter((one) =>
                          one === kind ? checked : kinds.includes(one),
                        ),
                      })
                    }
                  />
                  {tc(`kind.${kind}`)}
                </label>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <div className="mt-3">
        <Button
          size="sm"
          icon="plus"
          onClick={() => {
            setRows([...rows, { ...blank, row: String(added) }]);
            setAdded(added + 1);
          }}
        >
          {tc("saveContacts.add")}
        </Button>
      </div>
    </fieldset>
  );
}

/** What of a line is sent. */
function pick({ key, title, body, frequency, kinds }: Line): Line {
  return { key, title, body, frequency, kinds };
}

/** Gives the form inside a dialog the way to close it. */
function Closing({ children }: { children: (onDone: () => void) => ReactNode }) {
  const close = useCloseDialog();
  return children(close);
}
