import { communityById, communityChoices } from "@/lib/affairs/service/queries/public-requests";
import { placeId } from "@/lib/ground/territory/schema";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { readPublic } from "@/lib/web/guard";
import { CommunityChooser } from "../../../_components/community-chooser";
import { districtOf } from "../../../_components/district";
import { PortalFrame } from "../../../_components/portal-frame";
import { t } from "../../../_components/text";
import { NeedForm } from "../../../_leaves/need-form";
import { sendRequest } from "../actions";

type Props = {
  params: Promise<{ district: string }>;
  searchParams: Promise<{ community?: string | string[] }>;
};

export const metadata = { title: t("wishes.newTitle") };

export default async function NewWish({ params, searchParams }: Props) {
  const { district } = await params;
  const given = (await searchParams).community;
  const chosen = placeId.safeParse(given).data ?? null;
  const { community, communities } = await readPublic(district, async (scope) => ({
    community: chosen === null ? null : await communityById(scope, chosen),
    communities: await communityChoices(scope),
  }));
  const { name } = await districtOf(district);
  if (community === null) {
    return (
      <PortalFrame slug={district}>
        <h1 className="mb-5 text-2xl">{t("wishes.newTitle")}</h1>
        <CommunityChooser communities={communities} chosen={null} missing={given === ""} />
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
        kind="wish"
        areaId={community.id}
        again={`/${district}/wishes?community=${community.id}`}
      >
        <h1 className="text-2xl">{t("wishes.newTitle")}</h1>
        <p className="mt-1 mb-6 text-ink-soft">
          {t("wishes.newLead", { community: community.name })}
        </p>
      </NeedForm>
    </PortalFrame>
  );
}
