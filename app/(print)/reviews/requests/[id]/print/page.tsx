import type { Metadata } from "next";
import { PaperView } from "@/components/paper/paper-view";
import { opinionPaper } from "@/components/reviews/opinion-paper";
import { trv } from "@/components/reviews/text";
import { opinionDetail } from "@/lib/affairs/reviews/queries/detail";
import { opinionReaders } from "@/lib/affairs/reviews/rules/opinions";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: trv("print") };

/** 意见征求 on paper, and as a document. */
export default async function OpinionPrint({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const one = await read(opinionReaders, (scope) => opinionDetail(scope, id));
  return (
    <PaperView
      paper={opinionPaper(one)}
      fileHref={`/reviews/requests/${id}/file`}
      backHref={`/reviews/requests/${id}`}
    />
  );
}
