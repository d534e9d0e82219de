import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { trv } from "@/components/reviews/text";
import { PageHeader } from "@/components/ui/page-header";
import { roundDetail } from "@/lib/affairs/reviews/queries/rounds";
import { roundSides } from "@/lib/affairs/reviews/queries/sides";
import { roundHolders } from "@/lib/affairs/reviews/rules/rounds";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { RoundForm } from "../../../_components/round-form";
import { reviseReview } from "../../../actions";

export const metadata: Metadata = { title: trv("round.revise") };

/** 修改草稿: only while nobody else knows of it. */
export default async function EditRound({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { round, choices } = await read(roundHolders, async (scope) => ({
    round: await roundDetail(scope, id),
    choices: await roundSides(scope),
  }));
  if (!round.verbs.includes("revise")) notFound();
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/reviews", label: trv("title") },
          { href: `/reviews/rounds/${id}`, label: round.title },
        ]}
        title={trv("round.revise")}
        lead={trv("round.lead")}
      />
      <RoundForm
        choices={choices}
        start={{
          ...round,
          questions: round.questions
            .map(({ text, weight }) => `${text} ${String(weight)}`)
            .join("\n"),
        }}
        action={reviseReview}
        startKey={newId()}
      />
    </>
  );
}
