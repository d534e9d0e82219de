"use client";

import { DayField, LineField } from "@/components/forms/line-field";
import { TextField } from "@/components/forms/text-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { FormDialog, type Send } from "@/components/forms/form-dialog";
import { tu } from "@/components/units/text";
import { adviserKinds, closeReasons } from "@/lib/ground/units/rules/types";
import { nameMax, noteMax } from "@/lib/ground/units/schema";

interface About {
  id: string;
  version: number;
}

/** 注销. */
export function CloseUnit({ unit, today, send }: { unit: About; today: string; send: Send }) {
  const form = "closeUnit";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ ...unit }}
      label={tu("close")}
      submit={tu("close.submit")}
      done={tu("close.done")}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{tu("close.hint")}</p>
          <RadioGroup
            name="reason"
            form={form}
            label={tu("close.reason")}
            required
            look="line"
            value={typed.text("reason")}
            error={typed.error("reason")}
            options={closeReasons.map((one) => ({ value: one, label: tu(`closeReason.${one}`) }))}
          />
          <DayField form={form} typed={typed} name="on" label={tu("close.on")} start={today} />
          <TextField
            form={form}
            typed={typed}
            name="note"
            label={tu("close.note")}
            hint={tu("close.note.hint")}
            rows={2}
            max={noteMax}
          />
        </>
      )}
    </FormDialog>
  );
}

/** 恢复. */
export function ReopenUnit({ unit, send }: { unit: About; send: Send }) {
  const form = "reopenUnit";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ ...unit }}
      label={tu("reopen")}
      submit={tu("reopen.submit")}
      done={tu("reopen.done")}
    >
      {(typed) => (
        <TextField
          form={form}
          typed={typed}
          name="note"
          label={tu("reopen.note")}
          rows={2}
          max={noteMax}
        />
      )}
    </FormDialog>
  );
}

/** 记联系. */
export function ContactUnit({ id, today, send }: { id: string; today: string; send: Send }) {
  const form = "contactUnit";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id }}
      label={tu("contact")}
      submit={tu("contact.submit")}
      done={tu("contact.done")}
      look={{ size: "sm", variant: "primary" }}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{tu("contact.hint")}</p>
          <DayField
            form={form}
            typed={typed}
            name="happenedOn"
            label={tu("contact.happenedOn")}
            start={today}
          />
          <TextField
            form={form}
            typed={typed}
            name="note"
            label={tu("contact.note")}
            rows={2}
            max={noteMax}
          />
        </>
      )}
    </FormDialog>
  );
}

/** 选派. */
export function AddAdviser({ id, today, send }: { id: string; today: string; send: Send }) {
  const form = "addAdviser";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id }}
      label={tu("adviser.add")}
      submit={tu("adviser.add.submit")}
      done={tu("adviser.add.done")}
      look={{ size: "sm" }}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{tu("adviser.add.hint")}</p>
          <RadioGroup
            name="kind"
            form={form}
            label={tu("adviser.kind")}
            required
            look="line"
            value={typed.text("kind") ?? "adviser"}
            error={typed.error("kind")}
            options={adviserKinds.map((one) => ({ value: one, label: tu(`adviserKind.${one}`) }))}
          />
          <LineField
            form={form}
            typed={typed}
            name="name"
            label={tu("adviser.name")}
            max={nameMax}
          />
          <DayField
            form={form}
            typed={typed}
            name="startsOn"
            label={tu("adviser.startsOn")}
            start={today}
          />
          <DayField
            form={form}
            typed={typed}
            name="endsOn"
            label={tu("adviser.endsOn")}
            hint={tu("adviser.endsOn.hint")}
            optional
          />
        </>
      )}
    </FormDialog>
  );
}

/** 结束. */
export function EndAdviser({
  adviser,
  today,
  send,
}: {
  adviser: About;
  today: string;
  send: Send;
}) {
  const form = `endAdviser-${adviser.id}`;
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ ...adviser }}
      label={tu("adviser.end")}
      submit={tu("adviser.end.submit")}
      done={tu("adviser.end.done")}
      look={{ size: "sm", variant: "quiet" }}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{tu("adviser.end.hint")}</p>
          <DayField
            form={form}
            typed={typed}
            name="endsOn"
            label={tu("adviser.endsOn")}
            start={today}
          />
        </>
      )}
    </FormDialog>
  );
}

/** 查看姓名电话. */
export function RevealContact({ id, send }: { id: string; send: Send }) {
  const form = "revealContact";
  return (
    <FormDialog
      form={form}
      send={send}
      hidden={{ id }}
      label={tu("reveal")}
      submit={tu("reveal.submit")}
      done={tu("reveal.done")}
      look={{ size: "sm", variant: "quiet" }}
    >
      {(typed) => (
        <TextField
          form={form}
          typed={typed}
          label={tu("reveal.text")}
          hint={tu("reveal.text.hint")}
          rows={2}
          max={noteMax}
        />
      )}
    </FormDialog>
  );
}
