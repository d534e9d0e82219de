import "server-only";
import { categoryChoices } from "@/lib/affairs/tickets/queries/choices";
import { instantAt, localDay, w3cTime } from "@/lib/platform/core/time-zone";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { messages } from "@/lib/platform/i18n/messages";
import { mediaTypes } from "../rules/formats";
import words from "../messages/zh-CN.json";

const t = messages(words);

/**
 * Service discovery: where the interface is and how one gets a key. `changeset` says when to read the
 * services again; categories keep no time of their change, so it moves once a day.
 */
export function discovery({ actor }: Scope, base: string) {
  const { name, timeZone } = actor.tenant;
  const today = instantAt(localDay(actor.now, timeZone), 0, timeZone);
  const changeset = w3cTime(today, timeZone);
  return {
    changeset,
    contact: t("open311.contact", { district: name }),
    key_service: t("open311.keyService", { district: name }),
    endpoints: [
      {
        specification: "http://wiki.open311.org/GeoReport_v2",
        url: base,
        changeset,
        type: "production",
        formats: Object.values(mediaTypes).map((one) => one.split(";", 1).join("")),
      },
    ],
  };
}

/** What can be reported: the lower level of the district's categories, grouped by the upper one. */
export async function services(scope: Scope) {
  const choices = await categoryChoices(scope);
  return choices.map(({ code, name, parentName }) => ({
    service_code: code,
    service_name: name,
    description: `${parentName} · ${name}`,
    metadata: false,
    type: "realtime",
    keywords: parentName,
    group: parentName,
  }));
}

/** A service asks nothing beside the fields that all of them have. */
export async function serviceDefinition(scope: Scope, code: string) {
  const found = (await categoryChoices(scope)).find((one) => one.code === code);
  if (found === undefined) throw unknownService(code);
  return { service_code: found.code, attributes: [] };
}

/** The category of a code, also of one out of use; throws for a code that nobody has. */
export function categoryOf(codes: ReadonlyMap<string, string>, code: string): string {
  const found = [...codes].find(([, one]) => one === code)?.[0];
  if (found === undefined) throw unknownService(code);
  return found;
}

export function unknownService(code: string): Refusal {
  return new Refusal("not-found", "open311.service", { values: { code: code.slice(0, 40) } });
}
