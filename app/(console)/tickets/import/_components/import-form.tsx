"use client";

import { useState } from "react";
import type { z } from "zod";
import type { FormAction, ActionState } from "@/lib/platform/core/action-state";
import { tt } from "@/components/tickets/messages/text";
import { VerbForm } from "@/components/tickets/verb-form";
import { ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import { importCasesOutput } from "@/lib/affairs/tickets/schema";
import { caseHeadOf } from "@/lib/affairs/tickets/rules/case-import";
import { caseFaultText } from "./fault-text";

type Told = z.infer<typeof importCasesOutput>;

/** Two steps with one file: it is looked through, and only a file without a fault is written. */
export function ImportForm({ action, startKey }: { action: FormAction; startKey: string }) {
  const [result, setResult] = useState<Told | null>(null);
  const ready = result?.state === "ready";

  async function send(previous: ActionState, data: FormData): Promise<ActionState> {
    const next = await action(previous, data);
    if (next.state !== "done") {
      setResult(null);
      return next;
    }
    const parsed = importCasesOutput.safeParse(next.result);
    setResult(parsed.success ? parsed.data : null);
    // The looking through is no end: the chosen file stays for the second step.
    return parsed.success && parsed.data.state !== "imported"
      ? { state: "idle", key: next.key }
      : next;
  }

  return (
    <div className="grid max-w-4xl gap-4">
      <VerbForm
        action={send}
        startKey={startKey}
        form="import"
        hidden={{ mode: ready ? "import" : "check" }}
        submit={ready ? tt("import.go", { count: result.count }) : tt("import.check")}
      >
        {(typed) => (
          <div onChange={() => setResult(null)}>
            <Field
              name="file"
              form="import"
              label={tt("import.file")}
              hint={tt("import.file.hint")}
              required
              error={typed.error("file")}
            >
              {({ maxLength: _none, ...wiring }) => (
                <FileInput {...wiring} accept=".xlsx" maxCount={1} maxMegabytes={2} />
              )}
            </Field>
          </div>
        )}
      </VerbForm>
      {result === null ? null : <Outcome result={result} />}
    </div>
  );
}

function Outcome({ result }: { result: Told }) {
  switch (result.state) {
    case "ready":
      return <Notice tone="ok" live title={tt("import.ready", { count: result.count })} />;
    case "imported":
      return (
        <Notice
          tone="ok"
          live
          title={tt("import.done", { count: result.count })}
          actions={<ButtonLink href="/tickets">{tt("import.toList")}</ButtonLink>}
        >
          {tt("import.numbers", { first: result.first, last: result.last })}
        </Notice>
      );
    case "faults":
      return (
        <>
          <Notice tone="bad" live title={tt("import.faults", { count: result.faultCount })}>
            {tt("import.nothing")}
          </Notice>
          <Table
            caption={tt("import.faultTable")}
            rows={result.faults}
            keyOf={(fault) => `${String(fault.row)}:${fault.column}:${fault.reason}`}
            columns={[
              {
                key: "row",
                head: tt("import.row"),
                width: "w-24",
                title: true,
                cell: (fault) => tt("import.rowNumber", { row: fault.row }),
              },
              {
                key: "column",
                head: tt("import.column"),
                width: "w-32",
                cell: (fault) => caseHeadOf(fault.column),
              },
              { key: "reason", head: tt("import.reason"), cell: (fault) => caseFaultText(fault) },
            ]}
          />
          {result.faultCount > result.faults.length ? (
            <p className="text-sm text-ink-soft">
              {tt("import.more", { count: result.faultCount - result.faults.length })}
            </p>
          ) : null}
        </>
      );
  }
}
