export const importStatuses = [
  "waiting",
  "unreadable",
  "checked",
  "writing",
  "done",
  "cancelled",
] as const;
export type ImportStatus = (typeof importStatuses)[number];
