"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import type { FormAction } from "@/lib/platform/core/action-state";
import { messages } from "@/lib/platform/i18n/messages";
import { VerbForm } from "../forms/verb-form";
import { Field } from "../ui/field";
import { FileInput } from "../ui/file-input";

const tl = messages(words);
const refreshEvery = 1_500;

export function ListUpload({
  action,
  startKey,
  again,
}: {
  action: FormAction;
  startKey: string;
  again: boolean;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="list"
      submit={tl(again ? "list.again" : "list.check")}
    >
      {(typed) => (
        <Field
          name="file"
          form="list"
          label={tl("list.file")}
          hint={tl("list.fileHint")}
          required
          error={typed.error("file")}
        >
          {(wiring) => <FileInput {...wiring} accept=".xlsx" maxCount={1} maxMegabytes={4} />}
        </Field>
      )}
    </VerbForm>
  );
}

export function ListDecision({
  action,
  startKey,
  form,
  hidden,
  submit,
  quiet = false,
}: {
  action: FormAction;
  startKey: string;
  form: string;
  hidden: Readonly<Record<string, string | number>>;
  submit: string;
  quiet?: boolean;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={hidden}
      submit={submit}
      variant={quiet ? "quiet" : "primary"}
    >
      {() => null}
    </VerbForm>
  );
}

/** Reads the page again while the worker has it in hand. */
export function ReadAgainSoon() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), refreshEvery);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
