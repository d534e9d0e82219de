import { Refusal } from "@/lib/platform/core/refusal";

import { faultOf, type SettingFault } from "./parameter";
import { catalogue, isSettingKey, type SettingKey, type Settings } from "./parameters";

/** One stored value of a tenant. */
export type SettingRow = { readonly key: string; readonly value: unknown };

export type SettingVerdict =
  | { readonly ok: true; readonly key: SettingKey; readonly value: Settings[SettingKey] }
  | { readonly ok: false; readonly reason: SettingFault };

/** Whether a tenant may have this value. The command that stores a value asks here first. */
export function checkSetting(key: string, value: unknown): SettingVerdict {
  if (!isSettingKey(key)) return { ok: false, reason: "unknown-key" };
  const parsed = catalogue[key].schema.safeParse(value);
  return parsed.success
    ? { ok: true, key, value: parsed.data }
    : { ok: false, reason: faultOf(parsed.error) };
}

/**
 * The numbers of a tenant: its own values over the defaults. Rows were checked when they were
 * stored, so a row that does not fit is refused loudly (`invalid`, key → fault) and never replaced
 * by a default: a silently different deadline is worse than a screen that does not open.
 */
export function resolveSettings(rows: readonly SettingRow[]): Settings {
  const own = new Map<SettingKey, unknown>(checkedKeys(rows));
  const settings: Unfinished = {};
  for (const key of settingKeys) take(settings, key, own);
  if (!isFinished(settings)) throw new Error("a setting has no value");
  return settings;
}

/** The rows with keys that are known and values that are allowed; a Refusal names all others. */
export function checkedKeys(
  rows: readonly SettingRow[],
): readonly (readonly [SettingKey, unknown])[] {
  const faults: Record<string, SettingFault> = {};
  const checked: (readonly [SettingKey, unknown])[] = [];
  for (const { key, value } of rows) {
    const verdict = checkSetting(key, value);
    if (verdict.ok) checked.push([verdict.key, value]);
    else faults[key] = verdict.reason;
  }
  if (Object.keys(faults).length > 0) {
    throw new Refusal("invalid", "settings.refusal.values", { fields: faults });
  }
  return checked;
}

/** Every key, in the order of the catalogue. */
export const settingKeys: readonly SettingKey[] = Object.keys(catalogue).filter(isSettingKey);

type Unfinished = { -readonly [Key in SettingKey]?: Settings[Key] };

function take<Key extends SettingKey>(
  settings: Unfinished,
  key: Key,
  own: ReadonlyMap<SettingKey, unknown>,
): void {
  const parameter = catalogue[key];
  settings[key] = own.has(key) ? parameter.schema.parse(own.get(key)) : parameter.default;
}

function isFinished(settings: Unfinished): settings is Settings {
  return settingKeys.every((key) => settings[key] !== undefined);
}
