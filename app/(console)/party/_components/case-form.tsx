"use client";

import type { Send } from "@/components/forms/form-dialog";
import { PartyDialog } from "@/components/party/party-dialog";
import { TypedField } from "@/components/party/typed-field";
import { tg } from "@/components/party/text";
import { TextField } from "@/components/forms/text-field";
import type { CaseVerb } from "@/lib/ground/party/rules/rectification";
import { caseTextMax } from "@/lib/ground/party/schema";

/** One step of a case: its day, and what is to be said. */
export function CaseForm({
  verb,
  send,
  hidden,
  today,
  main = false,
}: {
  verb: CaseVerb | "openCase";
  send: Send;
  hidden: Readonly<Record<string, string | number>>;
  today: string;
  main?: boolean;
}) {
  const shared = { form: verb };
  return (
    <PartyDialog
      verb={verb}
      send={send}
      hidden={hidden}
      small={verb !== "openCase"}
      variant={main ? "primary" : undefined}
    >
      {(typed) => (
        <>
          <TextField
            {...shared}
            typed={typed}
            label={tg(`${verb}.text`)}
            hint={tg(`${verb}.hint`)}
            rows={4}
            max={caseTextMax}
          />
          <TypedField
            {...shared}
            control="day"
            typed={typed}
            name="day"
            label={tg("case.day")}
            start={today}
          />
          {verb === "plan" ? (
            <TypedField
              {...shared}
              control="day"
              typed={typed}
              name="dueOn"
              label={tg("plan.dueOn")}
            />
          ) : null}
        </>
      )}
    </PartyDialog>
  );
}
