"use client";

import { useState, type ReactNode } from "react";
import type { z } from "zod";
import type { ActionState, FormAction } from "@/lib/platform/core/action-state";
import { Field } from "../ui/field";
import { FileInput } from "../ui/file-input";
import { Table } from "../ui/table";
import { tt } from "./messages/text";
import { VerbForm } from "../forms/verb-form";

interface Told {
  state: "faults" | "ready" | "imported";
  count: number;
}

/**
 * A spreadsheet in two steps with one file: it is looked through, and only one without a fault is
 * taken. `children` shows what the action told.
 */
export function SheetForm<Shape extends Told>({
  action,
  startKey,
  output,
  hint,
  go,
  children,
}: {
  action: FormAction;
  startKey: string;
  output: z.ZodType<Shape>;
  hint: string;
  /** What the second step is called. */
  go: (count: number) => string;
  children: (told: Shape) => ReactNode;
}) {
  const [told, setTold] = useState<Shape | null>(null);
  const ready = told?.state === "ready";

  async function send(previous: ActionState, data: FormData): Promise<ActionState> {
    const next = await action(previous, data);
    const parsed = next.state === "done" ? output.safeParse(next.result) : null;
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
        form="import"
        hidden={{ mode: ready ? "import" : "check" }}
        submit={ready ? go(told.count) : tt("import.check")}
      >
        {(typed) => (
          <div onChange={() => setTold(null)}>
            <Field
              name="file"
              form="import"
              label={tt("import.file")}
              hint={hint}
              required
              error={typed.error("file")}
            >
              {(wiring) => <FileInput {...wiring} accept=".xlsx" maxCount={1} maxMegabytes={2} />}
            </Field>
          </div>
        )}
      </VerbForm>
      {told === null ? null : children(told)}
    </div>
  );
}

interface Fault {
  row: number;
  column: string;
  reason: string;
}

/** What must be changed in the file, line by line. */
export function SheetFaults<One extends Fault>({
  faults,
  columnName,
  reasonText,
}: {
  faults: readonly One[];
  columnName: (column: string) => string;
  reasonText: (fault: One) => string;
}) {
  return (
    <Table
      caption={tt("import.faultTable")}
      rows={faults}
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
          cell: (fault) => columnName(fault.column),
        },
        { key: "reason", head: tt("import.reason"), cell: reasonText },
      ]}
    />
  );
}
