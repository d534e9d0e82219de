import { limitText } from "@/components/tickets/limit-text";
import { Badge } from "@/components/ui/badge";
import type { ChangeShown, EntryShown } from "@/lib/affairs/tickets/queries/catalogue";
import type { EntryField } from "@/lib/affairs/tickets/rules/catalogue";
import { leadText } from "./catalogue-table";
import { tc } from "./text";

const tones = { added: "ok", removed: "bad", changed: "info" } as const;

/** What the draft changes in the version in force, one line for each entry. */
export function Changes({ changes }: { changes: readonly ChangeShown[] }) {
  if (changes.length === 0) return <p className="text-ink-soft">{tc("changes.none")}</p>;
  return (
    <ul className="grid gap-2">
      {changes.map(({ kind, before, after, fields }) => {
        const entry = after ?? before;
        if (entry === null) return null;
        return (
          <li key={`${kind}:${entry.id}`} className="rounded-md border px-3 py-2 text-sm">
            <p className="flex flex-wrap items-center gap-2">
              <Badge tone={tones[kind]}>{tc(`changes.${kind}`)}</Badge>
              <strong>{entry.categoryName}</strong>
              <span className="text-ink-soft">{entry.areaName ?? tc("area.all")}</span>
              {kind === "changed" ? null : <span>{leadText(entry)}</span>}
            </p>
            {fields.length === 0 ? null : (
              <dl className="mt-1 grid gap-1">
                {fields.map((field) => (
                  <div key={field} className="flex flex-wrap gap-x-2">
                    <dt className="text-ink-faint">{tc(`field.${field}`)}</dt>
                    <dd>
                      <del className="text-ink-soft">{valueOf(before, field) || "—"}</del>
                      <span className="mx-1.5">→</span>
                      <ins className="font-semibold no-underline">
                        {valueOf(after, field) || "—"}
                      </ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function valueOf(entry: EntryShown | null, field: EntryField): string {
  if (entry === null) return "";
  switch (field) {
    case "lead":
    case "organizationId":
      return leadText(entry);
    case "co":
      return entry.coNames.join(" ");
    case "limit":
      return entry.limit === null ? tc("limit.class") : limitText(entry.limit);
    case "statutory":
      return entry.statutory ? tc("limit.statutory") : "";
    case "filing":
    case "closing":
    case "reference":
      return entry[field] ?? "";
  }
}
