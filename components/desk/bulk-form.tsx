"use client";

import Link from "next/link";
import { useState, type FormEvent } from "react";
import type { OrganizationChoice } from "@/lib/affairs/tickets/queries/choices";
import type { BulkTicket } from "@/lib/affairs/tickets/queries/bulk";
import { urgencies } from "@/lib/affairs/tickets/rules/deadline";
import { idle, type FormAction } from "@/lib/platform/core/action-state";
import { t } from "../messages/text";
import { tt } from "../tickets/messages/text";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { FormErrorSummary } from "../ui/form-error-summary";
import { Notice } from "../ui/notice";
import { RadioGroup } from "../ui/radio-group";
import { TextArea } from "../ui/text-area";
import { td } from "./text";

type Outcome =
  | { state: "waiting" | "busy" | "done" }
  | { state: "refused"; why: string; fields: Readonly<Record<string, string>> };

/** Chosen once for all of them. */
const shared = ["organizationId", "urgency"];

/**
 * 批量派单: one organization and one urgency for several tickets, and a task for each. Every ticket is
 * dispatched by itself with its own key, so that one that fails takes none of the others with it; it
 * stays in the form with the advice.
 */
export function BulkForm({
  tickets: given,
  organizations,
  dispatch,
  backHref,
}: {
  tickets: readonly (BulkTicket & { key: string })[];
  organizations: readonly OrganizationChoice[];
  dispatch: FormAction;
  backHref: string;
}) {
  // What is sent out leaves the queue; here it stays to be seen.
  const [tickets] = useState(given);
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, Outcome>>>({});
  const [keys, setKeys] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const stateOf = (id: string): Outcome => outcomes[id] ?? { state: "waiting" };
  const open = tickets.filter(({ id }) => stateOf(id).state !== "done");
  const done = tickets.length - open.length;
  const errorOf = (id: string, name: string) => {
    const outcome = stateOf(id);
    return outcome.state === "refused" ? outcome.fields[name] : undefined;
  };
  const sharedErrors = shared.flatMap((name) => {
    const text = open.map(({ id }) => errorOf(id, name)).find((each) => each !== undefined);
    return text === undefined ? [] : [{ name, text }];
  });
  const sharedError = (name: string) => sharedErrors.find((each) => each.name === name)?.text;

  async function sendAll(form: FormData) {
    setBusy(true);
    for (const ticket of open) {
      setOutcomes((before) => ({ ...before, [ticket.id]: { state: "busy" } }));
      const key = keys[ticket.id] ?? ticket.key;
      const data = new FormData();
      data.set("id", ticket.id);
      data.set("version", String(ticket.version));
      data.set("organizationId", textOf(form, "organizationId"));
      data.set("urgency", textOf(form, "urgency"));
      data.set("task", textOf(form, `task-${ticket.id}`));
      data.set("idempotencyKey", key);
      const answer = await dispatch(idle(key), data);
      setKeys((before) => ({ ...before, [ticket.id]: answer.key }));
      setOutcomes((before) => ({
        ...before,
        [ticket.id]:
          answer.state === "refused"
            ? { state: "refused", why: answer.message, fields: answer.fields }
            : { state: "done" },
      }));
      // The others would be refused for the same.
      if (answer.state === "refused" && shared.some((name) => name in answer.fields)) break;
    }
    setBusy(false);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy) void sendAll(new FormData(event.currentTarget));
  }

  return (
    <Card title={td("bulk.title", { count: tickets.length })} note={td("bulk.note")}>
      <form onSubmit={onSubmit} className="grid max-w-3xl gap-4" noValidate>
        {busy ? null : <FormErrorSummary form="bulk" errors={sharedErrors} />}
        <Field
          name="organizationId"
          form="bulk"
          label={tt("dispatch.organization")}
          error={sharedError("organizationId")}
          required
        >
          {(wiring) => (
            <Combobox
              {...wiring}
              options={organizations.map((one) => ({
                value: one.id,
                label: one.shortName,
                detail: one.name,
              }))}
            />
          )}
        </Field>
        <RadioGroup
          name="urgency"
          form="bulk"
          label={tt("dispatch.urgency")}
          error={sharedError("urgency")}
          required
          value="routine"
          options={urgencies.map((one) => ({ value: one, label: t(`urgency.${one}`) }))}
        />
        <ol className="grid gap-4">
          {tickets.map((ticket) => {
            const outcome = stateOf(ticket.id);
            return (
              <li key={ticket.id} className="rounded-md border p-3">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-semibold">{ticket.title}</span>
                  <span className="text-xs text-ink-faint">{ticket.place}</span>
                  <span
                    role="status"
                    className={
                      outcome.state === "done" ? "ml-auto text-sm text-ok" : "ml-auto text-sm"
                    }
                  >
                    {td(outcome.state === "busy" ? "bulk.busy.row" : `bulk.${outcome.state}`)}
                  </span>
                </p>
                {outcome.state === "refused" ? <Notice tone="warn">{outcome.why}</Notice> : null}
                <div hidden={outcome.state === "done"}>
                  <Field
                    name={`task-${ticket.id}`}
                    form="bulk"
                    label={tt("dispatch.task")}
                    error={errorOf(ticket.id, "task")}
                    required
                    maxLength={1000}
                  >
                    {(wiring) => <TextArea rows={3} defaultValue={ticket.task} {...wiring} />}
                  </Field>
                </div>
              </li>
            );
          })}
        </ol>
        <div className="flex flex-wrap items-center gap-3">
          {open.length === 0 ? null : (
            <Button type="submit" variant="primary" aria-disabled={busy ? true : undefined}>
              {td("bulk.go", { count: open.length })}
            </Button>
          )}
          <Link href={backHref} className="text-link">
            {td("back")}
          </Link>
          <span role="status" className="text-sm text-ink-soft">
            {done === 0 ? "" : td("bulk.progress", { done, count: tickets.length })}
          </span>
        </div>
      </form>
    </Card>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
