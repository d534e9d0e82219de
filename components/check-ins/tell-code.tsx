"use client";

import type { FormAction } from "@/lib/platform/core/action-state";
import type { Json } from "@/lib/platform/core/json";
import { VerbForm } from "../forms/verb-form";
import { Notice } from "../ui/notice";
import { tc } from "./text";

/** A code for one day, told face to face and shown once. */
export function TellCode({
  action,
  startKey,
  hidden,
}: {
  action: FormAction;
  startKey: string;
  hidden: Readonly<Record<string, string | number>>;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="tellCode"
      hidden={hidden}
      submit={tc("verb.tellCode.go")}
      renderDone={(result) => (
        <Notice tone="ok" live title={tc("verb.tellCode.shown")}>
          <p className="font-mono text-3xl font-bold tracking-widest select-all">
            {codeOf(result)}
          </p>
        </Notice>
      )}
    >
      {() => <p className="text-sm text-ink-soft">{tc("verb.tellCode.hint")}</p>}
    </VerbForm>
  );
}

function codeOf(result: Json): string {
  if (typeof result !== "object" || result === null || Array.isArray(result)) return "";
  const { code } = result;
  return typeof code === "string" ? code : "";
}
