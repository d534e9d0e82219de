import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { communityById, menuFor } from "@/lib/affairs/service/queries/public-requests";
import { placeId } from "@/lib/ground/territory/schema";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { readPublic } from "@/lib/web/guard";
import { districtOf } from "../../../_components/district";
import { PortalFrame } from "../../../_components/portal-frame";
import { t } from "../../../_components/text";
import { NeedForm } from "../../../_leaves/need-form";
import { sendRequest } from "../../wishes/actions";

type Props = {
  params: Promise<{ district: string }>;
  searchParams: Promise<Record<"community" | "item", string | string[] | undefined>>;
};

export const metadata = { title: t("services.title") };

/** 点单: one item of the menu, asked for by a resident. */
export default async function Order({ params, searchParams }: Props) {
  const { district } = await params;
  const given = await searchParams;
  const communityId = placeId.safeParse(given.community).data;
  const { community, item } = await readPublic(district, async (scope) => {
    const found = communityId === undefined ? null : await communityById(scope, communityId);
    const menu = found === null ? [] : await menuFor(scope, found.path);
    return { community: found, item: menu.find(({ id }) => id === given.item) ?? null };
  });
  const { name } = await districtOf(district);
  if (community === null || item === null) {
    return (
      <PortalFrame slug={district}>
        <h1 className="mb-4 text-2xl">{t("services.title")}</h1>
        <Notice tone="warn">{t("services.gone")}</Notice>
        <p className="mt-4">
          <ButtonLink href={`/${district}/services`}>{t("services.back")}</ButtonLink>
        </p>
      </PortalFrame>
    );
  }
  return (
    <PortalFrame slug={district}>
      <NeedForm
        action={sendRequest}
        start={idle(newId())}
        district={district}
        districtName={name}
        kind="order"
        areaId={community.id}
        itemId={item.id}
        again={`/${district}/services?community=${community.id}`}
      >
        <h1 className="text-2xl">{t("services.orderTitle", { title: item.title })}</h1>
        <p className="mt-1 whitespace-pre-line text-ink-soft">{item.includes}</p>
        <p className="mt-1 mb-6 text-sm text-ink-soft">
          {item.offeredWhen} · {item.offeredBy}
        </p>
      </NeedForm>
    </PortalFrame>
  );
}
