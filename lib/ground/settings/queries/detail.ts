import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { durationUnits } from "@/lib/platform/core/duration";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { settingVersions } from "../queries";
import { groupOf } from "../rules/groups";
import { catalogue, isSettingKey, type SettingKey } from "../rules/parameters";
import { typedOf } from "../rules/typed-value";
import { inForce, settingsAt, streetPathOf, type SettingVersion } from "../rules/versions";
import { holdsInStreet, parameterRow } from "./rows";
import { valueText } from "../rules/wording";
import type { SettingDetail, SettingVersionRow } from "../schema";
import { ownPlace, shownPlace } from "./page";

/** One parameter of the actor's own place: its value, its versions, and what streets added to it. */
export async function settingDetail(scope: Scope, name: string): Promise<SettingDetail> {
  const { actor } = scope;
  if (!isSettingKey(name) || groupOf(name) === null) {
    throw new Refusal("not-found", "refusal.notFound");
  }
  const place = await ownPlace(scope);
  const today = localDate(actor.now, actor.tenant.timeZone);
  const rows = await settingVersions(scope, place.path);
  const history = await versionsOf(scope, place.id, { key: name, today });
  const { bounds, unit } = catalogue[name];
  const isStreet = streetPathOf(place.path) !== null;
  const above = isStreet ? settingsAt(rows, today)[name] : catalogue[name].default;
  return {
    place: shownPlace(place),
    row: parameterRow(name, place, { rows, today, actor }),
    unit,
    units:
      bounds.kind === "duration"
        ? durationUnits.filter((each) => bounds.byUnit[each] !== undefined)
        : [],
    options: bounds.kind === "choice" ? [...bounds.options] : [],
    typed: typedOf(name, settingsAt(rows, today, place.path)[name]),
    above: valueText(name, above),
    version: history.length,
    history,
    streets: isStreet ? [] : await streetValues(scope, name, { rows, today }),
    today,
    timeZone: actor.tenant.timeZone,
    now: actor.now,
  };
}

/** The versions of a key at one place, the newest first. */
export async function versionsOf(
  { actor, tx }: Scope,
  areaId: string,
  { key, today }: { key: SettingKey; today: string },
): Promise<SettingVersionRow[]> {
  const rows = await tx.setting.findMany({
    where: { tenantId: actor.tenantId, areaId, key },
    orderBy: { version: "desc" },
    select: {
      key: true,
      path: true,
      version: true,
      value: true,
      validFrom: true,
      note: true,
      enteredAt: true,
      enteredName: true,
    },
  });
  const dated = rows.map((row) => ({
    ...row,
    validFrom: row.validFrom.toISOString().slice(0, 10),
  }));
  const [now] = inForce(dated, today);
  return dated.map(({ version, value, validFrom, note, enteredAt, enteredName }) => ({
    version,
    value: value === null ? null : valueText(key, value),
    validFrom,
    note,
    enteredAt,
    enteredName,
    inForce: version === now?.version,
  }));
}

/** What streets have entered for themselves, for the district to see. */
async function streetValues(
  { actor, tx }: Scope,
  key: SettingKey,
  { rows, today }: { rows: readonly SettingVersion[]; today: string },
): Promise<SettingDetail["streets"]> {
  const own = await tx.setting.findMany({
    where: {
      tenantId: actor.tenantId,
      key,
      path: { gt: actor.tenant.root, gte: actor.lo, lt: actor.hi },
    },
    select: { areaId: true, key: true, path: true, version: true, value: true, validFrom: true },
  });
  if (own.length === 0) return [];
  const areas = await tx.area.findMany({
    where: { tenantId: actor.tenantId, id: { in: own.map(({ areaId }) => areaId) } },
    select: { id: true, name: true },
  });
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const dated = own.map((row) => ({ ...row, validFrom: row.validFrom.toISOString().slice(0, 10) }));
  return inForce(dated, today)
    .filter(({ value }) => value !== null)
    .map((row) => ({
      name: names.get(row.areaId) ?? "",
      value: valueText(key, row.value),
      validFrom: row.validFrom,
      passedOver: !holdsInStreet(key, row, [...rows, row], today),
    }));
}
