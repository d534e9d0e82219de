import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/platform/core/id";
import { idle } from "@/lib/platform/core/action-state";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";
import { openTicket } from "./actions";
import { TrackForm } from "./_components/track-form";

type Props = {
  params: Promise<{ district: string }>;
  searchParams: Promise<{ number?: string | string[]; ended?: string | string[] }>;
};

export const metadata = { title: t("track.title") };

export default async function Track({ params, searchParams }: Props) {
  const { district } = await params;
  const { number, ended } = await searchParams;
  return (
    <PortalFrame slug={district} current="track">
      <h1 className="text-2xl">{t("track.title")}</h1>
      <p className="mt-1 mb-6 text-ink-soft">{t("track.lead")}</p>
      {ended === undefined ? null : (
        <div className="mb-6">
          <Notice tone="warn">{t("track.ended")}</Notice>
        </div>
      )}
      <TrackForm
        action={openTicket}
        start={idle(newId())}
        district={district}
        number={typeof number === "string" ? number : ""}
      />
      <section className="mt-10 border-t pt-5">
        <h2 className="text-base">{t("track.lost")}</h2>
        <p className="mt-1 text-ink-soft">{t("track.lostAdvice")}</p>
      </section>
    </PortalFrame>
  );
}
