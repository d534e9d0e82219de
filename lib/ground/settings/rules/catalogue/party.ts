import { countParameter } from "../parameter";

/** 党支部 and their terms: from how many full members what is set up, and how long a term lasts (DOMAIN §6.1, §6.2). */
export const partyParameters = {
  "org.branch.minFull": countParameter(3, [3, 10], "members", "ZB", null),
  "org.branch.committeeFrom": countParameter(7, [5, 15], "members", "ZB", null),
  "org.branch.maxMembers": countParameter(50, [30, 100], "members", "ZB", null),
  "org.general.from": countParameter(50, [30, 100], "members", "ZZ50", null),
  "org.committee.from": countParameter(100, [50, 300], "members", "ZZ50", null),
  "org.joint.maxUnits": countParameter(5, [2, 10], "units", "ZB", null),
  "org.term.community": countParameter(5, [3, 5], "termYears", "ZB", null),
  "org.term.other": countParameter(3, [2, 5], "termYears", "ZB", null),
} as const;
