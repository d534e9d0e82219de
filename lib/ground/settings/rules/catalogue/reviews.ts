import { durationParameter } from "../parameter";

/** 意见征求: how long an answer usually takes. Shown when it is late, and nothing else follows from it. */
export const reviewParameters = {
  "opinion.answer": durationParameter(
    10,
    "work_day",
    { day: [5, 60], work_day: [5, 30] },
    "design",
    null,
  ),
} as const;
