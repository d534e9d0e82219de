import { countParameter, durationParameter } from "../parameter";

/**
 * How large a 大工委 or 大党委 is: one or two in full-time, seven to nine part-time members (DOMAIN §5.1,
 * one published model). Other places have about five seats, so the bounds are wide.
 */
export const councilParameters = {
  "joint.seats.fullTimeMax": countParameter(2, [1, 8], "seats", "DDW", null),
  "joint.seats.partTimeMin": countParameter(7, [1, 20], "seats", "DDW", null),
  "joint.seats.partTimeMax": countParameter(9, [1, 24], "seats", "DDW", null),
  // Topics and time are told three days before (DOMAIN §5.3).
  "joint.meeting.notice": durationParameter(3, "day", { day: [1, 15] }, "BT", null),
} as const;
