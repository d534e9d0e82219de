import { durationParameter } from "../parameter";

/** 服务: asked of members wherever in the district they serve, so the district's alone. */
export const serviceParameters = {
  // Minutes of one person on one day, whoever enters them (DOMAIN §4.6).
  "service.dailyMax": durationParameter(8, "hour", { hour: [1, 24] }, "design", null),
} as const;
