"use client";

import type { PlanChoices } from "@/lib/affairs/co-building/queries/choices";
import type { Send } from "../forms/form-dialog";
import { VerbForm } from "../forms/verb-form";
import { Card } from "../ui/card";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { ProjectFields } from "./project-fields";
import { tco, withCut } from "./text";

const form = "plan";

/** 发起项目 of the own place with up to four units; each gives its word. */
export function PlanProject({ send, given }: { send: Send; given: PlanChoices }) {
  return (
    <VerbForm {...send} form={form} submit={tco("plan.submit")}>
      {(typed) => (
        <Card>
          <div className="grid max-w-2xl gap-4">
            <ProjectFields
              form={form}
              typed={typed}
              start={{
                title: "",
                goal: "",
                pairing: null,
                startsOn: given.today,
                dimensions: given.dimensions,
              }}
            />
            {[0, 1, 2, 3].map((at) => (
              <Field
                key={at}
                name={at === 0 ? "partyIds" : `partyIds${String(at)}`}
                form={form}
                label={tco("form.party", { n: at + 1 })}
                hint={
                  at === 0
                    ? withCut(tco("form.party.hint", { place: given.place }), given)
                    : undefined
                }
                required={at === 0}
                optional={at > 0}
                error={at === 0 ? typed.error("partyIds") : undefined}
              >
                {(wiring) => (
                  <Combobox
                    {...wiring}
                    name="partyIds[]"
                    value={typed.list("partyIds")?.[at]}
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
