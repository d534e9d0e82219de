import type { PartShown } from "@/lib/affairs/tickets/queries/parts";
import { namesTogether } from "@/lib/affairs/tickets/rules/names";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Notice } from "../ui/notice";
import { fullTime } from "../ui/time-words";
import { DuePill } from "./due-pill";
import { tt } from "./messages/text";
import { PhotoStrip } from "../photos/photo-strip";
import { photoUrls } from "../photos/photo-urls";
import { AssignmentStatusBadge } from "./status-badge";

/** What the organization that leads knows of its helpers: who does what until when, and the result. */
export function Parts({ parts, now }: { parts: readonly PartShown[]; now: string }) {
  if (parts.length === 0) return null;
  const open = parts.filter((part) => part.open);
  return (
    <Card title={tt("parts.title")} note={tt("parts.note")}>
      <div className="grid gap-4">
        {open.length === 0 ? null : (
          <Notice tone="info">
            {tt("parts.open", {
              organizations: namesTogether(open.map(({ organizationName }) => organizationName)),
            })}
          </Notice>
        )}
        <ul className="grid gap-4">
          {parts.map((part) => (
            <li key={part.id} className="grid gap-2 border-t pt-4 first:border-t-0 first:pt-0">
              <div className="flex flex-wrap items-center gap-2">
                <span className="font-semibold">{part.organizationName}</span>
                <AssignmentStatusBadge status={part.status} />
                {part.open || part.submittedAt !== null ? (
                  <DuePill dueAt={part.dueAt} now={now} doneAt={part.submittedAt} />
                ) : null}
              </div>
              <DescriptionList items={itemsOf(part)} />
              {part.photos.length === 0 ? null : (
                <div>
                  <p className="mb-1.5 text-sm text-ink-faint">{tt("parts.photos")}</p>
                  <PhotoStrip
                    photos={part.photos.map((id) => ({ id, ...photoUrls(id), phase: "other" }))}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

function itemsOf(part: PartShown) {
  const items: [string, string | null][] = [
    [tt("parts.task"), part.task],
    [tt("work.due"), fullTime(part.dueAt)],
    [tt("parts.result"), part.result],
    [tt("field.lateReason"), part.lateReason],
    [tt(part.status === "waived" ? "verb.waive.text" : "work.decision"), part.decisionText],
  ];
  return items
    .filter(([, detail]) => detail !== null)
    .map(([term, detail]) => ({ term, detail, wide: true }));
}
