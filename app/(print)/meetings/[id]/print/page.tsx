import type { Metadata } from "next";
import { meetingPaper } from "@/components/meetings/papers";
import { tme } from "@/components/meetings/text";
import { PaperView } from "@/components/paper/paper-view";
import { meetingDetail } from "@/lib/parts/meetings/queries/detail";
import { meetingReaders } from "@/lib/parts/meetings/rules/rights";
import { meetingSheets } from "@/lib/parts/meetings/rules/stages";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tme("print") };

/** 通知、纪要、决议清单 on paper, and as a document. */
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
    <PaperView
      paper={meetingPaper(meeting, sheet)}
      fileHref={`/meetings/${id}/file?sheet=${sheet}`}
      backHref={`/meetings/${id}`}
      others={meetingSheets
        .filter((one) => one !== sheet)
        .map((one) => ({
          href: `/meetings/${id}/print?sheet=${one}`,
          label: tme(`print.${one}`),
        }))}
    />
  );
}
