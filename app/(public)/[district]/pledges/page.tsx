import type { Metadata } from "next";
import { idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { tsv } from "@/components/service/text";
import { buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { publicPledges, type PublicPledge } from "@/lib/affairs/service/queries/pledges";
import { placeSteps } from "@/lib/ground/territory/queries";
import { readPublic } from "@/lib/web/guard";
import { PortalFrame } from "../../_components/portal-frame";

type Props = { params: Promise<{ district: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: tsv("pledge.public.title") };

/** 亮相承诺: what members of a community promise, named only where the member agreed to it. */
export default async function PublicPledges({ params, searchParams }: Props) {
  const { district } = await params;
  const given = await parametersOf(searchParams, ["street", "community"]);
  const data = await readPublic(district, async (scope) => {
    const street = idOf(given.street);
    let [streets, communities] = await placeSteps(scope, idOf(given.community) ?? street ?? null);
    // A community of another street than the one now chosen is forgotten.
    if (street !== undefined && streets?.chosen !== street) {
      [streets, communities] = await placeSteps(scope, street);
    }
    const community = communities?.options.find(({ id }) => id === given.community);
    return {
      streets: streets?.options ?? [],
      streetId: streets?.chosen ?? "",
      communities: communities?.options ?? [],
      community,
      pledges: community === undefined ? [] : await publicPledges(scope, community.id),
    };
  });
  return (
    <PortalFrame slug={district} wide>
      <h1 className="text-2xl">
        {data.community === undefined
          ? tsv("pledge.public.title")
          : tsv("pledge.public.of", { place: data.community.name })}
      </h1>
      <p className="mt-1 max-w-2xl text-ink-soft">{tsv("pledge.public.lead")}</p>
      <form method="get" className="mt-4 flex flex-wrap items-end gap-3" noValidate>
        <label className="grid gap-1">
          <span className="font-semibold">{tsv("pledge.public.street")}</span>
          <Select
            name="street"
            defaultValue={data.streetId}
            empty={tsv("pledge.public.choose")}
            options={data.streets.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </label>
        {data.communities.length === 0 ? null : (
          <label className="grid gap-1">
            <span className="font-semibold">{tsv("pledge.public.community")}</span>
            <Select
              name="community"
              defaultValue={data.community?.id ?? ""}
              empty={tsv("pledge.public.choose")}
              options={data.communities.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </label>
        )}
        <button type="submit" className={buttonClasses({})}>
          {tsv("pledge.public.show")}
        </button>
      </form>
      {data.pledges.length === 0 ? (
        <EmptyState title={tsv("pledge.public.none")} icon="edit">
          {tsv(data.community === undefined ? "pledge.public.first" : "pledge.public.noneHint")}
        </EmptyState>
      ) : (
        <ul className="mt-5 grid gap-3 sm:grid-cols-2">
          {data.pledges.map((pledge) => (
            <PledgeCard key={pledge.id} pledge={pledge} />
          ))}
        </ul>
      )}
    </PortalFrame>
  );
}

function PledgeCard({ pledge }: { pledge: PublicPledge }) {
  return (
    <li className="rounded-lg border bg-surface p-4">
      <h2 className="text-lg">{pledge.post}</h2>
      <p className="text-sm text-ink-soft">
        {pledge.who === null ? tsv("pledge.public.nobody") : tsv("pledge.public.who", pledge.who)}
      </p>
      <p className="mt-2 leading-relaxed whitespace-pre-line">{pledge.text}</p>
      <p className="mt-2 text-sm text-ink-soft">
        {tsv("pledge.fromTo", { from: pledge.fromDay, to: pledge.toDay })}
        {pledge.fulfilled ? ` · ${tsv("pledge.status.fulfilled")}` : null}
      </p>
    </li>
  );
}
