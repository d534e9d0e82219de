"use server";

import { exportSheet } from "@/lib/across/sheets/commands/export";
import { cancelImport } from "@/lib/ground/imports/commands/cancel";
import { confirmImport } from "@/lib/ground/imports/commands/confirm";
import { sendImport } from "@/lib/ground/imports/commands/send";
import { action } from "@/lib/web/action";

export const send = action(sendImport);
export const confirm = action(confirmImport);
export const cancel = action(cancelImport);
export const takeOut = action(exportSheet, {
  tell: (_kind, key) => `/co-building/resources/import/export?key=${encodeURIComponent(key)}`,
});
