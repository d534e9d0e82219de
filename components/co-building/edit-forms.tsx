"use client";

import type { NeedDetail, ResourceDetail } from "@/lib/affairs/co-building/queries/detail";
import type { Named, OfferedSet } from "@/lib/affairs/co-building/rules/dimensions";
import { priorities } from "@/lib/affairs/co-building/rules/kinds";
import { detailMax, titleMax } from "@/lib/affairs/co-building/schema";
import type { Send } from "../forms/form-dialog";
import type { Typed } from "../forms/form-state";
import { DayField, LineField } from "../forms/line-field";
import { TextField } from "../forms/text-field";
import { Checkbox } from "../ui/checkbox";
import { RadioGroup } from "../ui/radio-group";
import { DimensionFields } from "./dimension-fields";
import { tco } from "./text";
import { VerbDialog } from "./verb-dialog";

const form = "edit";
/** 修改需求. */
export function EditNeed({ need, send }: { need: NeedDetail; send: Send }) {
  const { id, version, from, until, priority } = need;
  return (
    <VerbDialog verb="edit" icon="edit" send={send} hidden={{ id, version }}>
      {(typed) => (
        <>
          <Common typed={typed} entry={need} amountOptional />
          <RadioGroup
            name="priority"
            form={form}
            label={tco("form.priority")}
            look="line"
            required
            value={typed.text("priority") ?? priority}
            error={typed.error("priority")}
            options={priorities.map((one) => ({ value: one, label: tco(`priority.${one}`) }))}
          />
          <div className="grid gap-3 sm:grid-cols-2">
            <DayField
              form={form}
              typed={typed}
              name="wantedFrom"
              label={tco("form.wantedFrom")}
              start={from ?? undefined}
              optional
            />
            <DayField
              form={form}
              typed={typed}
              name="wantedUntil"
              label={tco("form.wantedUntil")}
              start={until ?? undefined}
              optional
            />
          </div>
        </>
      )}
    </VerbDialog>
  );
}

/** 修改资源. */
export function EditResource({ resource, send }: { resource: ResourceDetail; send: Send }) {
  const { id, version, kind, available, capacity, contact, bookable } = resource;
  return (
    <VerbDialog verb="edit" icon="edit" send={send} hidden={{ id, version }}>
      {(typed) => (
        <>
          <Common typed={typed} entry={resource} />
          <LineField
            form={form}
            typed={typed}
            name="available"
            label={tco("form.available")}
            start={available}
            max={80}
          />
          <LineField
            form={form}
            typed={typed}
            name="capacity"
            label={tco("form.capacity")}
            start={capacity === null ? undefined : String(capacity)}
            max={5}
            optional
          />
          <LineField
            form={form}
            typed={typed}
            name="contact"
            label={tco("form.contact")}
            hint={tco("form.contact.hint")}
            start={contact}
          />
          {bookable || kind === "funds" ? null : (
            <Checkbox
              name="bookable"
              form={form}
              value="yes"
              label={tco("form.bookable")}
              hint={tco("form.bookable.hint")}
              error={typed.error("bookable")}
              defaultChecked={typed.text("bookable") === "yes"}
            />
          )}
        </>
      )}
    </VerbDialog>
  );
}

/** 修改项目. */
export function EditProject({
  project: { id, version, title, goal, tags, dimensions, startsOn, endsOn },
  send,
}: {
  project: {
    id: string;
    version: number;
    title: string;
    goal: string;
    tags: readonly Named[];
    dimensions: readonly OfferedSet[];
    startsOn: string;
    endsOn: string;
  };
  send: Send;
}) {
  return (
    <VerbDialog verb="edit" icon="edit" send={send} hidden={{ id, version }}>
      {(typed) => {
        return (
          <>
            <p className="text-ink-soft">{tco("edit.projectHint")}</p>
            <LineField
              form={form}
              typed={typed}
              name="title"
              label={tco("form.projectTitle")}
              start={title}
              max={titleMax}
            />
            <TextField
              form={form}
              typed={typed}
              name="goal"
              label={tco("form.goal")}
              start={goal}
              max={detailMax}
            />
            <div className="grid gap-3 sm:grid-cols-2">
              <DayField
                form={form}
                typed={typed}
                name="startsOn"
                label={tco("form.startsOn")}
                start={startsOn}
              />
              <DayField
                form={form}
                typed={typed}
                name="endsOn"
                label={tco("form.endsOn")}
                start={endsOn}
              />
            </div>
            <DimensionFields
              form={form}
              sets={dimensions}
              chosen={typed.list("tags") ?? tags.map(({ key }) => key)}
              error={typed.error("tags")}
            />
          </>
        );
      }}
    </VerbDialog>
  );
}

function Common({
  typed,
  entry: { kind, title, detail, amount },
  amountOptional = false,
}: {
  typed: Typed;
  entry: Pick<NeedDetail, "kind" | "title" | "detail" | "amount">;
  /** How much is lent must be said, how much is needed may be open. */
  amountOptional?: boolean;
}) {
  return (
    <>
      <p className="text-ink-soft">{tco("edit.hint")}</p>
      <LineField
        form={form}
        typed={typed}
        name="title"
        label={tco("form.title")}
        start={title}
        max={titleMax}
      />
      <TextField
        form={form}
        typed={typed}
        name="detail"
        label={tco("form.detail")}
        start={detail}
        max={detailMax}
      />
      {kind === "funds" ? (
        <LineField
          form={form}
          typed={typed}
          name="amount"
          label={tco("form.amount")}
          start={amount === null ? undefined : String(amount / 100)}
          max={12}
          optional={amountOptional}
        />
      ) : null}
    </>
  );
}
