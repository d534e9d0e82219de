import type { ReactNode } from "react";
import { PublicShell } from "@/components/ui/shell/public-shell";
import { districtOf } from "./district";
import { t } from "./text";
import { TypeSizeLink } from "./type-size-link";

export type PortalPage = "home" | "report" | "track" | "walls";

/** The frame of a district's pages. */
export async function PortalFrame({
  slug,
  current,
  wide,
  children,
}: {
  slug: string;
  current?: PortalPage;
  /** For walls: two columns where there is room. */
  wide?: boolean;
  children: ReactNode;
}) {
  const district = await districtOf(slug);
  const nav = [
    { page: "home", href: `/${slug}`, label: t("portal.home") },
    { page: "report", href: `/${slug}/report`, label: t("portal.report") },
    { page: "track", href: `/${slug}/track`, label: t("portal.track") },
    { page: "walls", href: `/${slug}/walls`, label: t("portal.walls") },
  ];
  return (
    <PublicShell
      district={district.name}
      homeHref={`/${slug}`}
      wide={wide}
      nav={nav.map(({ page, ...item }) => ({ ...item, current: page === current }))}
      footer={[
        { href: `/${slug}/privacy`, label: t("portal.privacy") },
        { href: `/${slug}/feedback`, label: t("portal.feedback") },
        { href: "/", label: t("portal.districts") },
        { href: `/sign-in?district=${slug}`, label: t("portal.staff") },
      ]}
      filingNumber={district.filingNumber ?? t("portal.filing")}
      tools={<TypeSizeLink />}
      demoBar={
        district.demo ? (
          <p className="border-b border-warn-line bg-warn-soft px-4 py-1.5 text-center text-sm text-warn print:hidden">
            {t("portal.demoBar")}
          </p>
        ) : undefined
      }
    >
      {children}
    </PublicShell>
  );
}
