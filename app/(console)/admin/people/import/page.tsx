import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/ground/people/messages/zh-CN.json";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { importAccounts, previewAccounts } from "../actions";
import { AccountImport } from "./_components/account-import";

const t = messages(words);

export const metadata: Metadata = { title: t("people.importTitle") };

export default async function ImportPage() {
  const district = await read(["system_admin"], ({ actor }) => Promise.resolve(actor.tenant.name));
  return (
    <>
      <div data-no-print>
        <PageHeader
          title={t("people.importTitle")}
          lead={t("people.importLead")}
          crumbs={[{ href: "/admin/people", label: t("people.title") }]}
          actions={
            <ButtonLink href="/admin/people/import/template" icon="download" download>
              {t("people.template")}
            </ButtonLink>
          }
        />
      </div>
      <AccountImport
        district={district}
        idempotencyKey={newId()}
        actions={{ previewAccounts, importAccounts }}
      />
    </>
  );
}
