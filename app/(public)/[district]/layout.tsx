import type { Metadata } from "next";
import type { ReactNode } from "react";
import { districtOf } from "../_components/district";
import { t } from "../_components/text";

type Props = { params: Promise<{ district: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, demo } = await districtOf((await params).district);
  return {
    title: {
      default: t("portal.homeTitle", { district: name }),
      template: t("portal.title", { page: "%s", district: name }),
    },
    // What is invented has no place in a search engine.
    ...(demo ? { robots: { index: false } } : {}),
  };
}

export default function DistrictLayout({ children }: Props) {
  return children;
}
