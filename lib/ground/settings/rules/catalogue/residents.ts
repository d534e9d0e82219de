import { countParameter, durationParameter, timeParameter } from "../parameter";

/** 居民催办、报送与通知: asked before a place is known, or bounds on people, so the district's alone. */
export const residentParameters = {
  "urge.resident.every": durationParameter(24, "hour", { hour: [1, 168] }, "design", null),
  "urge.resident.max": countParameter(3, [1, 20], "times", "design", null),
  // A soft limit: more reports from one network go through a check by a person, none is refused.
  "reports.perNetworkHour": countParameter(10, [1, 1000], "cases", "design", null),
  "reports.perSystemHour": countParameter(200, [10, 10000], "cases", "design", null),
  // How long the key of another system opens, proposed when it is given.
  "systems.keyValid": durationParameter(365, "day", { day: [30, 1095] }, "design", null),
  // Published and taken by nobody for so long: the street looks for resources (DOMAIN §7.4).
  "wish.unclaimedEscalate": durationParameter(7, "day", { day: [1, 60] }, "design", null),
  // How long number and code open a matter, or a wish.
  "receipt.valid": durationParameter(1095, "day", { day: [365, 1825] }, "design", null),
  // How far back the desk looks for what may be the same matter, and at how many at the most: those of the
  // same kind or place first.
  "duplicates.within": durationParameter(30, "day", { day: [7, 180] }, "design", null),
  "duplicates.compared": countParameter(200, [50, 1000], "cases", "design", null),
  // How long the link opens with which a resident rates without number and code.
  "rating.linkDays": durationParameter(14, "day", { day: [3, 30] }, "design", null),
  // 居民评议: results from so many voices up, never fewer than five (DESIGN §4); beyond so many a day from one network
  // staff read a note, and nobody is refused.
  "ratings.floor": countParameter(5, [5, 100], "times", "design", null),
  "ratings.perNetworkDay": countParameter(20, [5, 1000], "times", "design", null),
  // Nobody is disturbed by a notice in between, by the district's clock.
  "quiet.from": timeParameter("22:00", "design"),
  "quiet.to": timeParameter("07:00", "design"),
} as const;
