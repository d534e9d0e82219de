import type { Metadata } from "next";
import { appointmentPaper } from "@/components/councils/appointment-paper";
import { tc } from "@/components/councils/text";
import { PaperView } from "@/components/paper/paper-view";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { councilReaders } from "@/lib/affairs/councils/rules/rights";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tc("paper") };

/** 任职名单 of a council, for printing. */
export default async function AppointmentsPrint({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const council = await read(councilReaders, (scope) => councilDetail(scope, id));
  return (
    <PaperView
      paper={appointmentPaper(council)}
      fileHref={`/councils/${id}/file`}
      backHref={`/councils/${id}`}
    />
  );
}
