import "server-only";
import type { IsoDate } from "@/lib/platform/core/calendar-day";

export const problemColumns = {
  id: true,
  topicId: true,
  title: true,
  organizationId: true,
  organizationName: true,
  helperIds: true,
  reviewedAt: true,
} as const;

export const measureColumns = {
  id: true,
  problemId: true,
  version: true,
  text: true,
  dueOn: true,
  doneText: true,
  doneAt: true,
  doneBy: true,
  backText: true,
} as const;

export interface MeasureRow {
  dueOn: Date;
  doneAt: Date | null;
}

export function isoDay(date: Date): IsoDate {
  return date.toISOString().slice(0, 10);
}
