"use client";

import type { ReactNode } from "react";
import { TypedField } from "@/components/party/typed-field";
import { tg } from "@/components/party/text";
import { TextField } from "@/components/forms/text-field";
import type { Typed } from "@/components/forms/form-state";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { closeReasons } from "@/lib/ground/party/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

export type PartyVerbName = "count" | "elect" | "extend" | "close";

interface About {
  id: string;
  version: number;
  name: string;
  today: string;
  household: boolean;
}

/** What is done with an organization: each verb a button, its form in a dialog. */
export function PartyVerb({
  verb,
  about,
  send,
  main = false,
}: {
  verb: PartyVerbName;
  about: About;
  send: { action: FormAction; startKey: string };
  main?: boolean;
}) {
  const { id, version } = about;
  return (
    <DialogButton
      label={tg(verb)}
      title={`${tg(verb)} · ${about.name}`}
      size="sm"
      variant={main ? "primary" : undefined}
    >
      <Closing>
        {(onDone) => (
          <VerbForm
            action={send.action}
            startKey={send.startKey}
            form={verb}
            hidden={verb === "count" ? { id } : { id, version }}
            submit={tg(`${verb}.submit`)}
            doneText={tg(`${verb}.done`)}
            onDone={onDone}
          >
            {(typed) => <VerbFields verb={verb} typed={typed} about={about} />}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

function VerbFields({ verb, typed, about }: { verb: PartyVerbName; typed: Typed; about: About }) {
  const shared = { form: verb, typed };
  const { today } = about;
  switch (verb) {
    case "count":
      return (
        <>
          <p className="text-ink-soft">{tg("count.hint")}</p>
          <TypedField {...shared} control="day" name="day" label={tg("count.day")} start={today} />
          <div className="grid gap-3 sm:grid-cols-2">
            <TypedField
              {...shared}
              control="number"
              name="full"
              label={tg("count.full")}
              hint={tg("count.full.hint")}
            />
            <TypedField
              {...shared}
              control="number"
              name="probationary"
              label={tg("count.probationary")}
              start="0"
            />
          </div>
        </>
      );
    case "elect":
      return (
        <>
          <p className="text-ink-soft">{tg("elect.hint")}</p>
          <TypedField {...shared} control="day" name="day" label={tg("elect.day")} start={today} />
          <TypedField
            {...shared}
            name="documentNo"
            label={tg("elect.documentNo")}
            hint={tg("elect.documentNo.hint")}
            optional
          />
        </>
      );
    case "extend":
      return (
        <>
          <p className="text-ink-soft">{tg("extend.hint")}</p>
          <TypedField {...shared} control="day" name="day" label={tg("extend.day")} />
          <TypedField {...shared} name="documentNo" label={tg("extend.documentNo")} />
          <TextField {...shared} name="reason" label={tg("extend.reason")} rows={2} max={200} />
        </>
      );
    case "close":
      return (
        <>
          <p className="text-ink-soft">{tg("close.hint")}</p>
          <RadioGroup
            name="reason"
            form={verb}
            label={tg("close.reason")}
            required
            look="line"
            value={typed.text("reason")}
            error={typed.error("reason")}
            options={closeReasons
              .filter((reason) => about.household || reason !== "consent_withdrawn")
              .map((reason) => ({ value: reason, label: tg(`reason.${reason}`) }))}
          />
          <TypedField {...shared} control="day" name="day" label={tg("close.day")} start={today} />
          {about.household ? null : (
            <TypedField {...shared} name="documentNo" label={tg("form.documentNo")} optional />
          )}
        </>
      );
  }
}

/** Gives the form inside a dialog the way to close it. */
function Closing({ children }: { children: (onDone: () => void) => ReactNode }) {
  const close = useCloseDialog();
  return children(close);
}
