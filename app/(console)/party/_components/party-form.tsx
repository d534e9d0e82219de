"use client";

import { useState } from "react";
import { TypedField } from "@/components/party/typed-field";
import { tg } from "@/components/party/text";
import { TextField } from "@/components/forms/text-field";
import type { Typed } from "@/components/forms/form-state";
import { VerbForm } from "@/components/forms/verb-form";
import { Card } from "@/components/ui/card";
import { Choices } from "@/components/ui/choices";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { EditForm, FormChoices, SetUpForm } from "@/lib/ground/party/queries/choices";
import {
  hasSecretary,
  hasUnits,
  levelOf,
  lifeSpanOf,
  placesOf,
  partyKinds,
  type PartyKind,
} from "@/lib/ground/party/rules/kinds";
import { nameMax, purposeMax, secretaryMax } from "@/lib/ground/party/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "party";

interface Send {
  action: FormAction;
  startKey: string;
}

/** 设立: the kind decides what else is asked. */
export function SetUpFields({ send, given }: { send: Send; given: SetUpForm }) {
  const { parent, kinds, areas, choices, today } = given;
  const [chosen, setChosen] = useState<PartyKind | undefined>(
    kinds.length === 1 ? kinds[0] : undefined,
  );
  return (
    <VerbForm
      action={send.action}
      startKey={send.startKey}
      form={form}
      submit={tg("setUp.submit")}
      hidden={parent === null ? {} : { parentId: parent.id }}
    >
      {(typed) => {
        const kind = chosen ?? partyKinds.find((one) => one === typed.text("kind"));
        return (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <Card>
              <div className="grid gap-4">
                <Field
                  name="kind"
                  form={form}
                  label={tg("form.kind")}
                  required
                  error={typed.error("kind")}
                >
                  {(wiring) => (
                    <Select
                      {...wiring}
                      defaultValue={kind ?? ""}
                      empty={tg("form.choose")}
                      options={kinds.map((one) => ({
                        value: one,
                        label: tg(`kind.${one}`),
                        group: tg(`level.${levelOf(one)}`),
                      }))}
                      onChange={(event) =>
                        setChosen(kinds.find((one) => one === event.target.value))
                      }
                    />
                  )}
                </Field>
                {kind === undefined ? null : (
                  <p className="-mt-2 text-sm text-ink-soft">{tg(`about.${kind}`)}</p>
                )}
                <Field
                  name="areaId"
                  form={form}
                  label={tg("form.area")}
                  required
                  error={typed.error("areaId")}
                >
                  {(wiring) => (
                    <Combobox
                      {...wiring}
                      value={typed.text("areaId") ?? (areas.length === 1 ? areas[0]?.id : "")}
                      options={areas.map(({ id, name }) => ({ value: id, label: name }))}
                    />
                  )}
                </Field>
                <TypedField
                  control="day"
                  form={form}
                  typed={typed}
                  name="establishedOn"
                  label={tg("form.establishedOn")}
                  start={today}
                />
                <Facts kind={kind} typed={typed} facts={{}} />
              </div>
            </Card>
            <Mapped kind={kind} typed={typed} choices={choices} chosen={{}} />
          </div>
        );
      }}
    </VerbForm>
  );
}

/** 修改: kind and area stay as they are. */
export function EditFields({ send, given }: { send: Send; given: EditForm }) {
  const { id, version, kind, facts, parentId, parents, choices } = given;
  return (
    <VerbForm
      action={send.action}
      startKey={send.startKey}
      form={form}
      submit={tg("edit.submit")}
      hidden={{ id, version }}
    >
      {(typed) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card>
            <div className="grid gap-4">
              <Facts kind={kind} typed={typed} facts={facts} />
              {parents.length === 0 ? null : (
                <Field
                  name="parentId"
                  form={form}
                  label={tg("form.parent")}
                  error={typed.error("parentId")}
                >
                  {(wiring) => (
                    <Combobox
                      {...wiring}
                      value={typed.text("parentId") ?? parentId ?? ""}
                      options={parents.map((one) => ({ value: one.id, label: one.name }))}
                    />
                  )}
                </Field>
              )}
            </div>
          </Card>
          <Mapped kind={kind} typed={typed} choices={choices} chosen={facts} />
        </div>
      )}
    </VerbForm>
  );
}

