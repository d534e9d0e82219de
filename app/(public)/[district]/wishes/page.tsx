import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Tone } from "@/components/ui/tone";
import {
  communityById,
  communityChoices,
  wishesOf,
  type PublicWish,
} from "@/lib/affairs/service/queries/public-requests";
import { placeId } from "@/lib/ground/territory/schema";
import { formatDate } from "@/lib/platform/i18n/time";
import { readPublic } from "@/lib/web/guard";
import { CommunityChooser } from "../../_components/community-chooser";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";

type Props = {
  params: Promise<{ district: string }>;
  searchParams: Promise<{ community?: string | string[] }>;
};

export const metadata = { title: t("wishes.title") };

/** 微心愿: what was published of one community, and the way to say one's own. */
export default async function Wishes({ params, searchParams }: Props) {
  const { district } = await params;
  const given = (await searchParams).community;
  const chosen = placeId.safeParse(given).data ?? null;
  const data = await readPublic(district, async (scope) => {
    const community = chosen === null ? null : await communityById(scope, chosen);
    return {
      communities: await communityChoices(scope),
      community,
      wishes: community === null ? [] : await wishesOf(scope, community.path),
      zone: scope.actor.tenant.timeZone,
      now: scope.actor.now,
    };
  });
  const { community } = data;
  const [before, after] = t("wishes.claim").split("{link}");
  return (
    <PortalFrame slug={district}>
      <h1 className="text-2xl">{t("wishes.title")}</h1>
      <p className="mt-1 mb-5 text-ink-soft">{t("wishes.lead")}</p>
      <CommunityChooser
        communities={data.communities}
        chosen={community?.id ?? null}
        missing={given === ""}
      />
      {community === null ? null : (
        <section className="mt-7">
          <header className="flex flex-wrap items-center justify-between gap-3">
            <h2 className="text-lg">{t("wishes.listTitle", { community: community.name })}</h2>
            <ButtonLink
              href={`/${district}/wishes/new?community=${community.id}`}
              variant="primary"
              size="lg"
              icon="edit"
            >
              {t("wishes.new")}
            </ButtonLink>
          </header>
          {data.wishes.length === 0 ? (
            <EmptyState title={t("wishes.none")} icon="people">
              {t("wishes.noneHint")}
            </EmptyState>
          ) : (
            <ul className="mt-4 grid gap-3">
              {data.wishes.map((wish) => (
                <li key={wish.id}>
                  <Wish wish={wish} zone={data.zone} now={data.now} />
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <p className="mt-8 border-t pt-4 text-sm text-ink-soft">
        {before}
        <a href="/sign-in/phone?as=member" className="text-link">
          {t("wishes.claimLink")}
        </a>
        {after}
      </p>
    </PortalFrame>
  );
}

const tones: Readonly<Record<PublicWish["stage"], Tone>> = {
  open: "warn",
  taken: "busy",
  fulfilled: "ok",
};

function Wish({ wish, zone, now }: { wish: PublicWish; zone: string; now: number }) {
  const date = formatDate(new Date(wish.publishedAt), zone, now);
  return (
    <article className="rounded-lg border bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <h3 className="text-base font-semibold">{wish.title}</h3>
        <Badge tone={tones[wish.stage]}>{t(`wishes.stage.${wish.stage}`)}</Badge>
      </div>
      <p className="mt-1.5 whitespace-pre-line">{wish.text}</p>
      <p className="mt-2 text-sm text-ink-faint">{t("wishes.since", { date })}</p>
    </article>
  );
}
