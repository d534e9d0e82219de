import { ButtonLink } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import {
  communityById,
  communityChoices,
  menuFor,
} from "@/lib/affairs/service/queries/public-requests";
import { placeId } from "@/lib/ground/territory/schema";
import { readPublic } from "@/lib/web/guard";
import { CommunityChooser } from "../../_components/community-chooser";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";

type Props = {
  params: Promise<{ district: string }>;
  searchParams: Promise<{ community?: string | string[] }>;
};

export const metadata = { title: t("services.title") };

/** 服务菜单 of one community and its street. */
export default async function Services({ params, searchParams }: Props) {
  const { district } = await params;
  const given = (await searchParams).community;
  const chosen = placeId.safeParse(given).data ?? null;
  const { community, communities, menu } = await readPublic(district, async (scope) => {
    const found = chosen === null ? null : await communityById(scope, chosen);
    return {
      communities: await communityChoices(scope),
      community: found,
      menu: found === null ? [] : await menuFor(scope, found.path),
    };
  });
  const [before, after] = t("services.noneHint").split("{link}");
  return (
    <PortalFrame slug={district}>
      <h1 className="text-2xl">{t("services.title")}</h1>
      <p className="mt-1 mb-5 text-ink-soft">{t("services.lead")}</p>
      <CommunityChooser
        communities={communities}
        chosen={community?.id ?? null}
        missing={given === ""}
      />
      {community === null ? null : (
        <section className="mt-7">
          <h2 className="text-lg">{t("services.listTitle", { community: community.name })}</h2>
          {menu.length === 0 ? (
            <EmptyState title={t("services.none")} icon="list">
              {before}
              <a href={`/${district}/wishes/new?community=${community.id}`} className="text-link">
                {t("wishes.new")}
              </a>
              {after}
            </EmptyState>
          ) : (
            <ul className="mt-4 grid gap-3">
              {menu.map((item) => (
                <li key={item.id} className="rounded-lg border bg-surface p-4">
                  <div className="flex flex-wrap items-start justify-between gap-3">
                    <h3 className="text-base font-semibold">{item.title}</h3>
                    <ButtonLink
                      href={`/${district}/services/order?community=${community.id}&item=${item.id}`}
                      variant="primary"
                    >
                      {t("services.order")}
                    </ButtonLink>
                  </div>
                  <p className="mt-1.5 mb-3 whitespace-pre-line">{item.includes}</p>
                  <DescriptionList
                    items={[
                      { term: t("services.when"), detail: item.offeredWhen },
                      { term: t("services.by"), detail: item.offeredBy },
                    ]}
                  />
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </PortalFrame>
  );
}
