import { tc } from "@/components/check-ins/text";
import { communityByTag, communityOptions } from "@/lib/ground/check-ins/queries/communities";
import { placeTag } from "@/lib/ground/territory/schema";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { readPublic } from "@/lib/web/guard";
import { canSendCodes } from "@/lib/web/phone-code";
import { districtOf } from "../../../_components/district";
import { PortalFrame } from "../../../_components/portal-frame";
import { askForCode } from "../actions";
import { sendUnit } from "./actions";
import { UnitForm } from "./_components/unit-form";

type Props = {
  params: Promise<{ district: string }>;
  searchParams: Promise<{ at?: string | string[] }>;
};

export const metadata = { title: tc("unit.register") };

/** 单位报到: a unit's Party organization reports to the community where the unit sits. */
export default async function UnitCheckIn({ params, searchParams }: Props) {
  const slug = (await params).district;
  const tag = placeTag.safeParse((await searchParams).at).data;
  const { communities, here } = await readPublic(slug, async (scope) => ({
    communities: await communityOptions(scope),
    here: tag === undefined ? null : await communityByTag(scope, tag),
  }));
  const { demo } = await districtOf(slug);
  return (
    <PortalFrame slug={slug}>
      <UnitForm
        action={sendUnit}
        start={idle(newId())}
        proof={{
          ask: askForCode,
          askStart: idle(newId()),
          district: slug,
          codes: canSendCodes(demo),
        }}
        communities={communities}
        here={here}
      >
        <h1 className="text-2xl">{tc("unit.register")}</h1>
        <p className="mt-1 text-ink-soft">{tc("unit.registerLead")}</p>
        <p className="mt-1 mb-6 flex flex-wrap gap-x-5">
          <a
            className="text-link inline-flex min-h-11 items-center"
            href={`/sign-in/phone?as=liaison&district=${slug}`}
          >
            {tc("unit.signIn")}
          </a>
          <a className="text-link inline-flex min-h-11 items-center" href={`/${slug}/check-in`}>
            {tc("unit.memberDoor")}
          </a>
        </p>
      </UnitForm>
    </PortalFrame>
  );
}
