"use client";

import { trv } from "@/components/reviews/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { Field, FieldError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { Typed } from "@/components/forms/form-state";
import { outcomeMax, questionsLength, titleMax } from "@/lib/affairs/reviews/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "round";

interface Choice {
  id: string;
  name: string;
  /** The office of who holds the round: it may be rated, and does not rate. */
  own: boolean;
}

/** What a round begins with when it is revised. */
export interface RoundStart {
  id: string;
  version: number;
  title: string;
  about: string;
  questions: string;
  subjectIds: readonly string[];
  raterIds: readonly string[];
  opensOn: string;
  closesOn: string;
}

/** 拟定评议: who is rated by whom, by which questions, when. */
export function RoundForm({
  choices,
  start,
  action,
  startKey,
}: {
  choices: readonly Choice[];
  start?: RoundStart | undefined;
  action: FormAction;
  startKey: string;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={trv("round.save")}
      hidden={start === undefined ? {} : { id: start.id, version: start.version }}
    >
      {(typed) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card>
            <div className="grid gap-4">
              <Field
                name="title"
                form={form}
                label={trv("round.title")}
                required
                maxLength={titleMax}
                error={typed.error("title")}
              >
                {(wiring) => (
                  <TextInput defaultValue={typed.text("title") ?? start?.title} {...wiring} />
                )}
              </Field>
              <TextField
                name="about"
                form={form}
                typed={typed}
                label={trv("round.about")}
                hint={trv("round.about.hint")}
                start={start?.about}
                max={outcomeMax}
              />
              <TextField
                name="questions"
                form={form}
                typed={typed}
                label={trv("round.questions")}
                hint={trv("round.questions.hint")}
                start={start?.questions}
                rows={6}
                max={questionsLength}
              />
              <div className="grid gap-4 sm:grid-cols-2">
                {(["opensOn", "closesOn"] as const).map((name) => (
                  <Field
                    key={name}
                    name={name}
                    form={form}
                    label={trv(`round.${name}`)}
                    required
                    error={typed.error(name)}
                  >
                    {(wiring) => (
                      <DateInput defaultValue={typed.text(name) ?? start?.[name]} {...wiring} />
                    )}
                  </Field>
                ))}
              </div>
            </div>
          </Card>
          <Card>
            <div className="grid gap-4">
              <Sides name="subjectIds" typed={typed} choices={choices} start={start?.subjectIds} />
              <Sides
                name="raterIds"
                typed={typed}
                choices={choices.filter(({ own }) => !own)}
                start={start?.raterIds}
              />
            </div>
          </Card>
        </div>
      )}
    </VerbForm>
  );
}

function Sides({
  name,
  typed,
  choices,
  start = [],
}: {
  name: "subjectIds" | "raterIds";
  typed: Typed;
  choices: readonly Choice[];
  start?: readonly string[] | undefined;
}) {
  const chosen = typed.list(name) ?? start;
  return (
    <fieldset>
      <legend className="font-semibold">{trv(`round.${name}`)}</legend>
      <p className="text-sm text-ink-soft">{trv(`round.${name}.hint`)}</p>
      <FieldError id={`${form}-${name}`} error={typed.error(name)} />
      <div className="mt-2 grid max-h-72 gap-x-4 overflow-y-auto border-y py-2">
        {choices.map((one) => (
          <Checkbox
            key={one.id}
            name={`${name}[]`}
            form={form}
            value={one.id}
            label={one.name}
            defaultChecked={chosen.includes(one.id)}
          />
        ))}
      </div>
    </fieldset>
  );
}
