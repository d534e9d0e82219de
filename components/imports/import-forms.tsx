"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import words from "@/lib/ground/imports/messages/zh-CN.json";
import { importMegabytesMax } from "@/lib/ground/imports/rules/sheet";
import type { ImportKind } from "@/lib/ground/imports/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { messages } from "@/lib/platform/i18n/messages";
import { VerbForm } from "../forms/verb-form";
import { Field } from "../ui/field";
import { FileInput } from "../ui/file-input";

const ti = messages(words);
const refreshEvery = 1_500;

export function ImportUpload({
  kind,
  action,
  startKey,
  again,
}: {
  kind: ImportKind;
  action: FormAction;
  startKey: string;
  again: boolean;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="import"
      hidden={{ kind }}
      submit={ti(again ? "imports.again" : "imports.check")}
    >
      {(typed) => (
        <Field
          name="file"
          form="import"
          label={ti("imports.file")}
          hint={ti("imports.fileHint")}
          required
          error={typed.error("file")}
        >
          {(wiring) => (
            <FileInput {...wiring} accept=".xlsx" maxCount={1} maxMegabytes={importMegabytesMax} />
          )}
        </Field>
      )}
    </VerbForm>
  );
}

export function ImportDecision({
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
