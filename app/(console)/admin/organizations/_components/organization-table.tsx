import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/ground/organizations/messages/zh-CN.json";
import type { OrganizationPage, OrganizationRow } from "@/lib/ground/organizations/schema";
import { messages } from "@/lib/platform/i18n/messages";
import type { FormAction } from "../../_components/action-form";
import { EditOrganizationForm, EndOrganizationForm } from "./organization-forms";

const t = messages(words);

export function OrganizationTable({
  page,
  idempotencyKey,
  actions,
  empty,
}: {
  page: OrganizationPage;
  idempotencyKey: string;
  actions: Record<"editOrganization" | "endOrganization", FormAction>;
  empty: ReactNode;
}) {
  const columns: Column<OrganizationRow>[] = [
    {
      key: "name",
      head: t("organizations.name"),
      title: true,
      cell: (row) => (
        <>
          {row.name}
          {row.validTo === null ? null : (
            <span className="ml-2">
              <Badge>{t("organizations.endedOn", { day: row.validTo })}</Badge>
            </span>
          )}
        </>
      ),
    },
    { key: "short", head: t("organizations.shortName"), cell: (row) => row.shortName },
    {
      key: "kind",
      head: t("organizations.kind"),
      cell: (row) => t(`organizations.kind.${row.kind}`),
    },
    { key: "area", head: t("organizations.area"), cell: (row) => row.areaName, wideOnly: true },
    { key: "phone", head: t("organizations.phone"), cell: (row) => row.phone ?? "—" },
    {
      key: "signOff",
      head: t("organizations.signOff"),
      cell: (row) =>
        row.kind === "department"
          ? t(row.signOff ? "organizations.signOffYes" : "organizations.signOffNo")
          : "—",
    },
    {
      key: "actions",
      head: t("organizations.actions"),
      width: "w-40",
      cell: (row) =>
        row.editable ? (
          <span className="flex flex-wrap gap-1.5">
            <EditOrganizationForm
              row={row}
              idempotencyKey={idempotencyKey}
              action={actions.editOrganization}
            />
            {row.kind !== "department" ? null : (
              <EndOrganizationForm
                row={row}
                today={page.today}
                idempotencyKey={idempotencyKey}
                action={actions.endOrganization}
              />
            )}
          </span>
        ) : (
          "—"
        ),
    },
  ];
  return (
    <Table
      caption={t("organizations.title")}
      columns={columns}
      rows={page.rows}
      keyOf={(row) => row.id}
      empty={empty}
    />
  );
}
