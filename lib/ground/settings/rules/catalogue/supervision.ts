import { countParameter, durationParameter } from "../parameter";

/** 督办与升级, 吹哨报到. Earlier and sooner bind harder. */
export const supervisionParameters = {
  // So long before the due time the reminder is due, and yellow is proposed (DOMAIN §2.9).
  "supervise.warnBefore": durationParameter(
    1,
    "work_day",
    { work_hour: [1, 40], work_day: [1, 5] },
    "SD-2017",
    "higher",
  ),
  // When so much of the working time is over, who handles is told, without a card; at 100 % the limit
  // itself has passed, so that is never. Sooner binds harder.
  "supervise.soon.first": countParameter(100, [10, 100], "share", "design", "lower"),
  "supervise.soon.second": countParameter(80, [10, 100], "share", "design", "lower"),
  // So long after the due time red is proposed; 0 means on the first working day overdue.
  "supervise.redAfter": durationParameter(
    0,
    "work_day",
    { work_hour: [0, 40], work_day: [0, 5] },
    "SD-2017",
    "lower",
  ),
  // So many other residents with the same matter and urgings of it together are many (DOMAIN §2.9).
  "supervise.repeatedFrom": countParameter(3, [2, 20], "times", "JN-12345 art. 28", "lower"),
  // Between two rungs of the ladder: whoever did not react is passed over upwards.
  "escalate.every": durationParameter(
    1,
    "work_day",
    { work_hour: [2, 40], work_day: [1, 5] },
    "design",
    "lower",
  ),
  // So many redos, or so many transfers without an owner, make a problem order (问题工单).
  "redo.escalateAt": countParameter(3, [2, 5], "times", "BYNE", "lower"),
  "transfer.escalateAt": countParameter(3, [2, 5], "times", "BYNE", "lower"),

  "whistle.arrive.emergency": durationParameter(
    30,
    "minute",
    { minute: [10, 240], hour: [1, 4] },
    "PG",
    "lower",
  ),
  "whistle.arrive.other": durationParameter(
    1,
    "work_day",
    { hour: [1, 72], work_hour: [1, 24], work_day: [1, 5] },
    "design",
    "lower",
  ),
} as const;
