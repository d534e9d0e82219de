import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import { organizationOptions } from "@/lib/ground/organizations/queries";
import words from "@/lib/ground/people/messages/zh-CN.json";
import { personDetail, placeOptions } from "@/lib/ground/people/queries";
import { isDutyRole } from "@/lib/ground/people/rules/places";
import type { DutyRow, PersonDetail } from "@/lib/ground/people/schema";
import { newId } from "@/lib/platform/core/id";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";
import { idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { AccountBadge } from "../_components/account-badge";
import {
  addDuty,
  disableAccount,
  editPerson,
  enableAccount,
  endDuty,
  endSessions,
  openAccount,
  resetPassword,
} from "../actions";
import { AccountForms } from "./_components/account-forms";
import { AddDuty } from "./_components/add-duty";
import { EditPersonForm, EndDutyForm } from "./_components/person-forms";

const t = messages(words);

export const metadata: Metadata = { title: t("people.title") };

export default async function PersonPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}) {
  const id = idOf((await params).id);
  const { role, q } = await parametersOf(searchParams, ["role", "q"]);
  const wanted = role !== undefined && isDutyRole(role) ? role : undefined;
  const found = await read(["system_admin"], async (scope) => {
    const person = id === undefined ? null : await personDetail(scope, id);
    if (person === null) return null;
    const places = wanted === undefined || person.self ? [] : await placeOptions(scope, wanted, q);
    const organizations = await organizationOptions(scope);
    return { person, places, organizations, district: scope.actor.tenant.name };
  });
  if (found === null) notFound();
  const { person, places, organizations, district } = found;
  const idempotencyKey = newId();
  return (
    <>
      <div data-no-print>
        <PageHeader
          title={person.name}
          crumbs={[{ href: "/admin/people", label: t("people.title") }]}
          meta={<AccountBadge account={person.account} />}
          actions={
            <EditPersonForm
              person={person}
              organizations={organizations}
              idempotencyKey={idempotencyKey}
              action={editPerson}
            />
          }
        />
      </div>
      <div className="grid gap-4">
        {person.self ? <Notice tone="info">{t("people.self")}</Notice> : null}
        <Card title={t("people.account")}>
          <div data-no-print>
            <DescriptionList
              columns={2}
              items={[
                { term: t("people.organization"), detail: person.organization },
                { term: t("people.login"), detail: person.account?.login },
              ]}
            />
          </div>
          {person.self ? null : (
            <AccountForms
              person={person}
              district={district}
              idempotencyKey={idempotencyKey}
              actions={{ openAccount, resetPassword, disableAccount, enableAccount, endSessions }}
            />
          )}
        </Card>
        <div data-no-print className="grid gap-4">
          <Card title={t("people.dutyList")} flush>
            <DutyTable person={person} district={district} idempotencyKey={idempotencyKey} />
          </Card>
          {person.self ? null : (
            <AddDuty
              person={person}
              district={district}
              role={wanted}
              text={q}
              places={places}
              idempotencyKey={idempotencyKey}
              action={addDuty}
            />
          )}
        </div>
      </div>
    </>
  );
}

const stateTones = { past: "idle", now: "ok", future: "info" } as const;

function DutyTable({
  person,
  district,
  idempotencyKey,
}: {
  person: PersonDetail;
  district: string;
  idempotencyKey: string;
}) {
  return (
    <Table<DutyRow>
      caption={t("people.dutyList")}
      columns={[
        {
          key: "role",
          head: t("people.dutyRole"),
          title: true,
          width: "w-36",
          cell: (duty) => (
            <span className="flex flex-wrap items-center gap-1.5">
              {t(`role.${duty.role}`, inDistrict(district))}
              {duty.deputy ? <Badge tone="info">{t("people.deputy")}</Badge> : null}
            </span>
          ),
        },
        { key: "place", head: t("people.dutyPlace"), cell: (duty) => duty.place },
        { key: "from", head: t("people.dutyFrom"), width: "w-32", cell: (duty) => duty.from },
        {
          key: "to",
          head: t("people.dutyTo"),
          width: "w-32",
          cell: (duty) => duty.to ?? t("people.dutyOpen"),
        },
        {
          key: "state",
          head: t("people.dutyState"),
          width: "w-24",
          cell: (duty) => (
            <Badge tone={stateTones[duty.state]}>{t(`people.state.${duty.state}`)}</Badge>
          ),
        },
        {
          key: "actions",
          head: t("people.actions"),
          width: "w-24",
          cell: (duty) =>
            duty.state === "past" || person.self ? (
              "—"
            ) : (
              <EndDutyForm
                duty={duty}
                district={district}
                today={person.today}
                idempotencyKey={idempotencyKey}
                action={endDuty}
              />
            ),
        },
      ]}
      rows={person.duties}
      keyOf={(duty) => duty.id}
      empty={
        <EmptyState icon="person" title={t("people.noDuties")}>
          {t("people.noDutiesHint")}
        </EmptyState>
      }
    />
  );
}
