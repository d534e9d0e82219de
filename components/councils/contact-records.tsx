import type { ReactNode } from "react";
import type { ContactRecordShown } from "@/lib/affairs/councils/queries/contacts";
import { Tag } from "../ui/tag";
import { tc } from "./text";

/** Contacts line by line; what was put right stays to be read, struck through. */
export function ContactRecords({
  records,
  renderActions,
}: {
  records: readonly ContactRecordShown[];
  renderActions?: ((record: ContactRecordShown) => ReactNode) | undefined;
}) {
  return (
    <ul className="divide-y">
      {records.map((record) => (
        <li key={record.id} className="grid gap-1 px-4 py-3">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="text-sm text-ink-soft tabular-nums">{record.day}</span>
            <span className="font-semibold">{record.title}</span>
            {record.onPaper ? <Tag>{tc("contacts.onPaper")}</Tag> : null}
          </p>
          {record.struck === null ? (
            <>
              <p className="whitespace-pre-line">{record.what}</p>
              {record.outcome === null ? null : (
                <p className="text-sm whitespace-pre-line text-ink-soft">
                  {tc("contacts.outcome", { text: record.outcome })}
                </p>
              )}
              {renderActions?.(record)}
            </>
          ) : (
            <>
              <p className="whitespace-pre-line text-ink-faint line-through">{record.what}</p>
              <p className="text-sm text-ink-soft">{tc("contacts.struck", record.struck)}</p>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
