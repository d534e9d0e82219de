"use client";

import { useState } from "react";
import type { z } from "zod";
import { VerbForm } from "@/components/tickets/verb-form";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import { catalogueColumnName } from "@/lib/affairs/tickets/rules/catalogue-sheet";
import { importCatalogueOutput } from "@/lib/affairs/tickets/schema/catalogue";
import type { ActionState, FormAction } from "@/lib/platform/core/action-state";
import { lookup } from "@/lib/platform/i18n/messages";
import web from "@/lib/web/messages/zh-CN.json";
import { tc } from "./text";

type Told = z.infer<typeof importCatalogueOutput>;

/** Two steps with one file: it is looked through, and only a sheet without a fault becomes the draft. */
export function ImportSheet({ action, startKey }: { action: FormAction; startKey: string }) {
  const [told, setTold] = useState<Told | null>(null);
  const ready = told?.state === "ready";

  async function send(previous: ActionState, data: FormData): Promise<ActionState> {
    const next = await action(previous, data);
    const parsed = next.state === "done" ? importCatalogueOutput.safeParse(next.result) : null;
    setTold(parsed?.success === true ? parsed.data : null);
    // The looking through is no end: the chosen file stays for the second step.
    return parsed?.success === true && parsed.data.state !== "imported"
      ? { state: "idle", key: next.key }
      : next;
  }

  return (
    <div className="grid max-w-4xl gap-4">
      <VerbForm
        action={send}
        startKey={startKey}
        form="sheet"
        hidden={{ mode: ready ? "import" : "check" }}
        submit={ready ? tc("import.go", { count: told.count }) : tc("import.check")}
        variant={ready ? "primary" : "secondary"}
      >
        {(typed) => (
          <div onChange={() => setTold(null)}>
            <Field
              name="file"
              form="sheet"
              label={tc("import.file")}
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
      {told === null ? null : <Outcome told={told} />}
    </div>
  );
}

function Outcome({ told }: { told: Told }) {
  if (told.state === "ready") {
    return <Notice tone="ok" live title={tc("import.ready", { count: told.count })} />;
  }
  if (told.state === "imported") {
    return <Notice tone="ok" live title={tc("import.done", { count: told.count })} />;
  }
  return (
    <>
      <Notice tone="bad" live title={tc("import.faults", { count: told.count })} />
      <Table
        caption={tc("import.faultTable")}
        rows={told.faults}
        keyOf={(fault) => `${String(fault.row)}:${fault.column}:${fault.reason}`}
        columns={[
          {
            key: "row",
            head: tc("import.row"),
            width: "w-24",
            title: true,
            cell: ({ row }) => tc("import.rowNumber", { row }),
          },
          {
            key: "column",
            head: tc("import.column"),
            width: "w-32",
            cell: ({ column }) => catalogueColumnName(column),
          },
          {
            key: "reason",
            head: tc("import.reason"),
            cell: ({ reason }) => lookup([tickets, web], reason),
          },
        ]}
      />
    </>
  );
}
