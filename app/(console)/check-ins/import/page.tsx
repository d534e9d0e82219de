import type { Metadata } from "next";
import { MemberListDesk } from "@/components/check-ins/member-list";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import { lastList } from "@/lib/ground/check-ins/queries/member-lists";
import { listRowsMax } from "@/lib/ground/check-ins/rules/member-list";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { sentence } from "@/lib/web/sentence";
import { cancel, confirm, send } from "./actions";

const t = messages(words);

export const metadata: Metadata = { title: t("list.title") };

/** A community's or street's own list of members. */
export default async function CheckInImport() {
  const list = await read(["street_secretary", "community_secretary"], lastList);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/check-ins", label: t("list.back") }]}
        title={t("list.title")}
        lead={t("list.lead")}
        actions={
          <ButtonLink href="/check-ins/import/template" icon="download" size="sm" download>
            {t("list.template")}
          </ButtonLink>
        }
      />
      <MemberListDesk
        list={list}
        say={(reason) => sentence(reason, { max: listRowsMax })}
        forUnit={false}
        target="/check-ins"
        actions={{ send, confirm, cancel }}
        keys={{ send: newId(), confirm: newId(), cancel: newId() }}
      />
    </>
  );
}
