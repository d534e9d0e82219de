import "server-only";
import { z } from "zod";
import { canSend } from "@/lib/ground/imports/rules/rights";
import { importKinds } from "@/lib/ground/imports/schema";
import { command } from "@/lib/platform/command";
import { recordExport } from "@/lib/platform/event-log/exports";
import { sheetRows } from "../queries";

/** 导出现有 as the sheet that can be taken over again: no file exists without its audit row (DOMAIN §11.2, P10). */
export const exportSheet = command({
  name: "sheets.export",
  input: z.strictObject({ kind: z.enum(importKinds) }),
  output: z.record(z.string(), z.string()),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) => canSend(actor),
  run: async (scope, _tenant, { kind }) => {
    await recordExport(scope, "sheets.export", await sheetRows(scope, kind), { kind });
    return { result: { kind }, events: [] };
  },
});
