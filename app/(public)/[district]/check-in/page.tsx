import { tc } from "@/components/check-ins/text";
import { Notice } from "@/components/ui/notice";
import { communityByTag, communityOptions } from "@/lib/ground/check-ins/queries/communities";
import { placeTag } from "@/lib/ground/territory/schema";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { readPublic } from "@/lib/web/guard";
import { canSendCodes } from "@/lib/web/phone-code";
import { districtOf } from "../../_components/district";
import { PortalFrame } from "../../_components/portal-frame";
import { askForCode, sendCheckIn } from "./actions";
import { CheckInForm } from "./_components/check-in-form";
import { NoticeText } from "./_components/notice-text";

type Props = {
  params: Promise<{ district: string }>;
  /** `at` is the public code of a place, from the community's QR code. */
  searchParams: Promise<{ at?: string | string[]; left?: string | string[] }>;
};

export const metadata = { title: tc("register.title") };

/** 党员报到: a registration with the community where somebody lives, without an account. */
export default async function CheckIn({ params, searchParams }: Props) {
  const slug = (await params).district;
  const { at, left } = await searchParams;
  const tag = placeTag.safeParse(at).data;
  const { communities, here } = await readPublic(slug, async (scope) => ({
    communities: await communityOptions(scope),
    here: tag === undefined ? null : await communityByTag(scope, tag),
  }));
  const { demo } = await districtOf(slug);
  return (
    <PortalFrame slug={slug}>
      <CheckInForm
        action={sendCheckIn}
        start={idle(newId())}
        proof={{
          ask: askForCode,
          askStart: idle(newId()),
          district: slug,
          codes: canSendCodes(demo),
        }}
        communities={communities}
        here={here}
        notice={<NoticeText />}
      >
        <h1 className="text-2xl">{tc("register.title")}</h1>
        <p className="mt-1 text-ink-soft">{tc("register.lead")}</p>
        <p className="mt-1 mb-6 flex flex-wrap gap-x-5">
          <a
            className="text-link inline-flex min-h-11 items-center"
            href={`/sign-in/phone?as=member&district=${slug}`}
          >
            {tc("register.member")}
          </a>
          <a
            className="text-link inline-flex min-h-11 items-center"
            href={`/${slug}/check-in/unit`}
          >
            {tc("register.unitDoor")}
          </a>
        </p>
        {left === undefined ? null : (
          <div className="mb-6">
            <Notice tone="ok" title={tc("told.left")}>
              {tc("told.leftText")}
            </Notice>
          </div>
        )}
        {at !== undefined && here === null ? (
          <div className="mb-6">
            <Notice tone="warn">{tc("register.codeEnded")}</Notice>
          </div>
        ) : null}
      </CheckInForm>
    </PortalFrame>
  );
}
