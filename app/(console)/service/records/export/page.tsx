import type { Metadata } from "next";
import { tsv } from "@/components/service/text";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { exportPage } from "@/lib/affairs/service/queries/volunteer-file";
import { serviceReaders } from "@/lib/affairs/service/rules/staff";
import type { VolunteerColumn } from "@/lib/affairs/service/rules/volunteer-file";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { saveColumns, takeOutRecords } from "./actions";
import { ColumnsForm } from "./_components/columns-form";
import { TakeOutForm } from "./_components/take-out-form";

export const metadata: Metadata = { title: tsv("volunteer.page") };

/** 报送全国志愿服务信息系统: confirmed service of members who have agreed, in the columns that system takes. */
export default async function ExportRecords() {
  const { version, columns, mayEdit, today } = await read(serviceReaders, exportPage);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/service/records", label: tsv("records.title") }]}
        title={tsv("volunteer.page")}
        lead={tsv("volunteer.lead")}
      />
      <div className="grid gap-4">
        <Card title={tsv("volunteer.days")}>
          <TakeOutForm action={takeOutRecords} startKey={newId()} today={today} />
        </Card>
        <Card
          title={tsv("volunteer.columns")}
          note={mayEdit ? tsv("volunteer.columns.lead") : tsv("volunteer.columns.by")}
        >
          {mayEdit ? (
            <ColumnsForm
              key={version}
              version={version}
              columns={columns}
              action={saveColumns}
              startKey={newId()}
            />
          ) : (
            <ColumnList columns={columns} />
          )}
        </Card>
      </div>
    </>
  );
}

function ColumnList({ columns }: { columns: readonly VolunteerColumn[] }) {
  return (
    <ol className="grid gap-1 sm:grid-cols-2 lg:grid-cols-3">
      {columns.map(({ head, field }, index) => (
        <li key={`${String(index)}${head}`} className="flex gap-2">
          <span className="font-semibold">{head}</span>
          {head === tsv(`volunteer.${field}`) ? null : (
            <span className="text-ink-soft">{tsv(`volunteer.${field}`)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
