import { overallWords } from "@/components/property/asked";
import { StatusBadge } from "@/components/property/badges";
import { tpr } from "@/components/property/text";
import { EmptyState } from "@/components/ui/empty-state";
import {
  placeOfTag,
  publicEstates,
  type PublicEstate,
} from "@/lib/affairs/property/queries/ratings";
import { communityById, communityChoices } from "@/lib/affairs/service/queries/public-requests";
import { placeId, placeTag } from "@/lib/ground/territory/schema";
import { readPublic } from "@/lib/web/guard";
import { CommunityChooser } from "../../_components/community-chooser";
import { PortalFrame } from "../../_components/portal-frame";

type Props = {
  params: Promise<{ district: string }>;
  /** `at` is the code of a place, from its QR code: its community, and the estates of its grid first. */
  searchParams: Promise<Record<"community" | "at", string | string[] | undefined>>;
};

export const metadata = { title: tpr("public.title") };

/** 小区物业 for residents: who manages an estate, and what residents say of the service. No scripts. */
export default async function PublicProperty({ params, searchParams }: Props) {
  const { district } = await params;
  const given = await searchParams;
  const chosen = placeId.safeParse(given.community).data ?? null;
  const tag = placeTag.safeParse(given.at).data;
  const { communities, community, estates } = await readPublic(district, async (scope) => {
    const scanned = tag === undefined ? null : await placeOfTag(scope, tag);
    const communityId = chosen ?? scanned?.communityId ?? null;
    return {
      communities: await communityChoices(scope),
      community: communityId === null ? null : await communityById(scope, communityId),
      estates:
        communityId === null
          ? []
          : await publicEstates(scope, communityId, scanned?.gridId ?? null),
    };
  });
  return (
    <PortalFrame slug={district}>
      <h1 className="text-2xl">{tpr("public.title")}</h1>
      <p className="mt-1 mb-5 text-ink-soft">{tpr("public.lead")}</p>
      <CommunityChooser
        communities={communities}
        chosen={community?.id ?? null}
        missing={given.community === ""}
      />
      {community === null ? null : (
        <section className="mt-7">
          <h2 className="text-lg">{tpr("public.of", { community: community.name })}</h2>
          {estates.length === 0 ? (
            <EmptyState title={tpr("public.none")} icon="building">
              {tpr("public.noneHint")}
            </EmptyState>
          ) : (
            <ul className="mt-4 grid gap-3">
              {estates.map((estate) => (
                <EstateItem key={estate.id} estate={estate} district={district} />
              ))}
            </ul>
          )}
        </section>
      )}
    </PortalFrame>
  );
}

function EstateItem({ estate, district }: { estate: PublicEstate; district: string }) {
  const { id, name, status, company, ratings } = estate;
  const [latest] = ratings.flatMap((rating) => overallWords(rating) ?? []);
  return (
    <li className="rounded-lg border bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-base">
          <a
            href={`/${district}/property/${id}`}
            className="text-link inline-flex min-h-11 items-center font-semibold"
          >
            {name}
          </a>
        </h3>
        <StatusBadge status={status} />
      </div>
      {company === null ? null : <p>{company}</p>}
      {ratings.length === 0 ? null : (
        <p className="mt-1 text-sm text-ink-soft">{latest ?? tpr("overall.few")}</p>
      )}
    </li>
  );
}
