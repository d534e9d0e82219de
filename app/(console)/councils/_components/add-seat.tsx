"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { tc } from "@/components/councils/text";
import { Combobox } from "@/components/ui/combobox";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { seatFunctions, type SeatKind } from "@/lib/affairs/councils/rules/seats";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "addSeat";

interface Given {
  action: FormAction;
  startKey: string;
  council: { id: string; version: number };
  kinds: readonly SeatKind[];
  organizations: readonly { id: string; name: string }[];
  /** The organization that is proposed for it. */
  preset?: string;
}

/** 增设席位: only the kinds of which the rules allow another one are offered. */
export function AddSeat(given: Given) {
  return (
    <DialogButton label={tc("addSeat")} title={tc("addSeat")} icon="plus" variant="primary">
      <SeatForm {...given} />
    </DialogButton>
  );
}

function SeatForm({ action, startKey, council, kinds, organizations, preset }: Given) {
  const close = useCloseDialog();
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={council}
      submit={tc("addSeat.submit")}
      doneText={tc("addSeat.done")}
      onDone={close}
    >
      {(typed) => (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field
              name="kind"
              form={form}
              label={tc("addSeat.kind")}
              required
              error={typed.error("kind")}
            >
              {(wiring) => (
                <Select
                  defaultValue={typed.text("kind") ?? kinds.at(-1)}
                  options={kinds.map((kind) => ({ value: kind, label: tc(`kind.${kind}`) }))}
                  {...wiring}
                />
              )}
            </Field>
            <Field
              name="function"
              form={form}
              label={tc("addSeat.function")}
              error={typed.error("function")}
            >
              {(wiring) => (
                <Select
                  defaultValue={
                    typed.text("function") ?? (preset === undefined ? "general" : "property")
                  }
                  options={seatFunctions.map((one) => ({
                    value: one,
                    label: tc(`function.${one}`),
                  }))}
                  {...wiring}
                />
              )}
            </Field>
          </div>
          <Field
            name="organizationId"
            form={form}
            label={tc("addSeat.organization")}
            hint={tc("addSeat.organization.hint")}
            required
            error={typed.error("organizationId")}
          >
            {(wiring) => (
              <Combobox
                value={typed.text("organizationId") ?? preset}
                options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
                {...wiring}
              />
            )}
          </Field>
        </>
      )}
    </VerbForm>
  );
}
