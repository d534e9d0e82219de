"use client";

import { reasonMax } from "@/lib/affairs/co-building/schema";
import { FormDialog, type Send } from "../forms/form-dialog";
import { DayField, LineField } from "../forms/line-field";
import { VerbForm } from "../forms/verb-form";
import { ProjectFields, type ProjectStart } from "./project-fields";
import { tco } from "./text";
import { VerbDialog } from "./verb-dialog";

/** 认领 of a need or a resource: the proposal, in a dialog. */
export function Claim({
  id,
  needId,
  what,
  start,
  send,
}: {
  id: string;
  needId?: string | undefined;
  what: "need" | "resource";
  start: ProjectStart;
  send: Send;
}) {
  return (
    <FormDialog
      form="claim"
      send={send}
      hidden={{ id, ...(needId === undefined ? {} : { needId }) }}
      label={tco(`claim.${what}`)}
      submit={tco("claim.submit")}
      done={tco("claim.done")}
      look={{ variant: "primary" }}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{tco(`claim.${what}.hint`)}</p>
          <ProjectFields form="claim" typed={typed} start={start} />
        </>
      )}
    </FormDialog>
  );
}

/** 开放时段. */
export function OpenTime({ id, start, send }: { id: string; start: string; send: Send }) {
  const form = "time.open";
  return (
    <VerbDialog verb={form} send={send} hidden={{ id }} icon="plus" look={{ size: "sm" }}>
      {(typed) => (
        <>
          <DayField
            form={form}
            typed={typed}
            name="startsAt"
            label={tco("time.startsAt")}
            start={`${start}T14:00`}
            withTime
          />
          <DayField
            form={form}
            typed={typed}
            name="endsAt"
            label={tco("time.endsAt")}
            start={`${start}T16:00`}
            withTime
          />
          <LineField
            form={form}
            typed={typed}
            name="capacity"
            label={tco("time.capacity")}
            hint={tco("time.capacity.hint")}
            start="1"
            max={5}
          />
        </>
      )}
    </VerbDialog>
  );
}

/** 取消时段. */
export function CloseTime({ id, send }: { id: string; send: Send }) {
  const form = `time.close-${id}`;
  return (
    <VerbDialog verb="time.close" form={form} send={send} hidden={{ id }} look={{ size: "sm" }}>
      {(typed) => (
        <LineField
          form={form}
          typed={typed}
          name="reason"
          label={tco("reason")}
          hint={tco("time.close.hint")}
          max={reasonMax}
        />
      )}
    </VerbDialog>
  );
}

/** One press: 预订, 候补 or 退订. */
export function BookingButton({
  id,
  what,
  send,
}: {
  id: string;
  what: "book" | "wait" | "return";
  send: Send;
}) {
  return (
    <VerbForm
      {...send}
      form={`${what}-${id}`}
      hidden={{ id }}
      submit={tco(`time.${what}`)}
      variant={what === "return" ? "secondary" : "primary"}
      doneText={tco(`time.${what}.done`)}
    >
      {() => null}
    </VerbForm>
  );
}
