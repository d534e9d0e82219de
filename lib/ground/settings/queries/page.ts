import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { settingVersions } from "../queries";
import { keysOfGroup, settingGroups } from "../rules/groups";
import { settingsAt, streetPathOf } from "../rules/versions";
import { nextUnpublished, parameterRow } from "./rows";
import type { SettingPlace, SettingsPage } from "../schema";

/** All numbers of the actor's own district or street, with where each value comes from. */
export async function settingsPage(scope: Scope): Promise<SettingsPage> {
  const { actor } = scope;
  const place = await ownPlace(scope);
  const today = localDate(actor.now, actor.tenant.timeZone);
  const rows = await settingVersions(scope, place.path);
  return {
    place: shownPlace(place),
    groups: settingGroups.map((group) => ({
      group,
      rows: keysOfGroup(group).map((key) => parameterRow(key, place, { rows, today, actor })),
    })),
    unpublishedYear: nextUnpublished(settingsAt(rows, today), today),
  };
}

/** Where the actor's duty is held: the district, or a street. */
export async function ownPlace({ actor, tx }: Scope): Promise<{
  id: string;
  name: string;
  path: string;
}> {
  const place = await tx.area.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: actor.areaId ?? actor.tenantId,
      level: { in: ["district", "street"] },
    },
    select: { id: true, name: true, path: true },
  });
  if (place === null) throw new Refusal("not-found", "refusal.notFound");
  return place;
}

export function shownPlace({
  id,
  name,
  path,
}: {
  id: string;
  name: string;
  path: string;
}): SettingPlace {
  return { id, name, level: streetPathOf(path) === null ? "district" : "street" };
}
