"use client";

import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { tsv } from "@/components/service/text";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Item {
  id: string;
  version: number;
  title: string;
  includes: string;
  offeredWhen: string;
  offeredBy: string;
}

interface Props {
  action: FormAction;
  startKey: string;
}

/** A new item, or what an item says. */
export function ItemDialog({ action, startKey, item }: Props & { item?: Item }) {
  const verb = item === undefined ? "add" : "edit";
  return (
    <DialogButton
      label={tsv(`wish.menu.${verb}`)}
      title={tsv(`wish.menu.${verb}`)}
      icon={item === undefined ? "plus" : "edit"}
      variant={item === undefined ? "primary" : undefined}
      size={item === undefined ? undefined : "sm"}
    >
      <ItemForm action={action} startKey={startKey} item={item} />
    </DialogButton>
  );
}

function ItemForm({ action, startKey, item }: Props & { item: Item | undefined }) {
  const close = useCloseDialog();
  const form = `item-${item?.id ?? "new"}`;
  const line = (name: "title" | "offeredWhen" | "offeredBy", max: number) => ({
    name,
    form,
    required: true,
    maxLength: max,
  });
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={item === undefined ? {} : { id: item.id, version: item.version }}
      submit={tsv(item === undefined ? "wish.menu.add" : "wish.menu.edit")}
      doneText={tsv(item === undefined ? "wish.menu.add.done" : "wish.menu.edit.done")}
      onDone={close}
    >
      {(typed) => (
        <div className="grid gap-4">
          <Field {...line("title", 30)} label={tsv("wish.menu.title")} error={typed.error("title")}>
            {(wiring) => (
              <TextInput defaultValue={typed.text("title") ?? item?.title} {...wiring} />
            )}
          </Field>
          <TextField
            name="includes"
            form={form}
            typed={typed}
            label={tsv("wish.menu.includes")}
            rows={3}
            max={300}
            start={item?.includes}
          />
          <Field
            {...line("offeredWhen", 60)}
            label={tsv("wish.menu.when")}
            hint={tsv("wish.menu.when.hint")}
            error={typed.error("offeredWhen")}
          >
            {(wiring) => (
              <TextInput
                defaultValue={typed.text("offeredWhen") ?? item?.offeredWhen}
                {...wiring}
              />
            )}
          </Field>
          <Field
            {...line("offeredBy", 60)}
            label={tsv("wish.menu.by")}
            hint={tsv("wish.menu.by.hint")}
            error={typed.error("offeredBy")}
          >
            {(wiring) => (
              <TextInput defaultValue={typed.text("offeredBy") ?? item?.offeredBy} {...wiring} />
            )}
          </Field>
        </div>
      )}
    </VerbForm>
  );
}

/** No longer offered. */
export function EndItemForm({ action, startKey, item }: Props & { item: Item }) {
  return (
    <DialogButton label={tsv("wish.menu.end")} title={tsv("wish.menu.end")} size="sm">
      <EndForm action={action} startKey={startKey} item={item} />
    </DialogButton>
  );
}

function EndForm({ action, startKey, item }: Props & { item: Item }) {
  const close = useCloseDialog();
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={`end-${item.id}`}
      hidden={{ id: item.id, version: item.version }}
      submit={tsv("wish.menu.end")}
      variant="danger"
      doneText={tsv("wish.menu.end.done")}
      onDone={close}
    >
      {() => <p>{tsv("wish.menu.end.hint")}</p>}
    </VerbForm>
  );
}
