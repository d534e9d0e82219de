"use client";

import { FormDialog, type Send } from "@/components/forms/form-dialog";
import { tpr } from "@/components/property/text";
import { LineField } from "@/components/forms/line-field";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { sides } from "@/lib/affairs/property/rules/sides";

/** 增加参会人. */
export function AddSeat({ estateId, send }: { estateId: string; send: Send }) {
  const form = "addSeat";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id: estateId }}
      label={tpr("addSeat")}
      icon="plus"
      submit={tpr("addSeat.submit")}
      done={tpr("addSeat.done")}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <>
          <Field
            name="side"
            form={form}
            label={tpr("addSeat.side")}
            required
            error={typed.error("side")}
          >
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={typed.text("side") ?? "residents_committee"}
                options={sides.map((one) => ({ value: one, label: tpr(`side.${one}`) }))}
              />
            )}
          </Field>
          <LineField
            form={form}
            typed={typed}
            name="organizationName"
            label={tpr("addSeat.organization")}
          />
          <LineField
            form={form}
            typed={typed}
            name="name"
            label={tpr("addSeat.name")}
            hint={tpr("addSeat.name.hint")}
            max={30}
          />
        </>
      )}
    </FormDialog>
  );
}

/** 不再参会. */
export function CloseSeat({
  seat: { id, version, name },
  send,
}: {
  seat: { id: string; version: number; name: string };
  send: Send;
}) {
  return (
    <FormDialog
      form={`closeSeat-${id}`}
      send={send}
      hidden={{ id, version }}
      label={tpr("closeSeat")}
      title={`${tpr("closeSeat")} · ${name}`}
      submit={tpr("closeSeat.submit")}
      done={tpr("closeSeat.done")}
      look={{ size: "sm" }}
    >
      {() => <p className="text-ink-soft">{tpr("closeSeat.hint")}</p>}
    </FormDialog>
  );
}