function Facts({
  kind,
  typed,
  facts,
}: {
  kind: PartyKind | undefined;
  typed: Typed;
  facts: Partial<EditForm["facts"]>;
}) {
  const shared = { form, typed };
  const span = kind === undefined ? "none" : lifeSpanOf(kind);
  const household = kind === "household";
  return (
    <>
      <TypedField
        {...shared}
        name="name"
        label={tg(household ? "form.place" : "form.name")}
        hint={tg(household ? "form.place.hint" : "form.name.hint")}
        start={facts.name}
        max={nameMax}
      />
      {kind !== undefined && !hasSecretary(kind) ? null : (
        <TypedField
          {...shared}
          name="secretary"
          label={tg(kind === "group" ? "form.leader" : "form.secretary")}
          hint={tg("form.secretary.hint")}
          start={facts.secretary ?? undefined}
          max={secretaryMax}
          optional
        />
      )}
      {span === "none" ? null : (
        <>
          <TextField
            {...shared}
            name="purpose"
            label={tg("form.purpose")}
            hint={tg("form.purpose.hint")}
            start={facts.purpose ?? undefined}
            rows={2}
            max={purposeMax}
          />
          <TypedField
            {...shared}
            control="day"
            name="endsOn"
            label={tg("form.endsOn")}
            hint={tg("form.endsOn.hint")}
            start={facts.endsOn ?? undefined}
            optional={span === "may"}
          />
        </>
      )}
      {household ? (
        <TypedField
          {...shared}
          control="day"
          name="consentOn"
          label={tg("form.consentOn")}
          hint={tg("form.consentOn.hint")}
          start={facts.consentOn ?? undefined}
        />
      ) : (
        <TypedField
          {...shared}
          name="documentNo"
          label={tg("form.documentNo")}
          hint={tg("form.documentNo.hint")}
          start={facts.documentNo ?? undefined}
          optional
        />
      )}
    </>
  );
}

function Mapped({
  kind,
  typed,
  choices: { grids, buildings, units },
  chosen,
}: {
  kind: PartyKind | undefined;
  typed: Typed;
  choices: FormChoices;
  chosen: Partial<Pick<EditForm["facts"], "placeIds" | "unitIds">>;
}) {
  const places = kind === undefined ? null : placesOf(kind);
  const withUnits = kind !== undefined && hasUnits(kind);
  if (places === null && !withUnits) return null;
  return (
    <div className="grid gap-4">
      {places === null ? null : (
        <Card>
          <Choices
            name="placeIds"
            form={form}
            legend={tg(`form.places.${places}`)}
            hint={tg(kind === "household" ? "form.places.one" : "form.places.hint")}
            error={typed.error("placeIds")}
            options={
              places === "grid"
                ? grids.map(({ id, name }) => ({ value: id, label: name }))
                : buildings.map(({ id, name, grid }) => ({ value: id, label: name, hint: grid }))
            }
            chosen={typed.list("placeIds") ?? chosen.placeIds}
          />
        </Card>
      )}
      {withUnits ? (
        <Card>
          {units.length === 0 ? (
            <p className="text-sm text-ink-soft">{tg("form.units.none")}</p>
          ) : (
            <Choices
              name="unitIds"
              form={form}
              legend={tg("form.units")}
              hint={tg("form.units.hint")}
              error={typed.error("unitIds")}
              options={units.map(({ id, name }) => ({ value: id, label: name }))}
              chosen={typed.list("unitIds") ?? chosen.unitIds}
            />
          )}
        </Card>
      ) : null}
    </div>
  );
}
