"use client";

import { detailMax, doneMax, reasonMax, stepMax } from "@/lib/affairs/co-building/schema";
import { FormDialog, type Send } from "../property/form-dialog";
import { DayField, LineField } from "../tickets/line-field";
import { TextField } from "../tickets/text-field";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { tco } from "./text";

interface About {
  id: string;
  version: number;
}

/** 确认 for a party. */
export function Confirm({ party: { id, version }, send }: { party: About; send: Send }) {
  return (
    <FormDialog
      form="confirm"
      send={send}
      hidden={{ id, version }}
      label={tco("confirm")}
      submit={tco("confirm.submit")}
      done={tco("confirm.done")}
      look={{ variant: "primary", size: "sm" }}
    >
      {() => <p className="text-ink-soft">{tco("confirm.hint")}</p>}
    </FormDialog>
  );
}

/** 启动. */
export function Start({ project: { id, version }, send }: { project: About; send: Send }) {
  return (
    <FormDialog
      form="start"
      send={send}
      hidden={{ id, version }}
      label={tco("start")}
      submit={tco("start.submit")}
      done={tco("start.done")}
      look={{ variant: "primary" }}
    >
      {() => <p className="text-ink-soft">{tco("start.hint")}</p>}
    </FormDialog>
  );
}

/** 结项. */
export function Finish({ project: { id, version }, send }: { project: About; send: Send }) {
  return (
    <FormDialog
      form="finish"
      send={send}
      hidden={{ id, version }}
      label={tco("finish")}
      submit={tco("finish.submit")}
      done={tco("finish.done")}
      look={{ variant: "primary" }}
    >
      {(typed) => (
        <TextField
          form="finish"
          typed={typed}
          name="result"
          label={tco("finish.result")}
          hint={tco("finish.hint")}
          max={detailMax}
        />
      )}
    </FormDialog>
  );
}

/** 终止, 婉拒: with the reason. */
export function WithReason({
  verb,
  subject: { id, version },
  send,
}: {
  verb: "end" | "decline";
  subject: About;
  send: Send;
}) {
  return (
    <FormDialog
      form={verb}
      send={send}
      hidden={{ id, version }}
      label={tco(verb)}
      submit={tco(`${verb}.submit`)}
      done={tco(`${verb}.done`)}
      look={verb === "decline" ? { size: "sm" } : {}}
    >
      {(typed) => (
        <LineField
          form={verb}
          typed={typed}
          name="reason"
          label={tco("reason")}
          hint={tco(`${verb}.hint`)}
          max={reasonMax}
        />
      )}
    </FormDialog>
  );
}

/** 加步骤. */
export function AddStep({
  id,
  parties,
  send,
}: {
  id: string;
  parties: readonly { organizationId: string; name: string }[];
  send: Send;
}) {
  const form = "addStep";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id }}
      label={tco("step.add")}
      icon="plus"
      submit={tco("step.add.submit")}
      done={tco("step.add.done")}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <>
          <LineField form={form} typed={typed} name="text" label={tco("step.text")} max={stepMax} />
          <Field
            name="organizationId"
            form={form}
            label={tco("step.who")}
            required
            error={typed.error("organizationId")}
          >
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={typed.text("organizationId")}
                options={parties.map((one) => ({ value: one.organizationId, label: one.name }))}
              />
            )}
          </Field>
          <DayField form={form} typed={typed} name="dueOn" label={tco("step.dueOn")} />
        </>
      )}
    </FormDialog>
  );
}

/** 完成步骤. */
export function DoneStep({ step: { id, version }, send }: { step: About; send: Send }) {
  const form = `doneStep-${id}`;
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id, version }}
      label={tco("step.done")}
      submit={tco("step.done.submit")}
      done={tco("step.done.done")}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <TextField
          form={form}
          typed={typed}
          name="text"
          label={tco("step.word")}
          hint={tco("step.word.hint")}
          max={doneMax}
        />
      )}
    </FormDialog>
  );
}
