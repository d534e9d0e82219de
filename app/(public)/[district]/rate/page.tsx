import { newId } from "@/lib/platform/core/id";
import { idle } from "@/lib/platform/core/action-state";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";
import { LinkedRating } from "./_components/linked-rating";
import { sendLinkedRating } from "./actions";

type Props = { params: Promise<{ district: string }> };

export const metadata = { title: t("rating.title"), robots: { index: false } };

/** Where the link in a text message leads. Who holds it may rate that one handling, and see nothing. */
export default async function RatePage({ params }: Props) {
  const { district } = await params;
  return (
    <PortalFrame slug={district} current="track">
      <h1 className="text-2xl">{t("rating.title")}</h1>
      <p className="mt-1 mb-6 text-ink-soft">{t("rating.lead")}</p>
      <LinkedRating
        action={sendLinkedRating}
        start={idle(newId())}
        district={district}
        form="rate"
      />
    </PortalFrame>
  );
}
