import type { Metadata } from "next";
import { trv } from "@/components/reviews/text";
import { PageHeader } from "@/components/ui/page-header";
import { roundSides } from "@/lib/affairs/reviews/queries/sides";
import { roundHolders } from "@/lib/affairs/reviews/rules/rounds";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { RoundForm } from "../../_components/round-form";
import { draftReview } from "../../actions";

export const metadata: Metadata = { title: trv("round.new") };

/** 拟定评议. */
export default async function NewRound() {
  const choices = await read(roundHolders, (scope) => roundSides(scope));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/reviews", label: trv("title") }]}
        title={trv("round.new")}
        lead={trv("round.lead")}
      />
      <RoundForm choices={choices} action={draftReview} startKey={newId()} />
    </>
  );
}
