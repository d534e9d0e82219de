import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { organizationOptions } from "@/lib/ground/organizations/queries";
import words from "@/lib/ground/people/messages/zh-CN.json";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { addPerson } from "../actions";
import { NewPerson } from "./_components/new-person";

const t = messages(words);

export const metadata: Metadata = { title: t("people.add") };

export default async function NewPersonPage() {
  const { options, district } = await read(["system_admin"], async (scope) => ({
    options: await organizationOptions(scope),
    district: scope.actor.tenant.name,
  }));
  return (
    <div className="max-w-2xl">
      <div data-no-print>
        <PageHeader
          title={t("people.add")}
          crumbs={[{ href: "/admin/people", label: t("people.title") }]}
        />
      </div>
      <Card>
        <NewPerson
          organizations={options}
          district={district}
          idempotencyKey={newId()}
          action={addPerson}
        />
      </Card>
    </div>
  );
}
