import type { Metadata } from "next";
import { tc } from "@/components/councils/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import {
  contactList,
  type ContactItemShown,
  type ContactVersionShown,
} from "@/lib/affairs/councils/queries/contacts";
import { presetContacts } from "@/lib/affairs/councils/rules/contacts";
import { councilReaders } from "@/lib/affairs/councils/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ContactListForm } from "../_components/contact-list";
import { saveContactList } from "../actions";

export const metadata: Metadata = { title: tc("contacts") };

/** 联系事项: the district's list and what the street adds, with the versions before. */
export default async function Contacts() {
  const { keeps, district, street, versions, today } = await read(councilReaders, contactList);
  const [latest] = versions;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/councils", label: tc("title") }]}
        title={tc("contacts")}
        lead={tc("contacts.lead")}
        actions={
          keeps === null ? undefined : (
            <ContactListForm
              key={latest?.id ?? ""}
              send={{ action: saveContactList, startKey: newId() }}
              after={latest?.id}
              today={today}
              ofStreet={keeps === "street"}
              items={latest?.items ?? (keeps === "district" ? preset() : [])}
            />
          )
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <Card
            flush
            title={tc("contacts.ofDistrict")}
            note={district === null ? undefined : tc("seat.since", { day: district.validFrom })}
          >
            {district === null ? (
              <EmptyState title={tc("contacts.empty")} icon="list">
                {tc(keeps === "district" ? "contacts.presetHint" : "contacts.emptyHint")}
              </EmptyState>
            ) : (
              <Items items={district.items} />
            )}
          </Card>
          {keeps === "district" ? null : (
            <Card
              flush
              title={tc("contacts.ofStreet")}
              note={street === null ? undefined : tc("seat.since", { day: street.validFrom })}
            >
              {street === null || street.items.length === 0 ? (
                <p className="px-4 py-3 text-ink-soft">{tc("contacts.nothingAdded")}</p>
              ) : (
                <Items items={street.items} />
              )}
            </Card>
          )}
        </div>
        {versions.length === 0 ? null : (
          <Card flush title={tc("contacts.versions")}>
            <ul className="divide-y">
              {versions.map((version) => (
                <Version key={version.id} version={version} today={today} />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}

function preset() {
  return presetContacts.map(({ name, frequency }) => ({
    key: null,
    title: tc(`contacts.preset.${name}`),
    body: tc(`contacts.preset.${name}.body`),
    frequency,
    kinds: ["part_time" as const],
  }));
}

function Items({ items }: { items: readonly ContactItemShown[] }) {
  return (
    <ol className="divide-y">
      {items.map((item) => (
        <li key={item.key} className="grid gap-1 px-4 py-3">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">{item.title}</span>
            <Tag>{tc(`contacts.each.${item.frequency}`)}</Tag>
          </p>
          <p>{item.body}</p>
          <p className="text-sm text-ink-soft">
            {item.kinds.map((kind) => tc(`kind.${kind}`)).join(tc("list.comma"))}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Version({
  version: { validFrom, items },
  today,
}: {
  version: ContactVersionShown;
  today: string;
}) {
  return (
    <li className="px-4 py-2.5">
      <p className="tabular-nums">
        {tc("seat.since", { day: validFrom })}
        {validFrom > today ? <span className="text-ink-soft"> {tc("contacts.toCome")}</span> : null}
      </p>
      <p className="text-sm text-ink-soft">
        {items.length === 0
          ? tc("contacts.nothingAdded")
          : items.map(({ title }) => title).join(tc("list.comma"))}
      </p>
    </li>
  );
}
