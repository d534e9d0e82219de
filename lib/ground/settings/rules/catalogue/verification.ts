import { choiceParameter, countParameter, durationParameter } from "../parameter";

/** 核查、回访、重办. What gives the resident more time, or is tried more often, binds harder. */
export const verificationParameters = {
  "verify.within": durationParameter(
    1,
    "work_day",
    { work_hour: [2, 24], work_day: [1, 3] },
    "design",
    "lower",
  ),
  // When the centre calls back: at the due time, or already one workday after the resolution.
  "callback.rule": choiceParameter(
    "next-work-day-or-due",
    ["next-work-day-or-due", "at-due"],
    "BJ-JSJB art. 23",
  ),
  // From the check to the call; where the district calls at the due time, not before that.
  "callback.within": durationParameter(
    1,
    "work_day",
    { work_hour: [2, 24], work_day: [1, 5] },
    "design",
    "lower",
  ),
  // On different half-days; only then is somebody unreachable.
  "callback.attempts": countParameter(3, [1, 10], "times", "design", "higher"),
  // How long a resident has for a rating after the call-back is due; then the ticket closes unrated.
  "callback.unratedCloseAfter": durationParameter(
    7,
    "day",
    { day: [3, 30], work_day: [3, 20] },
    "design",
    "higher",
  ),
  "redo.limit": durationParameter(
    3,
    "work_day",
    { day: [1, 7], work_day: [1, 7] },
    "XY-12345",
    "lower",
  ),
  "reopen.window": durationParameter(30, "day", { day: [7, 90] }, "design", "higher"),
  // From a resident's objection to a refusal, an answer or a termination to the superior's decision.
  "objection.decideWithin": durationParameter(
    3,
    "work_day",
    { work_hour: [4, 40], work_day: [1, 5] },
    "design",
    "lower",
  ),
} as const;
