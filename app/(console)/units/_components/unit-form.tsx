"use client";

import { useState } from "react";
import type { Typed } from "@/components/forms/form-state";
import { DayField, LineField } from "@/components/forms/line-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { tu } from "@/components/units/text";
import type { UnitChoices, UnitEdit } from "@/lib/ground/units/queries/choices";
import { hostTypes, unitTypes } from "@/lib/ground/units/rules/types";
import { addressMax, nameMax } from "@/lib/ground/units/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Send {
  action: FormAction;
  startKey: string;
}
type Named = readonly { id: string; name: string }[];

const form = "unit";

/** 登记单位: a new one, or one that is known already. */
export function EnterUnit({ send, given }: { send: Send; given: UnitChoices }) {
  return (
    <VerbForm {...send} form={form} submit={tu("enter.submit")}>
      {(typed) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card title={tu("form.facts")}>
            <EnterFacts typed={typed} given={given} />
          </Card>
          <div className="grid gap-4">
            <Card title={tu("form.state")}>
              <State typed={typed} facts={{}} today={given.today} />
            </Card>
            <Card title={tu("form.contact")} note={tu("form.contact.hint")}>
              <ContactFields typed={typed} />
            </Card>
          </div>
        </div>
      )}
    </VerbForm>
  );
}

function EnterFacts({ typed, given }: { typed: Typed; given: UnitChoices }) {
  const [known, setKnown] = useState(typed.text("organizationId") ?? "");
  const name = given.known.find(({ id }) => id === known)?.name;
  return (
    <div className="grid gap-4">
      {given.known.length === 0 ? null : (
        <Field
          name="organizationId"
          form={form}
          label={tu("form.known")}
          hint={tu("form.known.hint")}
          optional
          error={typed.error("organizationId")}
        >
          {(wiring) => (
            <Select
              {...wiring}
              empty={tu("form.known.none")}
              value={known}
              onChange={(event) => setKnown(event.target.value)}
              options={given.known.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
        </Field>
      )}
      <Facts
        key={known}
        typed={typed}
        facts={name === undefined ? {} : { name }}
        hosts={given.hosts}
      />
    </div>
  );
}

/** 修改. */
export function EditUnit({ send, given }: { send: Send; given: UnitEdit }) {
  const { id, version, facts, hosts, contact, today } = given;
  return (
    <VerbForm {...send} form={form} hidden={{ id, version }} submit={tu("edit.submit")}>
      {(typed) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card title={tu("form.facts")}>
            <div className="grid gap-4">
              <Facts typed={typed} facts={facts} hosts={hosts} />
            </div>
          </Card>
          <div className="grid gap-4">
            <Card title={tu("form.state")}>
              <State typed={typed} facts={facts} today={today} />
            </Card>
            <Card title={tu("form.contact")} note={tu("form.contact.hint")}>
              <ContactChange typed={typed} contact={contact} />
            </Card>
          </div>
        </div>
      )}
    </VerbForm>
  );
}

function Facts({
  typed,
  facts,
  hosts,
}: {
  typed: Typed;
  facts: Partial<UnitEdit["facts"]>;
  hosts: Named;
}) {
  const shared = { form, typed };
  const start = typed.text("type") ?? facts.type ?? "private_enterprise";
  const [type, setType] = useState<string>(start);
  const isHost = hostTypes.some((one) => one === type);
  return (
    <>
      <LineField {...shared} name="name" label={tu("form.name")} start={facts.name} max={nameMax} />
      <Field name="type" form={form} label={tu("form.type")} required error={typed.error("type")}>
        {(wiring) => (
          <Select
            {...wiring}
            value={type}
            onChange={(event) => setType(event.target.value)}
            options={unitTypes.map((one) => ({ value: one, label: tu(`type.${one}`) }))}
          />
        )}
      </Field>
      {isHost || hosts.length === 0 ? null : (
        <Field
          name="hostId"
          form={form}
          label={tu("form.host")}
          optional
          error={typed.error("hostId")}
        >
          {(wiring) => (
            <Combobox
              {...wiring}
              value={typed.text("hostId") ?? facts.hostId ?? undefined}
              options={hosts.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
      )}
      <LineField
        {...shared}
        name="address"
        label={tu("form.address")}
        start={facts.address ?? undefined}
        max={addressMax}
        optional
      />
      <LineField
        {...shared}
        name="creditCode"
        label={tu("form.creditCode")}
        hint={tu("form.creditCode.hint")}
        start={facts.creditCode ?? undefined}
        max={18}
        optional
      />
    </>
  );
}

function State({
  typed,
  facts,
  today,
}: {
  typed: Typed;
  facts: Partial<UnitEdit["facts"]>;
  today: string;
}) {
  const shared = { form, typed };
  return (
    <div className="grid gap-4">
      <YesOrNo typed={typed} name="operating" start={facts.operating ?? true} />
      <DayField
        {...shared}
        name="lookedOn"
        label={tu("form.lookedOn")}
        start={facts.lookedOn ?? today}
      />
      <YesOrNo typed={typed} name="premises" start={facts.premises ?? true} />
      <div className="grid gap-3 sm:grid-cols-2">
        <LineField
          {...shared}
          name="staff"
          label={tu("form.staff")}
          start={facts.staff?.toString()}
          max={5}
          optional
        />
        <DayField
          {...shared}
          name="staffOn"
          label={tu("form.staffOn")}
          start={facts.staffOn ?? undefined}
          optional
        />
      </div>
    </div>
  );
}

function YesOrNo({
  typed,
  name,
  start,
}: {
  typed: Typed;
  name: "operating" | "premises";
  start: boolean;
}) {
  return (
    <RadioGroup
      name={name}
      form={form}
      label={tu(`form.${name}`)}
      look="line"
      required
      value={typed.text(name) ?? (start ? "yes" : "no")}
      error={typed.error(name)}
      options={[
        { value: "yes", label: tu("form.yes") },
        { value: "no", label: tu("form.no") },
      ]}
    />
  );
}

function ContactFields({ typed }: { typed: Typed }) {
  const shared = { form, typed };
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <LineField {...shared} name="contactName" label={tu("form.contactName")} max={20} optional />
      <LineField
        {...shared}
        name="contactPhone"
        label={tu("form.contactPhone")}
        max={20}
        optional
      />
    </div>
  );
}

function ContactChange({ typed, contact }: { typed: Typed; contact: string | null }) {
  const start = typed.text("contact") ?? "keep";
  const [what, setWhat] = useState(start);
  if (contact === null) return <ContactFields typed={typed} />;
  return (
    <div className="grid gap-4">
      <RadioGroup
        name="contact"
        form={form}
        label={tu("form.contact")}
        value={start}
        onChoose={setWhat}
        error={typed.error("contact")}
        options={(["keep", "change", "erase"] as const).map((one) => ({
          value: one,
          label:
            one === "keep" ? tu("form.contact.keep", { name: contact }) : tu(`form.contact.${one}`),
        }))}
      />
      {what === "change" ? <ContactFields typed={typed} /> : null}
    </div>
  );
}
