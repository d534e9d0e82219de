"use client";

import { reasonMax, reviewMax, agreementTitleMax } from "@/lib/affairs/co-building/schema";
import { FormDialog, type Send } from "../property/form-dialog";
import type { Typed } from "../tickets/form-state";
import { DayField, LineField } from "../tickets/line-field";
import { TextField } from "../tickets/text-field";
import { tco } from "./text";

interface About {
  id: string;
  version: number;
}

/** 确认协议 for the own side. */
export function SignAgreement({ signer: { id, version }, send }: { signer: About; send: Send }) {
  return (
    <FormDialog
      form="sign"
      send={send}
      hidden={{ id, version }}
      label={tco("sign")}
      submit={tco("sign.submit")}
      done={tco("sign.done")}
      look={{ variant: "primary", size: "sm" }}
    >
      {() => <p className="text-ink-soft">{tco("sign.hint")}</p>}
    </FormDialog>
  );
}

/** 退回商改 with what is to change. */
export function ReturnAgreement({ signer: { id, version }, send }: { signer: About; send: Send }) {
  return (
    <FormDialog
      form="returnAgreement"
      send={send}
      hidden={{ id, version }}
      label={tco("return")}
      submit={tco("return.submit")}
      done={tco("return.done")}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{tco("return.hint")}</p>
          <LineField
            form="returnAgreement"
            typed={typed}
            name="reason"
            label={tco("return.reason")}
            max={reasonMax}
          />
        </>
      )}
    </FormDialog>
  );
}

/** 修改名称和期限 of a draft. */
export function ChangeAgreement({
  agreement: { id, version, title, startsOn, endsOn },
  send,
}: {
  agreement: About & { title: string; startsOn: string; endsOn: string };
  send: Send;
}) {
  const form = "changeAgreement";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id, version }}
      label={tco("change")}
      submit={tco("change.submit")}
      done={tco("change.done")}
    >
      {(typed) => (
        <>
          <LineField
            form={form}
            typed={typed}
            name="title"
            label={tco("draft.name")}
            start={title}
            max={agreementTitleMax}
          />
          <Days form={form} typed={typed} start={{ startsOn, endsOn }} />
        </>
      )}
    </FormDialog>
  );
}

function Days({
  form,
  typed,
  start,
}: {
  form: string;
  typed: Typed;
  start?: { startsOn: string; endsOn: string };
}) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <DayField
        form={form}
        typed={typed}
        name="startsOn"
        label={tco("form.startsOn")}
        start={start?.startsOn}
      />
      <DayField
        form={form}
        typed={typed}
        name="endsOn"
        label={tco("form.endsOn")}
        start={start?.endsOn}
      />
    </div>
  );
}

/** 评估. */
export function ReviewAgreement({
  agreement: { id, version },
  send,
}: {
  agreement: About;
  send: Send;
}) {
  return (
    <FormDialog
      form="review"
      send={send}
      hidden={{ id, version }}
      label={tco("review")}
      submit={tco("review.submit")}
      done={tco("review.done")}
      look={{ variant: "primary" }}
    >
      {(typed) => (
        <TextField
          form="review"
          typed={typed}
          name="review"
          label={tco("review.text")}
          hint={tco("review.hint")}
          max={reviewMax}
        />
      )}
    </FormDialog>
  );
}

/** 续签. */
export function RenewAgreement({
  agreement: { id, version },
  send,
}: {
  agreement: About;
  send: Send;
}) {
  const form = "renew";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id, version }}
      label={tco("renew")}
      submit={tco("renew.submit")}
      done={tco("renew.done")}
      look={{ variant: "primary" }}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{tco("renew.hint")}</p>
          <Days form={form} typed={typed} />
        </>
      )}
    </FormDialog>
  );
}

/** 终止. */
export function EndAgreement({
  agreement: { id, version },
  send,
}: {
  agreement: About;
  send: Send;
}) {
  return (
    <FormDialog
      form="endAgreement"
      send={send}
      hidden={{ id, version }}
      label={tco("end")}
      submit={tco("end.submit")}
      done={tco("end.done")}
    >
      {(typed) => (
        <LineField
          form="endAgreement"
          typed={typed}
          name="reason"
          label={tco("reason")}
          max={reasonMax}
        />
      )}
    </FormDialog>
  );
}
