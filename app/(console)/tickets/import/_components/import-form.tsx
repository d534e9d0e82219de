"use client";

import type { z } from "zod";
import { tt } from "@/components/tickets/messages/text";
import { SheetFaults, SheetForm } from "@/components/tickets/sheet-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { caseHeadOf } from "@/lib/affairs/tickets/rules/case-import";
import { importCasesOutput } from "@/lib/affairs/tickets/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { caseFaultText } from "./fault-text";

/** Cases from elsewhere; the file is looked through first, and written as one or not at all. */
export function ImportForm({ action, startKey }: { action: FormAction; startKey: string }) {
  return (
    <SheetForm
      action={action}
      startKey={startKey}
      output={importCasesOutput}
      hint={tt("import.file.hint")}
      go={(count) => tt("import.go", { count })}
    >
      {(told) => <Outcome result={told} />}
    </SheetForm>
  );
}

function Outcome({ result }: { result: z.infer<typeof importCasesOutput> }) {
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
          <SheetFaults faults={result.faults} columnName={caseHeadOf} reasonText={caseFaultText} />
          {result.faultCount > result.faults.length ? (
            <p className="text-sm text-ink-soft">
              {tt("import.more", { count: result.faultCount - result.faults.length })}
            </p>
          ) : null}
        </>
      );
  }
}
