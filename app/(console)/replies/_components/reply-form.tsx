"use client";

import { useActionState, useEffect, useRef } from "react";
import { ButtonGroup } from "@/components/ui/button";
import { CancelButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { replyBodyMax, replyTitleMax } from "@/lib/affairs/tickets/rules/replies";
import type { FormAction } from "@/lib/platform/core/action-state";
import { idle } from "@/lib/platform/core/action-state";
import { tr } from "./text";

interface Reply {
  id: string;
  version: number;
  title: string;
  body: string;
}

/** A new reply, or another wording of one. Closes its dialog once it is saved. */
export function ReplyForm({
  action,
  formKey,
  reply,
}: {
  action: FormAction;
  formKey: string;
  reply?: Reply;
}) {
  const [state, send] = useActionState(action, idle(formKey));
  const close = useCloseDialog();
  const closedFor = useRef("");
  useEffect(() => {
    // Once for each answer: the dialog may be open again for the next one.
    if (state.state !== "done" || closedFor.current === state.key) return;
    closedFor.current = state.key;
    close();
  }, [state, close]);
  const refused = state.state === "refused" ? state : null;
  const typed = (name: "title" | "body") => {
    const value = refused?.typed[name];
    return typeof value === "string" ? value : reply?.[name];
  };
  const form = `reply-${reply?.id ?? "new"}`;
  return (
    <form action={send} noValidate>
      <div key={state.key} className="grid gap-4">
        <input type="hidden" name="idempotencyKey" value={state.key} />
        {reply === undefined ? null : (
          <>
            <input type="hidden" name="id" value={reply.id} />
            <input type="hidden" name="version" value={reply.version} />
          </>
        )}
        {refused === null ? null : <FormErrorSummary errors={[{ text: refused.message }]} />}
        <Field
          form={form}
          name="title"
          label={tr("title.field")}
          hint={tr("title.hint")}
          required
          maxLength={replyTitleMax}
          error={refused?.fields["title"]}
        >
          {(wiring) => <TextInput defaultValue={typed("title")} {...wiring} />}
        </Field>
        <Field
          form={form}
          name="body"
          label={tr("body")}
          hint={tr("body.hint")}
          required
          maxLength={replyBodyMax}
          error={refused?.fields["body"]}
        >
          {(wiring) => <TextArea rows={6} defaultValue={typed("body")} {...wiring} />}
        </Field>
        <ButtonGroup>
          <SubmitButton>{tr("save")}</SubmitButton>
          <CancelButton />
        </ButtonGroup>
      </div>
    </form>
  );
}

/** Asks once more: what is taken out of use is gone for everybody. */
export function ArchiveForm({
  action,
  formKey,
  reply,
}: {
  action: FormAction;
  formKey: string;
  reply: Reply;
}) {
  const [state, send] = useActionState(action, idle(formKey));
  return (
    <form action={send} className="grid gap-4" noValidate>
      <input type="hidden" name="idempotencyKey" value={state.key} />
      <input type="hidden" name="id" value={reply.id} />
      <input type="hidden" name="version" value={reply.version} />
      {state.state === "refused" ? <FormErrorSummary errors={[{ text: state.message }]} /> : null}
      <p>{tr("archive.ask")}</p>
      <ButtonGroup>
        <SubmitButton variant="danger">{tr("archive.confirm")}</SubmitButton>
        <CancelButton />
      </ButtonGroup>
    </form>
  );
}
