"use client";

import { SheetFaults, SheetForm } from "@/components/tickets/sheet-form";
import { Notice } from "@/components/ui/notice";
import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import { catalogueColumnName } from "@/lib/affairs/tickets/rules/catalogue-sheet";
import { importCatalogueOutput } from "@/lib/affairs/tickets/schema/catalogue";
import type { FormAction } from "@/lib/platform/core/action-state";
import { lookup } from "@/lib/platform/i18n/messages";
import web from "@/lib/web/messages/zh-CN.json";
import { tc } from "./text";

/** The catalogue as a sheet; only one without a fault becomes the draft. */
export function ImportSheet({ action, startKey }: { action: FormAction; startKey: string }) {
  return (
    <SheetForm
      action={action}
      startKey={startKey}
      output={importCatalogueOutput}
      hint={tc("import.hint")}
      go={(count) => tc("import.go", { count })}
    >
      {({ state, count, faults }) =>
        state === "faults" ? (
          <>
            <Notice tone="bad" live title={tc("import.faults", { count })} />
            <SheetFaults
              faults={faults}
              columnName={catalogueColumnName}
              reasonText={({ reason }) => lookup([tickets, web], reason)}
            />
          </>
        ) : (
          <Notice
            tone="ok"
            live
            title={tc(state === "ready" ? "import.ready" : "import.done", { count })}
          />
        )
      }
    </SheetForm>
  );
}
