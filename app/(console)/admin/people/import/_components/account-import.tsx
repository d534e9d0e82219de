"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/ground/people/messages/zh-CN.json";
import {
  previewOutput,
  slipsOutput,
  type AccountPreview,
  type Slips,
} from "@/lib/ground/people/schema";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import { ActionForm, type FormAction } from "../../../_components/action-form";
import { SlipSheet } from "../../_components/slips";

const t = messages(words);
const sheetType = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Choose a sheet, look at every row, import all of it, print the slips. */
export function AccountImport({
  district,
  idempotencyKey,
  actions,
}: {
  district: string;
  idempotencyKey: string;
  actions: Record<"previewAccounts" | "importAccounts", FormAction>;
}) {
  const [preview, setPreview] = useState<AccountPreview["rows"] | null>(null);
  const [opened, setOpened] = useState<Slips | null>(null);
  if (opened !== null) {
    return (
      <SlipSheet
        slips={opened.accounts}
        district={district}
        title={t("people.importDone", { count: opened.accounts.length })}
        other={<ButtonLink href="/admin/people">{t("people.title")}</ButtonLink>}
      />
    );
  }
  const bad = preview?.filter((row) => row.faults.length > 0).length ?? 0;
  return (
    <div className="grid gap-4">
      <Card>
        <ActionForm
          name="sheet"
          action={actions.previewAccounts}
          idempotencyKey={idempotencyKey}
          submit={t("people.preview")}
          variant={preview === null || bad > 0 ? "primary" : "secondary"}
          onDone={(result) => setPreview(previewOutput.parse(result).rows)}
        >
          {({ form, error }) => (
            <Field
              form={form}
              name="file"
              label={t("people.file")}
              hint={t("people.fileHint")}
              error={error("file")}
              required
            >
              {(wiring) => (
                <FileInput {...wiring} accept={sheetType} maxCount={1} maxMegabytes={1} />
              )}
            </Field>
          )}
        </ActionForm>
      </Card>
      {preview === null ? null : (
        <>
          {bad > 0 ? (
            <Notice tone="bad" live title={t("people.previewBad", { count: bad })} />
          ) : (
            <Notice tone="ok" live title={t("people.previewGood", { count: preview.length })} />
          )}
          {bad > 0 ? null : (
            <ActionForm
              name="import"
              action={actions.importAccounts}
              idempotencyKey={idempotencyKey}
              hidden={{ rows: JSON.stringify(preview.map(({ row }) => row)) }}
              submit={t("people.importRun", { count: preview.length })}
              onDone={(result) => setOpened(slipsOutput.parse(result))}
            />
          )}
          <Card flush>
            <PreviewTable rows={preview} />
          </Card>
        </>
      )}
    </div>
  );
}

type PreviewRow = AccountPreview["rows"][number];

const columns: readonly Column<PreviewRow>[] = [
  { key: "line", head: t("people.line"), width: "w-14", cell: ({ row }) => row.line },
  {
    key: "name",
    head: t("people.column.name"),
    title: true,
    width: "w-32",
    cell: ({ row }) => row.name,
  },
  {
    key: "login",
    head: t("people.column.login"),
    cell: ({ row }) => <span className="font-mono">{row.login}</span>,
  },
  { key: "role", head: t("people.column.role"), cell: ({ row }) => row.role },
  {
    key: "place",
    head: t("people.column.place"),
    cell: ({ row, placeName }) =>
      placeName === null || placeName === row.place ? row.place : `${row.place} ${placeName}`,
  },
  {
    key: "days",
    head: t("people.column.from"),
    cell: ({ row }) => `${row.from} — ${row.to === "" ? t("people.dutyOpen") : row.to}`,
  },
  {
    key: "check",
    head: t("people.check"),
    cell: ({ faults }) =>
      faults.length === 0 ? (
        <Badge tone="ok" icon="check">
          {t("people.good")}
        </Badge>
      ) : (
        <ul className="font-semibold text-bad">
          {faults.map((fault) => (
            <li key={fault}>{lookup([words], fault)}</li>
          ))}
        </ul>
      ),
  },
];

function PreviewTable({ rows }: { rows: readonly PreviewRow[] }) {
  return (
    <Table
      caption={t("people.check")}
      columns={columns}
      rows={rows}
      keyOf={({ row }) => String(row.line)}
      markOf={({ faults }) => faults.length > 0}
    />
  );
}
