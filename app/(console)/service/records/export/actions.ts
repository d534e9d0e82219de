"use server";

import { exportRecords } from "@/lib/affairs/service/commands/export-records";
import { setColumns } from "@/lib/affairs/service/commands/set-columns";
import { action } from "@/lib/web/action";

export const takeOutRecords = action(exportRecords, {
  tell: (_days, key) => `/service/records/export/file?key=${encodeURIComponent(key)}`,
});
export const saveColumns = action(setColumns);
