import type { Metadata } from "next";
import { PaperView } from "@/components/paper/paper-view";
import { roundPaper } from "@/components/reviews/round-paper";
import { trv } from "@/components/reviews/text";
import { roundDetail } from "@/lib/affairs/reviews/queries/rounds";
import { roundHolders } from "@/lib/affairs/reviews/rules/rounds";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: trv("print") };

/** 双向评议 on paper, and as a document: before its end the plan, after it the result. */
export default async function RoundPrint({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const round = await read(roundHolders, (scope) => roundDetail(scope, id));
  return (
    <PaperView
      paper={roundPaper(round)}
      fileHref={`/reviews/rounds/${id}/file`}
      backHref={`/reviews/rounds/${id}`}
    />
  );
}
