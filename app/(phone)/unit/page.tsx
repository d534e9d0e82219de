import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/across/shell/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";
import { readByPhone } from "@/lib/web/guard";

const t = messages(words);

export const metadata: Metadata = { title: t("phonePlace.unit") };

/** Where a unit's liaison officer begins. */
export default async function UnitHome() {
  const unit = await readByPhone("liaison", ({ actor }) => Promise.resolve(actor.scopeName));
  return <PageHeader title={unit} />;
}
