import type { Metadata } from "next";
import { limitText } from "@/components/tickets/limit-text";
import { PageHeader } from "@/components/ui/page-header";
import { organizationChoices, placeChoices } from "@/lib/affairs/tickets/queries/choices";
import { placeOf } from "@/lib/affairs/tickets/queries/place-of";
import { callWriters } from "@/lib/affairs/whistles/rules/whistle";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { BlowForm } from "../_components/blow-form";
import { tw } from "@/components/whistles/text";
import { blowWhistle } from "../actions";

export const metadata: Metadata = { title: tw("blow") };

/** A new call; from a ticket it starts with what is known of it. */
export default async function NewWhistle({
  searchParams,
}: {
  searchParams: Promise<{ ticket?: string | string[] }>;
}) {
  const { ticket } = await searchParams;
  const { start, areas, departments, settings } = await read(callWriters, async (scope) => ({
    start: typeof ticket === "string" ? await placeOf(scope, ticket) : null,
    areas: await placeChoices(scope),
    departments: await organizationChoices(scope),
    settings: (await clockworkOf(scope)).settings,
  }));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/whistles", label: tw("title") }]}
        title={tw("blow")}
        lead={tw("blow.lead")}
      />
      <BlowForm
        action={blowWhistle}
        startKey={newId()}
        areas={
          start === null ? areas : [start.area, ...areas.filter(({ id }) => id !== start.area.id)]
        }
        departments={departments}
        limits={{
          emergency: limitText(settings["whistle.arrive.emergency"]),
          other: limitText(settings["whistle.arrive.other"]),
        }}
        start={
          start === null
            ? {}
            : {
                ticketId: start.id,
                areaId: start.area.id,
                place: start.address ?? undefined,
                title: start.title,
              }
        }
      />
    </>
  );
}
