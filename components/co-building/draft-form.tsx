"use client";

import { useState } from "react";
import type { CoBuildingChoices } from "@/lib/affairs/co-building/queries/choices";
import { agreementTitleMax } from "@/lib/affairs/co-building/schema";
import type { Send } from "../forms/form-dialog";
import { DayField, LineField } from "../forms/line-field";
import { VerbForm } from "../forms/verb-form";
import { Card } from "../ui/card";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { tco, withCut } from "./text";

const form = "draft";

/** 起草协议 with up to four units; commitments follow on its page. */
export function DraftAgreement({
  send,
  given,
  project,
}: {
  send: Send;
  given: CoBuildingChoices;
  /** Out of which project it comes, with its units and the days for the agreement. */
  project: {
    id: string;
    title: string;
    unitIds: readonly string[];
    begins: string;
    days: { startsOn: string; endsOn: string | undefined };
  } | null;
}) {
  const start = project?.days.startsOn ?? given.today;
  const [day, setDay] = useState(start);
  return (
    <VerbForm
      {...send}
      form={form}
      hidden={project === null ? {} : { projectId: project.id }}
      submit={tco("draft.submit")}
    >
      {(typed) => (
        <Card>
          <div className="grid max-w-2xl gap-4">
            <LineField
              form={form}
              typed={typed}
              name="title"
              label={tco("draft.name")}
              start={project?.title}
              max={agreementTitleMax}
            />
            <div className="grid items-end gap-3 sm:grid-cols-2">
              <DayField
                form={form}
                typed={typed}
                name="startsOn"
                label={tco("form.startsOn")}
                start={start}
                hint={project === null ? undefined : <Begins day={day} begins={project.begins} />}
                onDay={setDay}
              />
              <DayField
                form={form}
                typed={typed}
                name="endsOn"
                label={tco("form.endsOn")}
                start={project?.days.endsOn}
              />
            </div>
            {[0, 1, 2, 3].map((at) => (
              <Field
                key={at}
                name={at === 0 ? "unitIds" : `unitIds${String(at)}`}
                form={form}
                label={tco("draft.unit", { n: at + 1 })}
                hint={
                  at === 0
                    ? withCut(tco("draft.unit.hint", { place: given.place }), given)
                    : undefined
                }
                required={at === 0}
                optional={at > 0}
                error={at === 0 ? typed.error("unitIds") : undefined}
              >
                {(wiring) => (
                  <Combobox
                    {...wiring}
                    name="unitIds[]"
                    value={typed.list("unitIds")?.[at] ?? project?.unitIds[at]}
                    empty={at === 0 ? undefined : tco("form.party.none")}
                    options={given.units.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                )}
              </Field>
            ))}
          </div>
        </Card>
      )}
    </VerbForm>
  );
}

/** When the project begins; read out when what is chosen lies before it, which is allowed. */
function Begins({ day, begins }: { day: string; begins: string }) {
  const early = day !== "" && day < begins;
  return (
    <span role="status" className={early ? "text-warn" : undefined}>
      {tco(early ? "draft.early" : "draft.begins", { day: begins })}
    </span>
  );
}
