import type { Metadata } from "next";
import { tt } from "@/components/tickets/messages/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { categoryChoices } from "@/lib/affairs/tickets/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ImportForm } from "./_components/import-form";
import { importCasesFromSheet } from "./actions";

export const metadata: Metadata = { title: tt("import.title") };

export default async function ImportPage() {
  const categories = await read(["district_dispatcher", "street_dispatcher"], categoryChoices);
  const groups = [...new Set(categories.map((one) => one.parentName))];
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/tickets", label: tt("page.tickets") },
          { href: "/tickets/new", label: tt("new.title") },
        ]}
        title={tt("import.title")}
        lead={tt("import.lead")}
        actions={
          <ButtonLink href="/tickets/import/template" icon="download" size="sm" download>
            {tt("import.template")}
          </ButtonLink>
        }
      />
      <div className="grid gap-4">
        <ImportForm action={importCasesFromSheet} startKey={newId()} />
        <Card title={tt("import.categories")} note={tt("import.categories.note")}>
          <dl className="grid gap-2">
            {groups.map((group) => (
              <div key={group} className="grid grid-cols-[6em_minmax(0,1fr)] gap-3">
                <dt className="text-ink-faint">{group}</dt>
                <dd>
                  {categories
                    .filter((one) => one.parentName === group)
                    .map((one) => one.name)
                    .join(" · ")}
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </>
  );
}
