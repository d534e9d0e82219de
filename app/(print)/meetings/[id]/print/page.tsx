import type { Metadata } from "next";
import { MinutesSheet, NoticeSheet, ResolutionSheet } from "@/components/meetings/sheet-parts";
import { tme } from "@/components/meetings/text";
import { PrintButton } from "@/components/tickets/print-button";
import { ButtonLink } from "@/components/ui/button";
import { meetingDetail } from "@/lib/parts/meetings/queries/detail";
import { meetingReaders } from "@/lib/parts/meetings/rules/rights";
import { meetingSheets } from "@/lib/parts/meetings/rules/stages";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tme("print") };

/** 通知、纪要、决议清单 on paper; the browser prints it or makes a PDF of it. */
export default async function MeetingPrint({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ sheet?: string | string[] }>;
}) {
  const { id } = await params;
  const { sheet: asked } = await searchParams;
  const meeting = await read(meetingReaders, (scope) => meetingDetail(scope, id));
  const sheet = meetingSheets.find((one) => one === asked) ?? "notice";
  return (
    <main className="mx-auto max-w-[210mm] p-4 print:max-w-none print:p-0">
      <div data-no-print className="mb-6 flex flex-wrap gap-2">
        <PrintButton>{tme("print")}</PrintButton>
        {meetingSheets
          .filter((one) => one !== sheet)
          .map((one) => (
            <ButtonLink key={one} href={`/meetings/${id}/print?sheet=${one}`}>
              {tme(`print.${one}`)}
            </ButtonLink>
          ))}
        <ButtonLink href={`/meetings/${id}`}>{tme("print.back")}</ButtonLink>
      </div>
      <article className="bg-surface p-4 sm:p-10 print:p-0">
        {sheet === "notice" ? <NoticeSheet meeting={meeting} /> : null}
        {sheet === "minutes" ? <MinutesSheet meeting={meeting} /> : null}
        {sheet === "resolutions" ? <ResolutionSheet meeting={meeting} /> : null}
      </article>
    </main>
  );
}
