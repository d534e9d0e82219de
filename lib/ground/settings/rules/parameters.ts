import { calendarParameters } from "./catalogue/calendar";
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
import type { Parameter } from "./parameter";

/**
 * The numbers of a tenant. No national rule fixes them (every city writes its own measures), so each
 * has a default, its bounds, and the source of both. `source` speaks of published rules by name;
 * `design` marks a value chosen here.
 */
const parameters = {
  ...calendarParameters,
  ...deadlineParameters,
  ...returnParameters,
  ...supervisionParameters,
  ...verificationParameters,
  ...residentParameters,
  ...retentionParameters,
  ...serviceParameters,
  ...measureParameters,
  ...mobileParameters,
  ...councilParameters,
  ...partyParameters,
  ...reviewParameters,
} as const;

export type SettingKey = keyof typeof parameters;

/** The numbers of one tenant: defaults with its own values over them. */
export type Settings = {
  readonly [Key in SettingKey]: (typeof parameters)[Key] extends Parameter<infer Value>
    ? Value
    : never;
};

/** The same catalogue, as the functions see it that work for any key. */
export const catalogue: { readonly [Key in SettingKey]: Parameter<Settings[Key]> } = parameters;

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(parameters, key);
}
