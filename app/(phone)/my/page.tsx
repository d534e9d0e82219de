import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/across/shell/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";
import { readByPhone } from "@/lib/web/guard";

const t = messages(words);

export const metadata: Metadata = { title: t("phonePlace.home") };

/** Where a member begins. */
export default async function MemberHome() {
  const place = await readByPhone("member", ({ actor }) => Promise.resolve(actor.scopeName));
  return <PageHeader title={place} />;
}
