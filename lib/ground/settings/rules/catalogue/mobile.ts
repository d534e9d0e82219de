import { durationParameter } from "../parameter";

/** 流动党员: half a year, counted in days (中办 意见 2024). */
export const mobileParameters = {
  "mobile.afterMonths": durationParameter(180, "day", { day: [90, 366] }, "LD2024", null),
  "mobile.contactEvery": durationParameter(180, "day", { day: [30, 183] }, "LD-ZZB", null),
} as const;
