import type { Metadata } from "next";
import { AskForm } from "@/components/reviews/ask-form";
import { trv } from "@/components/reviews/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { askChoices } from "@/lib/affairs/reviews/queries/choices";
import { departmentRoles, officeRoles } from "@/lib/affairs/reviews/rules/opinions";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { askForOpinion } from "../actions";

export const metadata: Metadata = { title: trv("ask") };

/** 征求意见: one form. */
export default async function Ask() {
  const choices = await read([...officeRoles, ...departmentRoles], askChoices);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/reviews", label: trv("title") }]}
        title={trv("ask")}
        lead={trv("ask.lead")}
      />
      <div className="max-w-3xl">
        <Card>
          {choices.to.length === 0 ? (
            <EmptyState title={trv("ask.to.none")} icon="inbox" />
          ) : (
            <AskForm choices={choices} action={askForOpinion} startKey={newId()} />
          )}
        </Card>
      </div>
    </>
  );
}
