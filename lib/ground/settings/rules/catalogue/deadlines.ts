import { durationParameter } from "../parameter";

const acceptBounds = { minute: [10, 2880], hour: [1, 48] } as const;

/** 期限: what an office has from the dispatch on. Shorter binds harder. */
export const deadlineParameters = {
  // From the registration to the decision whether and to whom it is dispatched.
  "sla.screen": durationParameter(
    1,
    "work_day",
    { minute: [30, 2880], hour: [1, 48], work_hour: [1, 16], work_day: [1, 3] },
    "design",
    "lower",
  ),
  // Of a kind that is urgent, before anybody has decided on it: by night as by day.
  "sla.screen.urgent": durationParameter(
    30,
    "minute",
    { minute: [10, 480], hour: [1, 8] },
    "design",
    "lower",
  ),
  "sla.firstContact": durationParameter(
    1,
    "work_day",
    { hour: [2, 48], work_hour: [2, 16], work_day: [1, 2] },
    "XY-12345",
    "lower",
  ),
  "sla.accept.urgent": durationParameter(30, "minute", acceptBounds, "design", "lower"),
  "sla.accept.routine": durationParameter(24, "hour", acceptBounds, "ZGE", "lower"),
  "sla.accept.key": durationParameter(24, "hour", acceptBounds, "ZGE", "lower"),
  "sla.onsite.urgent": durationParameter(
    24,
    "hour",
    { minute: [30, 1440], hour: [1, 24], day: [1, 1] },
    "WQ, PG",
    "lower",
  ),
  "sla.resolve.urgent": durationParameter(
    24,
    "hour",
    { minute: [30, 4320], hour: [1, 72], work_hour: [1, 24], day: [1, 3], work_day: [1, 3] },
    "design",
    "lower",
  ),
  "sla.resolve.routine": durationParameter(
    7,
    "work_day",
    { day: [5, 15], work_day: [5, 15] },
    "WQ, JN-12345 art. 24",
    "lower",
  ),
  "sla.resolve.key": durationParameter(
    15,
    "work_day",
    { day: [10, 60], work_day: [10, 60] },
    "design",
    "lower",
  ),
  // Staged feedback on a key order (重点单).
  "key.reportEvery": durationParameter(
    5,
    "work_day",
    { day: [1, 15], work_day: [1, 10] },
    "design",
    "lower",
  ),
  // So long before the lead's due time the co-assignments are due (DOMAIN §2.6).
  "co.buffer": durationParameter(
    1,
    "work_day",
    { work_hour: [0, 16], work_day: [0, 5] },
    "design",
    "higher",
  ),
} as const;
