import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { categoryGroups } from "@/lib/affairs/tickets/queries/categories";
import { areaRoles, organizationRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { saveCategory, startCategory } from "../actions";
import { tc } from "../_components/text";
import { CategoryForm } from "./_components/category-form";

export const metadata: Metadata = { title: tc("categories.title") };

/** 诉求类别: what residents choose from and dispatchers go by. */
export default async function CategoriesPage() {
  const { groups, editable } = await read([...areaRoles, ...organizationRoles], async (scope) => ({
    groups: await categoryGroups(scope),
    editable: scope.actor.role === "district_dispatcher",
  }));
  return (
    <>
      <PageHeader
        title={tc("categories.title")}
        lead={tc("categories.lead")}
        actions={
          <ButtonLink href="/catalogue" size="sm">
            {tc("categories.back")}
          </ButtonLink>
        }
      />
      <div className="grid gap-4">
        {groups.map((group) => (
          <Card key={group.id} title={group.name}>
            <ul className="divide-y">
              {group.minors.map((minor) => (
                <li key={minor.id} className="py-2">
                  <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                    <span className="w-12 text-sm text-ink-faint tabular-nums">{minor.code}</span>
                    <strong className={minor.active ? undefined : "text-ink-faint line-through"}>
                      {minor.name}
                    </strong>
                    <span className="text-sm text-ink-soft">
                      {[
                        tc(`categories.urgency.${urgencyOf(minor.urgency)}`),
                        ...(minor.physical ? [tc("categories.physicalShort")] : []),
                      ].join(" · ")}
                    </span>
                    {minor.active ? null : <Badge tone="idle">{tc("categories.retired")}</Badge>}
                  </div>
                  {editable ? (
                    <details className="mt-1">
                      <summary className="text-sm text-action">{tc("categories.edit")}</summary>
                      <CategoryForm action={saveCategory} startKey={newId()} minor={minor} />
                    </details>
                  ) : null}
                </li>
              ))}
            </ul>
            {editable ? (
              <details className="mt-3">
                <summary className="text-sm font-semibold text-action">
                  {tc("categories.add", { group: group.name })}
                </summary>
                <CategoryForm action={startCategory} startKey={newId()} parentId={group.id} />
              </details>
            ) : null}
          </Card>
        ))}
      </div>
    </>
  );
}

function urgencyOf(text: string): "urgent" | "routine" | "key" {
  return text === "urgent" || text === "key" ? text : "routine";
}
