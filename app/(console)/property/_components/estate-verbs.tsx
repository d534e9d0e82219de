"use client";

import { useState } from "react";
import { FormDialog, type Send } from "@/components/forms/form-dialog";
import { tpr } from "@/components/property/text";
import type { Typed } from "@/components/forms/form-state";
import { DayField, LineField } from "@/components/forms/line-field";
import { TextField } from "@/components/forms/text-field";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { closeReasons, type PropertyStatus } from "@/lib/affairs/property/rules/estates";
import { planWays } from "@/lib/affairs/property/rules/plans";
import { measureMax, nameMax, noteMax, resultMax } from "@/lib/affairs/property/schema";
import { ManagementFields } from "./management-fields";

interface About {
  id: string;
  version: number;
}
type Named = readonly { id: string; name: string }[];

/** 物业变更. */
export function ManageEstate({
  estate,
  status,
  companies,
  today,
  send,
}: {
  estate: About;
  status: PropertyStatus;
  companies: Named;
  today: string;
  send: Send;
}) {
  const form = "manage";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ ...estate }}
      label={tpr("manage")}
      submit={tpr("manage.submit")}
      done={tpr("manage.done")}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{tpr("manage.hint")}</p>
          <ManagementFields
            form={form}
            typed={typed}
            companies={companies}
            today={today}
            now={status === "unmanaged" ? "company" : status}
          />
          <TextField
            form={form}
            typed={typed}
            name="note"
            label={tpr("manage.note")}
            hint={tpr("manage.note.hint")}
            rows={2}
            max={noteMax}
            optional
          />
        </>
      )}
    </FormDialog>
  );
}

/** 兜底方案. */
export function PlanEstate({
  estate,
  planners,
  replaces,
  send,
}: {
  estate: About;
  planners: Named;
  replaces: boolean;
  send: Send;
}) {
  return (
    <FormDialog
      form={planForm}
      send={send}
      hidden={{ ...estate }}
      label={tpr(replaces ? "plan.again" : "plan")}
      submit={tpr("plan.submit")}
      done={tpr("plan.done")}
      look={{ size: "sm", variant: replaces ? undefined : "primary" }}
    >
      {(typed) => <PlanFields typed={typed} planners={planners} replaces={replaces} />}
    </FormDialog>
  );
}

const planForm = "planEstate";

function PlanFields({
  typed,
  planners,
  replaces,
}: {
  typed: Typed;
  planners: Named;
  replaces: boolean;
}) {
  const shared = { form: planForm, typed };
  const start = typed.text("way") ?? "state_company";
  const [way, setWay] = useState(start);
  return (
    <>
      <RadioGroup
        name="way"
        form={planForm}
        label={tpr("plan.way")}
        required
        value={start}
        onChoose={setWay}
        error={typed.error("way")}
        options={planWays.map((one) => ({
          value: one,
          label: tpr(`way.${one}`),
          hint: tpr(`way.${one}.hint`),
        }))}
      />
      {way === "packaged" ? (
        <LineField {...shared} name="partner" label={tpr("plan.partner")} max={nameMax} />
      ) : null}
      <TextField {...shared} name="measure" label={tpr("plan.measure")} max={measureMax} />
      <Field
        name="organizationId"
        form={planForm}
        label={tpr("plan.organization")}
        required
        error={typed.error("organizationId")}
      >
        {(wiring) => (
          <Combobox
            {...wiring}
            value={typed.text("organizationId")}
            options={planners.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      <DayField {...shared} name="dueOn" label={tpr("plan.dueOn")} />
      {replaces ? (
        <TextField {...shared} name="reason" label={tpr("plan.reason")} rows={2} max={resultMax} />
      ) : null}
    </>
  );
}

/** 登记结果 of a plan. */
export function FinishPlan({ plan, send }: { plan: About; send: Send }) {
  const form = "finishPlan";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id: plan.id, version: plan.version }}
      label={tpr("finish")}
      submit={tpr("finish.submit")}
      done={tpr("finish.done")}
      look={{ size: "sm", variant: "primary" }}
    >
      {(typed) => (
        <TextField
          form={form}
          typed={typed}
          name="result"
          label={tpr("finish.result")}
          hint={tpr("finish.hint")}
          max={resultMax}
        />
      )}
    </FormDialog>
  );
}

/** 注销. */
export function CloseEstate({ estate, send }: { estate: About; send: Send }) {
  const form = "closeEstate";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ ...estate }}
      label={tpr("close")}
      submit={tpr("close.submit")}
      done={tpr("close.done")}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{tpr("close.hint")}</p>
          <RadioGroup
            name="reason"
            form={form}
            label={tpr("close.reason")}
            required
            look="line"
            value={typed.text("reason")}
            error={typed.error("reason")}
            options={closeReasons.map((one) => ({ value: one, label: tpr(`reason.${one}`) }))}
          />
        </>
      )}
    </FormDialog>
  );
}
