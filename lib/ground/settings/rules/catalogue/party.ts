import { choiceParameter, countParameter } from "../parameter";

/** How often something is usual. */
const periods = ["month", "quarter", "year"] as const;

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
  // 三会一课 and what goes with it (DOMAIN §6.3): by this the secretary is reminded, and nobody else.
  "org.life.assembly": choiceParameter("quarter", periods, "ZB"),
  "org.life.committee": choiceParameter("month", periods, "ZB"),
  "org.life.group": choiceParameter("month", periods, "ZB"),
  "org.life.lecture": choiceParameter("quarter", periods, "design"),
  "org.life.themeDay": choiceParameter("month", periods, "ZB"),
  "org.life.meeting": choiceParameter("year", periods, "ZB"),
  "org.life.appraisal": choiceParameter("year", periods, "ZB"),
} as const;
