"use client";

import type { ReactNode } from "react";
import { tc } from "@/components/councils/text";
import { DayField } from "@/components/forms/line-field";
import type { Typed } from "@/components/forms/form-state";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Combobox } from "@/components/ui/combobox";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Send {
  action: FormAction;
  startKey: string;
}
interface Subject {
  id: string;
  version: number;
}
/** 结束计划, without a new one that follows. */
export function EndRotation({ send, plan, today }: { send: Send; plan: Subject; today: string }) {
  const form = `endRotation-${plan.id}`;
  return (
    <Dialogue
      verb="endRotation"
      title={tc("endRotation")}
      form={form}
      send={send}
      hidden={{ ...plan }}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{tc("endRotation.hint")}</p>
          <DayField form={form} typed={typed} label={tc("endRotation.day")} start={today} />
          <TextField form={form} typed={typed} label={tc("rotation.reason")} rows={2} max={300} />
        </>
      )}
    </Dialogue>
  );
}

/** 对调 with another turn that is not over. */
export function SwapTurns({
  send,
  plan,
  turn,
  others,
}: {
  send: Send;
  plan: Subject;
  turn: { startsOn: string; words: string };
  others: readonly { value: string; label: string }[];
}) {
  const form = `swapTurns-${turn.startsOn}`;
  return (
    <Dialogue
      verb="swapTurns"
      title={`${tc("swapTurns")} · ${turn.words}`}
      form={form}
      send={send}
      hidden={{ ...plan, turnOn: turn.startsOn }}
    >
      {(typed) => (
        <>
          <Field
            name="otherOn"
            form={form}
            label={tc("swapTurns.other")}
            required
            error={typed.error("otherOn")}
          >
            {(wiring) => (
              <Select
                defaultValue={typed.text("otherOn") ?? others[0]?.value}
                options={[...others]}
                {...wiring}
              />
            )}
          </Field>
          <TextField form={form} typed={typed} label={tc("rotation.reason")} rows={2} max={300} />
        </>
      )}
    </Dialogue>
  );
}

/** 接替: another organization of the council takes the turn over. */
export function ReplaceTurn({
  send,
  plan,
  turn,
  units,
}: {
  send: Send;
  plan: Subject;
  turn: { startsOn: string; words: string };
  units: readonly { value: string; label: string }[];
}) {
  const form = `replaceTurn-${turn.startsOn}`;
  return (
    <Dialogue
      verb="replaceTurn"
      title={`${tc("replaceTurn")} · ${turn.words}`}
      form={form}
      send={send}
      hidden={{ ...plan, turnOn: turn.startsOn }}
    >
      {(typed) => (
        <>
          <Field
            name="organizationId"
            form={form}
            label={tc("replaceTurn.organization")}
            required
            error={typed.error("organizationId")}
          >
            {(wiring) => (
              <Combobox value={typed.text("organizationId")} options={[...units]} {...wiring} />
            )}
          </Field>
          <TextField form={form} typed={typed} label={tc("rotation.reason")} rows={2} max={300} />
        </>
      )}
    </Dialogue>
  );
}

function Dialogue({
  verb,
  title,
  form,
  send,
  hidden,
  children,
}: {
  verb: "endRotation" | "swapTurns" | "replaceTurn";
  title: string;
  form: string;
  send: Send;
  hidden: Readonly<Record<string, string | number>>;
  children: (typed: Typed) => ReactNode;
}) {
  return (
    <DialogButton label={tc(verb)} title={title} size="sm">
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={hidden}
            submit={tc(`${verb}.submit`)}
            doneText={tc(`${verb}.done`)}
            onDone={onDone}
          >
            {children}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

/** Gives the form inside a dialog the way to close it. */
function Closing({ children }: { children: (onDone: () => void) => ReactNode }) {
  const close = useCloseDialog();
  return children(close);
}
