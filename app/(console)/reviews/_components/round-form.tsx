"use client";

import { Sure } from "@/components/reviews/sure";
import { trv } from "@/components/reviews/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Card } from "@/components/ui/card";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { NamedSide } from "@/lib/affairs/reviews/queries/sides";
import { outcomeMax, questionsLength, titleMax } from "@/lib/affairs/reviews/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { SidePicker } from "./side-picker";

const form = "round";

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
  choices: readonly NamedSide[];
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
          <Sure typed={typed} field="about" />
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
              {(["subjectIds", "raterIds"] as const).map((name) => (
                <SidePicker
                  key={name}
                  name={name}
                  form={form}
                  error={typed.error(name)}
                  // The office of who holds the round may be rated, and does not rate.
                  choices={name === "raterIds" ? choices.filter(({ own }) => !own) : choices}
                  start={typed.list(name) ?? start?.[name] ?? []}
                />
              ))}
            </div>
          </Card>
        </div>
      )}
    </VerbForm>
  );
}
