import "server-only";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { settingVersions } from "../queries";
import type { SettingKey, Settings } from "../rules/parameters";
import { mayEnter } from "../rules/policy";
import { mayStreetSet } from "../rules/tightening";
import { typedValue } from "../rules/typed-value";
import { settingsAt, streetPathOf } from "../rules/versions";
import { rangeText, valueText } from "../rules/wording";
import { enteredOutput, enterSettingInput, type EnterSettingInput } from "../schema";
import { appendVersion, findPlace, refuse, refusePast, type Place } from "./record";

/** A new version of one number, for the district or one street, from a day on. */
export const enterSetting = command({
  name: "setting.enter",
  input: enterSettingInput,
  output: enteredOutput,
  find: (scope, input) => findPlace(scope, input.areaId),
  allow: (actor, place, input) => mayEnter(actor, place, [input.key]),
  run: async (scope, place, input) => {
    const { key, validFrom, note } = input;
    refusePast(scope, validFrom);
    const value = input.own === "yes" ? await checkedValue(scope, place, input) : null;
    const event = await appendVersion(scope, place, {
      key,
      seen: input.version,
      value,
      validFrom,
      note,
    });
    return { result: { id: event.subjectId }, events: [event] };
  },
});

async function checkedValue(
  scope: Scope,
  place: Place,
  input: EnterSettingInput,
): Promise<Settings[SettingKey]> {
  const { key, validFrom } = input;
  const verdict = typedValue(key, input);
  if (!verdict.ok) return refuse({ [verdict.field]: verdict.fault }, { range: rangeText(key) });
  if (streetPathOf(place.path) === null) return verdict.value;
  // Measured by what the district will have on that day.
  const district = settingsAt(await settingVersions(scope), validFrom)[key];
  const may = mayStreetSet(key, district, verdict.value);
  return may.ok
    ? verdict.value
    : refuse({ amount: `settings.fault.${may.reason}` }, { district: valueText(key, district) });
}
