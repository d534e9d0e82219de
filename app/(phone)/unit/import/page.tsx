import type { Metadata } from "next";
import { MemberListDesk } from "@/components/check-ins/member-list";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import { lastList } from "@/lib/ground/check-ins/queries/member-lists";
import { listRowsMax } from "@/lib/ground/check-ins/rules/member-list";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { readByPhone } from "@/lib/web/guard";
import { sentence } from "@/lib/web/sentence";
import { cancel, confirm, send } from "./actions";

const t = messages(words);

export const metadata: Metadata = { title: t("list.unitTitle") };

/** A unit's list of its in-service members. */
export default async function UnitImport() {
  const list = await readByPhone("liaison", lastList);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/unit/members", label: t("list.unitBack") }]}
        title={t("list.unitTitle")}
        lead={t("list.unitLead")}
        actions={
          <ButtonLink href="/unit/import/template" icon="download" size="sm" download>
            {t("list.template")}
          </ButtonLink>
        }
      />
      <MemberListDesk
        list={list}
        say={(reason) => sentence(reason, { max: listRowsMax })}
        forUnit={true}
        target="/unit/members"
        actions={{ send, confirm, cancel }}
        keys={{ send: newId(), confirm: newId(), cancel: newId() }}
      />
    </>
  );
}
