"use client";

import { tt } from "@/components/tickets/messages/text";
import { PrintButton } from "@/components/tickets/print-button";
import { ButtonLink } from "@/components/ui/button";
import { FocusOnMount } from "@/components/ui/focus-on-mount";
import type { Json } from "@/lib/platform/core/json";
import { z } from "zod";

const told = z.object({ number: z.string(), code: z.string() });

/** Number and query code, to be printed or read out; the code is shown this once. */
export function ReceiptSlip({ result, district }: { result: Json; district: string }) {
  const receipt = told.safeParse(result);
  if (!receipt.success) return null;
  const { number, code } = receipt.data;
  return (
    <FocusOnMount className="rounded-lg border-2 border-ok bg-surface p-4 print:border-0 print:p-0">
      <h2 className="text-lg">
        <span className="print:hidden">{tt("receipt.title")}</span>
        <span className="hidden print:inline">
          {district}
          {tt("receipt.slip")}
        </span>
      </h2>
      <dl className="mt-3 grid grid-cols-[4em_minmax(0,1fr)] items-baseline gap-x-3 gap-y-2">
        <dt className="text-ink-soft">{tt("receipt.number")}</dt>
        <dd className="font-mono text-xl tabular-nums select-all">{number}</dd>
        <dt className="text-ink-soft">{tt("receipt.code")}</dt>
        <dd className="font-mono text-xl tracking-wider select-all">{code}</dd>
      </dl>
      <p className="mt-3 text-sm text-ink-soft print:hidden">{tt("receipt.hint")}</p>
      <p className="mt-3 hidden text-sm print:block">{tt("receipt.where", { district })}</p>
      <div className="mt-3 flex flex-wrap gap-2" data-no-print>
        <PrintButton>{tt("receipt.print")}</PrintButton>
        <ButtonLink href={`/tickets?q=${number}`}>{tt("receipt.open")}</ButtonLink>
      </div>
    </FocusOnMount>
  );
}
