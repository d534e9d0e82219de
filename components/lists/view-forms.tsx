"use client";

import { useState } from "react";
import { viewNameMax, viewsMax, type SavedViews, type ViewList } from "@/lib/across/desk/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { VerbForm } from "../forms/verb-form";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { DialogButton, useCloseDialog } from "../ui/dialog";
import { Field, FieldError, fieldId } from "../ui/field";
import { Notice } from "../ui/notice";
import { RadioGroup } from "../ui/radio-group";
import { TextInput } from "../ui/text-input";
import { tl } from "./text";

interface FormProps {
  list: ViewList;
  saved: SavedViews;
  action: FormAction;
  startKey: string;
}

/** 保存为视图: the filter as it stands gets a name. */
export function SaveView(props: FormProps & { query: string; viewId: string }) {
  return (
    <DialogButton
      label={tl("views.save")}
      title={tl("views.save")}
      size="sm"
      variant="quiet"
      icon="plus"
    >
      <SaveForm {...props} />
    </DialogButton>
  );
}

function SaveForm({
  list,
  saved,
  query,
  viewId,
  action,
  startKey,
}: FormProps & { query: string; viewId: string }) {
  const close = useCloseDialog();
  const [name, setName] = useState("");
  const [preferred, setPreferred] = useState(false);
  if (saved.views.length >= viewsMax) {
    return <Notice tone="info">{tl("views.full", { max: viewsMax })}</Notice>;
  }
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="view"
      hidden={{
        list,
        version: saved.version,
        views: JSON.stringify([...saved.views, { id: viewId, name, query }]),
        preferred: (preferred ? viewId : saved.preferred) ?? "",
      }}
      submit={tl("views.keep")}
      doneText={tl("views.saved")}
      onDone={close}
    >
      {(typed) => (
        <>
          <Field
            name="views"
            form="view"
            label={tl("views.name")}
            hint={tl("views.name.hint")}
            error={typed.error("views")}
            required
          >
            {({ name: _name, ...wiring }) => (
              <TextInput
                {...wiring}
                limit={viewNameMax}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Checkbox
            name=""
            form="view-preferred"
            label={tl("views.prefer")}
            checked={preferred}
            onChange={(event) => setPreferred(event.target.checked)}
          />
        </>
      )}
    </VerbForm>
  );
}

/** Names, order, the one that opens by itself, and what is not needed any more. */
export function ManageViews(props: FormProps) {
  return (
    <DialogButton
      label={tl("views.manage")}
      title={tl("views.manage")}
      size="sm"
      variant="quiet"
      icon="settings"
    >
      <ManageForm {...props} />
    </DialogButton>
  );
}

function ManageForm({ list, saved, action, startKey }: FormProps) {
  const close = useCloseDialog();
  const [views, setViews] = useState(saved.views);

  function move(at: number, by: 1 | -1) {
    setViews((before) => {
      const next = [...before];
      const [one] = next.splice(at, 1);
      if (one !== undefined) next.splice(at + by, 0, one);
      return next;
    });
  }

  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="views"
      hidden={{
        list,
        version: saved.version,
        views: JSON.stringify(views),
      }}
      submit={tl("views.keep")}
      doneText={tl("views.saved")}
      onDone={close}
    >
      {(typed) => (
        <>
          <FieldError id={fieldId("views", "views")} error={typed.error("views")} />
          <ol className="grid gap-2">
            {views.map((view, at) => (
              <li key={view.id} className="flex flex-wrap items-center gap-1.5">
                <div className="min-w-0 flex-1 basis-40">
                  <TextInput
                    aria-label={tl("views.nameOf", { name: view.name })}
                    limit={viewNameMax}
                    value={view.name}
                    onChange={(event) =>
                      setViews((before) =>
                        before.map((one) =>
                          one.id === view.id ? { ...one, name: event.target.value } : one,
                        ),
                      )
                    }
                  />
                </div>
                <Button
                  size="sm"
                  disabled={at === 0}
                  aria-label={tl("views.upOf", { name: view.name })}
                  onClick={() => move(at, -1)}
                >
                  {tl("views.up")}
                </Button>
                <Button
                  size="sm"
                  disabled={at === views.length - 1}
                  aria-label={tl("views.downOf", { name: view.name })}
                  onClick={() => move(at, 1)}
                >
                  {tl("views.down")}
                </Button>
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={tl("views.removeOf", { name: view.name })}
                  onClick={() => setViews((before) => before.filter(({ id }) => id !== view.id))}
                >
                  {tl("views.remove")}
                </Button>
              </li>
            ))}
          </ol>
          <RadioGroup
            name="preferred"
            form="views"
            label={tl("views.opens")}
            value={saved.preferred ?? ""}
            options={[
              { value: "", label: tl("all") },
              ...views.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </>
      )}
    </VerbForm>
  );
}
