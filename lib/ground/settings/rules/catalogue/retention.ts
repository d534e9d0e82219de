import { choiceParameter, durationParameter } from "../parameter";

/**
 * 保存期限: what the product keeps of people and for how long after the end. The upper bounds are what
 * the residents' notice promises, the lower ones what the law asks of logs (DOMAIN §12) and what an
 * objection or a review may still need; the database keeps to both a second time (sec.retention_before).
 */
export const retentionParameters = {
  // Contact data of matters and wishes go anyway, as the notice says; the rest from this day on.
  "retention.active": choiceParameter("off", ["off", "on"], "PIPL art. 19"),
  "retention.contact": durationParameter(1095, "day", { day: [180, 1095] }, "PIPL art. 19", null),
  "retention.words": durationParameter(1095, "day", { day: [365, 1095] }, "PIPL art. 19", null),
  "retention.photos": durationParameter(1095, "day", { day: [180, 1095] }, "PIPL art. 19", null),
  "retention.requests": durationParameter(365, "day", { day: [180, 365] }, "PIPL art. 19", null),
  "retention.topics": durationParameter(730, "day", { day: [180, 1095] }, "PIPL art. 19", null),
  "retention.checkIns": durationParameter(365, "day", { day: [180, 1095] }, "PIPL art. 19", null),
  "retention.seats": durationParameter(1095, "day", { day: [365, 1825] }, "PIPL art. 19", null),
  "retention.posts": durationParameter(1095, "day", { day: [180, 1825] }, "PIPL art. 19", null),
  "retention.mobile": durationParameter(365, "day", { day: [180, 1095] }, "PIPL art. 19", null),
  "retention.staff": durationParameter(180, "day", { day: [180, 1095] }, "PIPL art. 19", null),
  "retention.deliveries": durationParameter(365, "day", { day: [180, 1095] }, "PIPL art. 19", null),
  "log.retention": durationParameter(1095, "day", { day: [180, 3650] }, "CSL2016 art. 21", null),
} as const;
