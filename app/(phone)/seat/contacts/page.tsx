import type { Metadata } from "next";
import { ChangeContact, RecordContact } from "@/components/councils/contact-forms";
import { ContactRecords } from "@/components/councils/contact-records";
import { tc } from "@/components/councils/text";
import { ButtonGroup } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { ownContacts, type OwnContacts } from "@/lib/affairs/councils/queries/contacts";
import { spanStart } from "@/lib/affairs/councils/rules/contacts";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { correctOwnContact, recordOwnContact, strikeOwnContact } from "../actions";

export const metadata: Metadata = { title: tc("contacts") };

/** 联系事项 of who fills a seat: what the district's list asks, and the own lines about it. */
export default async function SeatContacts() {
  const { today, items, records } = await readByPhone("councillor", ownContacts);
  return (
    <>
      <PageHeader title={tc("contacts")} lead={tc("contacts.own.lead")} />
      <div className="grid gap-4">
        <Card flush title={tc("contacts.items")}>
          {items.length === 0 ? (
            <EmptyState title={tc("contacts.empty")} icon="list">
              {tc("contacts.own.emptyHint")}
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {items.map((item) => (
                <li key={item.key} className="grid gap-1.5 px-4 py-3">
                  <p className="flex flex-wrap items-center gap-2">
                    <span className="font-semibold">{item.title}</span>
                    <Tag>{tc(`contacts.each.${item.frequency}`)}</Tag>
                  </p>
                  <p className="text-sm">{item.body}</p>
                  <p className="text-sm text-ink-soft tabular-nums">
                    {lastWords(item, records, today)}
                  </p>
                  <div>
                    <RecordContact
                      send={{ action: recordOwnContact, startKey: newId() }}
                      items={[{ value: item.key, label: item.title }]}
                      today={today}
                    />
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card flush title={tc("contacts.own.records")}>
          {records.length === 0 ? (
            <p className="px-4 py-3 text-ink-soft">{tc("contacts.noRecords")}</p>
          ) : (
            <ContactRecords
              records={records}
              renderActions={(record) => (
                <div className="-mx-2.5">
                  <ButtonGroup>
                    <ChangeContact
                      verb="correctContact"
                      record={record}
                      send={{ action: correctOwnContact, startKey: newId() }}
                    />
                    <ChangeContact
                      verb="strikeContact"
                      record={record}
                      send={{ action: strikeOwnContact, startKey: newId() }}
                    />
                  </ButtonGroup>
                </div>
              )}
            />
          )}
        </Card>
      </div>
    </>
  );
}

/** A plain fact about the running month, quarter or year; no count and no reminder (DOMAIN §11.1). */
function lastWords(
  { key, frequency }: OwnContacts["items"][number],
  records: OwnContacts["records"],
  today: string,
): string {
  const last = records.find((one) => one.itemKey === key && one.struck === null)?.day;
  if (last !== undefined && last >= spanStart(frequency, today)) {
    return tc("contacts.thisSpan", { span: tc(`contacts.span.${frequency}`), day: last });
  }
  return tc("contacts.notYet", { span: tc(`contacts.span.${frequency}`) });
}
