"use client";

import { agreementTitleMax, reviewMax } from "@/lib/affairs/co-building/schema";
import type { Send } from "../forms/form-dialog";
import type { Typed } from "../forms/form-state";
import { DayField, LineField } from "../forms/line-field";
import { TextField } from "../forms/text-field";
import { tco } from "./text";
import { VerbDialog, type About } from "./verb-dialog";

interface Days {
  startsOn: string;
  endsOn: string;
}

/** 修改名称和期限 of a draft. */
export function ChangeAgreement({
  agreement: { id, version, title, startsOn, endsOn },
  send,
}: {
  agreement: About & Days & { title: string };
  send: Send;
}) {
  return (
    <VerbDialog verb="change" send={send} hidden={{ id, version }}>
      {(typed) => (
        <>
          <LineField
            form="change"
            typed={typed}
            name="title"
            label={tco("draft.name")}
            start={title}
            max={agreementTitleMax}
          />
          <DaysFields form="change" typed={typed} start={{ startsOn, endsOn }} />
        </>
      )}
    </VerbDialog>
  );
}

function DaysFields({ start, ...shared }: { form: string; typed: Typed; start: Days }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <DayField {...shared} name="startsOn" label={tco("form.startsOn")} start={start.startsOn} />
      <DayField {...shared} name="endsOn" label={tco("form.endsOn")} start={start.endsOn} />
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
    <VerbDialog verb="review" send={send} hidden={{ id, version }} look={{ variant: "primary" }}>
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
    </VerbDialog>
  );
}

/** 续签: the days of the renewal stand there. */
export function RenewAgreement({
  agreement: { id, version, ...days },
  send,
}: {
  agreement: About & Days;
  send: Send;
}) {
  return (
    <VerbDialog verb="renew" send={send} hidden={{ id, version }} look={{ variant: "primary" }}>
      {(typed) => (
        <>
          <p className="text-ink-soft">{tco("renew.hint")}</p>
          <DaysFields form="renew" typed={typed} start={days} />
        </>
      )}
    </VerbDialog>
  );
}
