import { councilParameters } from "./catalogue/councils";
import { deadlineParameters } from "./catalogue/deadlines";
import { measureParameters } from "./catalogue/measures";
import { mobileParameters } from "./catalogue/mobile";
import { partyParameters } from "./catalogue/party";
import { residentParameters } from "./catalogue/residents";
import { retentionParameters } from "./catalogue/retention";
import { returnParameters } from "./catalogue/returns";
import { reviewParameters } from "./catalogue/reviews";
import { serviceParameters } from "./catalogue/volunteering";
import { supervisionParameters } from "./catalogue/supervision";
import { verificationParameters } from "./catalogue/verification";
import { isSettingKey, type SettingKey } from "./parameters";

/** How the screen arranges the numbers. The calendar has an editor of its own. */
export const settingGroups = [
  "deadlines",
  "returns",
  "supervision",
  "verification",
  "residents",
  "retention",
  "service",
  "councils",
  "party",
  "measures",
] as const;

export type SettingGroup = (typeof settingGroups)[number];

const members: Readonly<Record<SettingGroup, readonly SettingKey[]>> = {
  deadlines: keysOf(deadlineParameters),
  returns: keysOf(returnParameters),
  supervision: keysOf(supervisionParameters),
  verification: keysOf(verificationParameters),
  residents: keysOf(residentParameters),
  retention: keysOf(retentionParameters),
  service: [...keysOf(serviceParameters), ...keysOf(mobileParameters)],
  councils: [...keysOf(councilParameters), ...keysOf(reviewParameters)],
  party: keysOf(partyParameters),
  measures: keysOf(measureParameters),
};

export function keysOfGroup(group: SettingGroup): readonly SettingKey[] {
  return members[group];
}

export function groupOf(key: SettingKey): SettingGroup | null {
  return settingGroups.find((group) => members[group].includes(key)) ?? null;
}

function keysOf(parameters: object): readonly SettingKey[] {
  return Object.keys(parameters).filter(isSettingKey);
}
