import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { districtOf } from "../../_components/district";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";

type Props = { params: Promise<{ district: string }> };

export const metadata = { title: t("feedback.title") };

/** A public service must have a channel for complaints about itself (DOMAIN §11.1, N8). */
export default async function Feedback({ params }: Props) {
  const slug = (await params).district;
  const { name: district } = await districtOf(slug);
  return (
    <PortalFrame slug={slug}>
      <h1 className="text-2xl">{t("feedback.title")}</h1>
      <p className="mt-2 text-ink-soft">{t("feedback.lead")}</p>
      <Way
        title={t("feedback.online")}
        action={
          <ButtonLink href={`/${slug}/report`} variant="primary">
            {t("portal.report")}
          </ButtonLink>
        }
      >
        {t("feedback.onlineText")}
      </Way>
      <Way
        title={t("feedback.own")}
        action={<ButtonLink href={`/${slug}/track`}>{t("portal.track")}</ButtonLink>}
      >
        {t("feedback.ownText")}
      </Way>
      <Way title={t("feedback.phone")}>{t("feedback.phoneText", { district })}</Way>
      <Way title={t("feedback.visit")}>{t("feedback.visitText")}</Way>
    </PortalFrame>
  );
}

function Way({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="mt-7">
      <h2 className="text-lg">{title}</h2>
      <p className="mt-1">{children}</p>
      {action === undefined ? null : <div className="mt-3">{action}</div>}
    </section>
  );
}
