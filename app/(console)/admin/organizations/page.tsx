import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import words from "@/lib/ground/organizations/messages/zh-CN.json";
import { organizationPage } from "@/lib/ground/organizations/queries";
import { organizationKinds } from "@/lib/ground/organizations/schema";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { PageTurner } from "../_components/page-turner";
import { SearchForm } from "@/components/lists/search-form";
import { addDepartment, editOrganization, endOrganization } from "./actions";
import { AddDepartmentForm } from "./_components/organization-forms";
import { OrganizationTable } from "./_components/organization-table";

const t = messages(words);
const path = "/admin/organizations";

export const metadata: Metadata = { title: t("organizations.title") };

export default async function OrganizationsPage({ searchParams }: { searchParams: SearchParams }) {
  const { q, kind, ended, after } = await parametersOf(searchParams, [
    "q",
    "kind",
    "ended",
    "after",
  ]);
  const chosen = organizationKinds.find((each) => each === kind);
  const page = await read(["system_admin"], (scope) =>
    organizationPage(scope, { text: q, kind: chosen, ended: ended === "1", after: idOf(after) }),
  );
  const idempotencyKey = newId();
  return (
    <>
      <PageHeader
        title={t("organizations.title")}
        actions={
          page.places.length === 0 ? undefined : (
            <AddDepartmentForm
              places={page.places}
              idempotencyKey={idempotencyKey}
              action={addDepartment}
            />
          )
        }
      />
      <SearchForm
        label={t("organizations.search")}
        submit={t("organizations.find")}
        clear={{ label: t("organizations.clear"), href: addressOf(path, { kind, ended }) }}
        action={path}
        text={q}
        keep={{ kind, ended }}
      >
        <ButtonLink
          variant="quiet"
          href={addressOf(path, { q, kind, ended: ended === "1" ? undefined : "1" })}
        >
          {t(ended === "1" ? "organizations.hideEnded" : "organizations.showEnded")}
        </ButtonLink>
      </SearchForm>
      <Tabs
        label={t("organizations.kind")}
        items={[
          {
            href: addressOf(path, { q, ended }),
            label: t("organizations.all"),
            current: chosen === undefined,
          },
          ...organizationKinds.map((each) => ({
            href: addressOf(path, { q, ended, kind: each }),
            label: t(`organizations.kind.${each}`),
            current: chosen === each,
          })),
        ]}
      />
      <div className="mt-3">
        <Card flush>
          <OrganizationTable
            page={page}
            idempotencyKey={idempotencyKey}
            actions={{ editOrganization, endOrganization }}
            empty={
              <EmptyState icon="building" title={t("organizations.none")}>
                {t("organizations.noneHint")}
              </EmptyState>
            }
          />
        </Card>
      </div>
      <PageTurner
        first={
          after === undefined
            ? null
            : { href: addressOf(path, { q, kind, ended }), label: t("organizations.first") }
        }
        next={
          page.next === null
            ? null
            : {
                href: addressOf(path, { q, kind, ended, after: page.next }),
                label: t("organizations.next"),
              }
        }
      />
    </>
  );
}
