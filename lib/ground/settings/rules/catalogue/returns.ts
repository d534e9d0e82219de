import { choiceParameter, countParameter, durationParameter } from "../parameter";

/**
 * 会商、退单、延期、挂账. How long and how often an organization may return an order is its protection
 * against a wrong dispatch, and the dispatcher is the other side of that dispute: a street does not
 * shorten it.
 */
export const returnParameters = {
  "consult.limit": durationParameter(
    2,
    "work_day",
    { work_hour: [4, 40], work_day: [1, 5] },
    "design",
    "lower",
  ),
  // Half a working day, the least that is allowed, is written as four working hours.
  "return.window": durationParameter(
    2,
    "work_day",
    { work_hour: [4, 40], work_day: [1, 5] },
    "SD-2020",
    null,
  ),
  // What nobody has accepted when it can no longer be returned (DOMAIN §2.8, 2).
  "accept.afterWindow": choiceParameter("automatic", ["automatic", "never"], "design"),
  "return.maxPerUnit": countParameter(1, [0, 2], "times", "design", null),
  "return.decideWithin": durationParameter(
    1,
    "work_day",
    { work_hour: [2, 24], work_day: [1, 3] },
    "design",
    "lower",
  ),
  "adjudicate.within": durationParameter(
    2,
    "work_day",
    { work_hour: [4, 40], work_day: [1, 5] },
    "design",
    null,
  ),
  "recall.window": durationParameter(30, "minute", { minute: [5, 120] }, "design", "lower"),

  "extension.maxTimes": countParameter(1, [0, 2], "times", "SD-2020", "lower"),
  "extension.maxDays": durationParameter(
    10,
    "work_day",
    { day: [3, 30], work_day: [3, 30] },
    "SD-2020",
    "lower",
  ),
  // How long before the due time an extension must be asked for; 0 means at any time before it.
  "extension.applyBefore": durationParameter(
    0,
    "work_hour",
    { work_hour: [0, 40], work_day: [0, 5] },
    "BJ-JSJB art. 15(2)",
    "higher",
  ),

  // A deferral (挂账) of so many days or more is approved by the district, not by the street.
  // From the asking for more time, a deferral or an end to the answer.
  "application.decideWithin": durationParameter(
    1,
    "work_day",
    { work_hour: [2, 24], work_day: [1, 3] },
    "design",
    "lower",
  ),

  "deferral.districtFrom": durationParameter(90, "day", { day: [30, 365] }, "design", "lower"),
  "backlog.reviewEvery": durationParameter(90, "day", { day: [30, 180] }, "design", "lower"),
} as const;
