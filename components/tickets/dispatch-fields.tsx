"use client";

import { useState } from "react";
import type { Suggestion } from "@/lib/affairs/tickets/queries/suggest";
import type { DispatchChoices } from "@/lib/affairs/tickets/queries/dispatch-choices";
import { urgencies } from "@/lib/affairs/tickets/rules/deadline";
import { t } from "../messages/text";
import { classes } from "../ui/classes";
import { Combobox } from "../ui/combobox";
import { DateInput } from "../ui/date-input";
import { Field } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { TextInput } from "../ui/text-input";
import { shortTime } from "../ui/time-words";
import { CoFields } from "./co-fields";
import { DesignationFields } from "./designation-fields";
import type { Typed } from "../forms/form-state";
import { limitText } from "./limit-text";
import { tt } from "./messages/text";
import { PhotoChoice } from "./photo-choice";
import { TaskField } from "./task-field";

/** 派单: the catalogue has already chosen; the dispatcher looks it over, and sends. */
export function DispatchFields({
  form,
  typed,
  choices,
  suggested,
  text,
  photoIds,
  now,
}: {
  form: string;
  typed: Typed;
  choices: DispatchChoices;
  /** Nearest first. The catalogue's organization is chosen, without one the nearest. */
  suggested: Suggestion["organizations"];
  /** The resident's words, which the task starts from. */
  text: string;
  /** What came with the report; ticked ones are released to the organization. */
  photoIds: readonly string[];
  now: string;
}) {
  const offered = suggested.filter(({ id }) => choices.organizations.some((one) => one.id === id));
  const proposed = choices.suggestedId ?? offered[0]?.id ?? "";
  const [pressed, setPressed] = useState<string | null>(null);
  const chosen = pressed ?? typed.text("organizationId") ?? proposed;
  return (
    <>
      <Field
        name="organizationId"
        form={form}
        label={tt("dispatch.organization")}
        hint={
          choices.suggestedId === null
            ? tt("dispatch.organization.none")
            : tt("dispatch.organization.hint")
        }
        required
        error={typed.error("organizationId")}
      >
        {(wiring) => (
          <Combobox
            key={pressed}
            {...wiring}
            value={chosen}
            options={choices.organizations.map((one) => ({
              value: one.id,
              label: one.shortName,
              detail: one.id === choices.suggestedId ? tt("dispatch.byCatalogue") : one.name,
            }))}
          />
        )}
      </Field>
      {offered.length === 0 ? null : (
        <div className="-mt-1">
          <p className="mb-1 flex flex-wrap items-baseline gap-x-2 text-xs text-ink-soft">
            <span className="font-semibold text-ink">{tt("dispatch.suggested")}</span>
            {tt("dispatch.suggested.how")}
          </p>
          <ul aria-label={tt("dispatch.suggested")} className="grid gap-1">
            {offered.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-pressed={one.id === chosen}
                  onClick={() => setPressed(one.id)}
                  className={classes(
                    "w-full rounded-md border px-2.5 py-1 text-left text-sm touch:min-h-11",
                    one.id === chosen
                      ? "border-action-line bg-action-soft"
                      : "bg-surface hover:border-action hover:bg-hover",
                  )}
                >
                  <span className="font-semibold text-action-dark">{one.name}</span>
                  <span className="ml-2 text-xs text-ink-soft">{one.why}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {choices.excluded.map(({ id, why }) => (
        <p key={id} className="text-xs text-ink-faint">
          {tt(`dispatch.excluded.${why}`)}
        </p>
      ))}
      {choices.designate ? <DesignationFields form={form} typed={typed} /> : null}
      {choices.again === null ? null : (
        <p className="text-sm text-warn">
          {tt("dispatch.again", {
            names: choices.again.names.join(tt("list.comma")),
            limit: limitText(choices.again.limit),
          })}
        </p>
      )}
      <RadioGroup
        name="urgency"
        form={form}
        label={tt("dispatch.urgency")}
        hint={tt("dispatch.urgency.hint")}
        required
        value={typed.text("urgency") ?? choices.suggestedUrgency}
        error={typed.error("urgency")}
        options={urgencies.map((urgency) => {
          const times = choices.times[urgency];
          return {
            value: urgency,
            label: (
              <span className="font-semibold">
                {t(`urgency.${urgency}`)}
                <span className="ml-2 font-normal text-ink-soft">{limitText(times.limit)}</span>
              </span>
            ),
            hint: (
              <span className="tabular-nums">
                {tt(times.provisional ? "dispatch.dueProvisional" : "dispatch.due", {
                  due: shortTime(times.dueAt, now),
                })}
                <span className="mx-1 text-line-strong">·</span>
                {tt("dispatch.accept", { at: shortTime(times.acceptBy, now) })}
                <span className="mx-1 text-line-strong">·</span>
                {tt("dispatch.contact", { at: shortTime(times.firstContactBy, now) })}
              </span>
            ),
          };
        })}
      />
      <TaskField form={form} typed={typed} start={text} />
      <PhotoChoice form={form} typed={typed} photoIds={photoIds} />
      <CoFields form={form} typed={typed} organizations={choices.organizations} />
      <details
        open={typed.text("shortenTo") !== undefined && typed.text("shortenTo") !== ""}
        className="rounded-md border px-3 py-2"
      >
        <summary className="text-sm font-semibold text-action">{tt("dispatch.shorten")}</summary>
        <div className="mt-2 grid gap-3">
          <Field
            name="shortenTo"
            form={form}
            label={tt("dispatch.shortenTo")}
            hint={tt("dispatch.shorten.hint")}
            error={typed.error("shortenTo")}
          >
            {(wiring) => <DateInput withTime defaultValue={typed.text("shortenTo")} {...wiring} />}
          </Field>
          <Field
            name="shortenReason"
            form={form}
            label={tt("dispatch.shortenReason")}
            error={typed.error("shortenReason")}
          >
            {(wiring) => (
              <TextInput limit={100} defaultValue={typed.text("shortenReason")} {...wiring} />
            )}
          </Field>
        </div>
      </details>
    </>
  );
}
