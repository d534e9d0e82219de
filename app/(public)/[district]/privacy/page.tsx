import type { ReactNode } from "react";
import { noticeVersion } from "@/lib/affairs/tickets/rules/notice";
import { districtOf } from "../../_components/district";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";

type Props = { params: Promise<{ district: string }> };

export const metadata = { title: t("privacy.title") };

/** PIPL art. 17: who, why, what, how long, which rights. The version is kept with every report. */
export default async function Privacy({ params }: Props) {
  const slug = (await params).district;
  const { name: district } = await districtOf(slug);
  const collected = [
    [t("privacy.text"), t("privacy.textWhy"), t("privacy.must")],
    [t("privacy.place"), t("privacy.placeWhy"), t("privacy.placeMust")],
    [t("privacy.photo"), t("privacy.photoWhy"), t("privacy.may")],
    [t("privacy.contact"), t("privacy.contactWhy"), t("privacy.may")],
  ];
  const rights = [
    t("privacy.right1"),
    t("privacy.right2"),
    t("privacy.right3"),
    t("privacy.right4"),
  ];
  return (
    <PortalFrame slug={slug}>
      <h1 className="text-2xl">{t("privacy.title")}</h1>
      <p className="mt-1 text-sm text-ink-faint">
        {district} · {t("privacy.version", { version: noticeVersion })}
      </p>
      <Part title={t("privacy.who")}>{t("privacy.whoText", { district })}</Part>
      <Part title={t("privacy.what")}>
        <table className="w-full border-collapse text-left">
          <thead>
            <tr className="border-b text-sm text-ink-soft">
              <th className="py-2 pr-3">{t("privacy.whatItem")}</th>
              <th className="py-2 pr-3">{t("privacy.whatWhy")}</th>
              <th className="py-2">{t("privacy.whatMust")}</th>
            </tr>
          </thead>
          <tbody>
            {collected.map(([item, why, must]) => (
              <tr key={item} className="border-b align-top">
                <th className="py-2 pr-3 font-semibold">{item}</th>
                <td className="py-2 pr-3">{why}</td>
                <td className="py-2">{must}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="mt-3">{t("privacy.not")}</p>
      </Part>
      <Part title={t("privacy.phone")}>{t("privacy.phoneText")}</Part>
      <Part title={t("privacy.long")}>{t("privacy.longText")}</Part>
      <Part title={t("privacy.share")}>{t("privacy.shareText")}</Part>
      <Part title={t("privacy.rights")}>
        <ul className="list-disc pl-5">
          {rights.map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
        <p className="mt-3">
          {t("privacy.rightHow")}{" "}
          <a className="text-link" href={`/${slug}/feedback`}>
            {t("portal.feedback")}
          </a>
        </p>
      </Part>
    </PortalFrame>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-7">
      <h2 className="text-lg">{title}</h2>
      <div className="mt-2">{children}</div>
    </section>
  );
}
