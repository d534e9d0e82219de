"use client";

import type { Send } from "@/components/forms/form-dialog";
import { PartyDialog } from "@/components/party/party-dialog";
import { TypedField } from "@/components/party/typed-field";
import { tg } from "@/components/party/text";
import { TextField } from "@/components/forms/text-field";
import { Checkbox } from "@/components/ui/checkbox";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { recordKinds } from "@/lib/ground/party/rules/life";
import { othersMax, outcomeMax, topicMax } from "@/lib/ground/party/schema";

/** 记一笔: one line, or only that the paper is kept. */
export function RecordForm({
  send,
  id,
  today,
  hosts,
}: {
  send: Send;
  id: string;
  today: string;
  hosts: readonly { id: string; name: string }[];
}) {
  const form = "record";
  return (
    <PartyDialog verb="record" send={send} hidden={{ id }} variant="primary">
      {(typed) => (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field
              name="kind"
              form={form}
              label={tg("record.kind")}
              required
              error={typed.error("kind")}
            >
              {(wiring) => (
                <Select
                  {...wiring}
                  defaultValue={typed.text("kind") ?? "theme_day"}
                  options={recordKinds.map((kind) => ({
                    value: kind,
                    label: tg(`record.${kind}`),
                  }))}
                />
              )}
            </Field>
            <TypedField
              control="day"
              form={form}
              typed={typed}
              name="day"
              label={tg("record.day")}
              start={today}
            />
          </div>
          <TypedField
            form={form}
            typed={typed}
            name="topic"
            label={tg("record.topic")}
            max={topicMax}
          />
          <TypedField
            control="number"
            form={form}
            typed={typed}
            name="present"
            label={tg("record.heads")}
            hint={tg("record.heads.hint")}
            optional
          />
          <Checkbox
            name="onPaper"
            form={form}
            label={tg("record.paper")}
            hint={tg("record.paper.hint")}
            defaultChecked={typed.text("onPaper") === "on"}
          />
          <TextField
            form={form}
            typed={typed}
            name="outcome"
            label={tg("record.outcome")}
            rows={2}
            max={outcomeMax}
            optional
          />
          <details open={typed.list("hostIds") !== undefined}>
            <summary className="text-link cursor-pointer py-1">{tg("record.hosts")}</summary>
            <div className="mt-2 grid gap-3">
              {hosts.length === 0 ? null : (
                <Choices
                  name="hostIds"
                  form={form}
                  legend={tg("record.hostsHere")}
                  hint={tg("record.hostsHere.hint")}
                  error={typed.error("hostIds")}
                  options={hosts.map((host) => ({ value: host.id, label: host.name }))}
                  chosen={typed.list("hostIds")}
                />
              )}
              <TypedField
                form={form}
                typed={typed}
                name="others"
                label={tg("record.others")}
                max={othersMax}
                optional
              />
            </div>
          </details>
        </>
      )}
    </PartyDialog>
  );
}

/** 划去 what was entered by mistake. */
export function StrikeForm({
  send,
  record: { id, version, topic },
}: {
  send: Send;
  record: { id: string; version: number; topic: string };
}) {
  return (
    <PartyDialog verb="strike" about={topic} send={send} hidden={{ id, version }} small>
      {(typed) => (
        <TextField
          form="strike"
          typed={typed}
          name="reason"
          label={tg("strike.reason")}
          rows={2}
          max={200}
        />
      )}
    </PartyDialog>
  );
}

/** 党费 of a month; the same month again puts it right. */
export function DuesForm({ send, id, month }: { send: Send; id: string; month: string }) {
  const form = "dues";
  return (
    <PartyDialog verb="enterDues" send={send} hidden={{ id }} small>
      {(typed) => (
        <>
          <p className="text-ink-soft">{tg("enterDues.hint")}</p>
          <TypedField
            control="month"
            form={form}
            typed={typed}
            name="month"
            label={tg("dues.month")}
            start={month}
          />
          <div className="grid grid-cols-3 gap-3">
            {(["paid", "unpaid", "waived"] as const).map((name) => (
              <TypedField
                key={name}
                control="number"
                form={form}
                typed={typed}
                name={name}
                label={tg(`dues.${name}`)}
                {...(name === "paid" ? {} : { start: "0" })}
              />
            ))}
          </div>
        </>
      )}
    </PartyDialog>
  );
}
