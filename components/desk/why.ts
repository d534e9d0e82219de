import type { QueueLine } from "@/lib/affairs/tickets/queries/queue";
import { word } from "../tickets/messages/text";
import { shortTime } from "../ui/time-words";
import { td } from "./text";

/** 为何在此: one line that says by what a ticket stands in this queue, and until when. */
export function whyHere(line: QueueLine, now: string): string {
  const by = line.decideBy === null ? "" : shortTime(line.decideBy, now);
  const organization = line.leadName ?? "";
  if (line.status === "registered") {
    return td("why.pool", { source: word(`source.${line.source}`), by });
  }
  if (line.contestedAt !== null) {
    return td("why.contested", { at: shortTime(line.contestedAt, now) });
  }
  if (line.disputed) return td("why.disputed", { by });
  if (line.status === "consulting") return td("why.consulting", { by });
  if (line.status === "deferred") return td("why.reviewing", { by });
  if (line.asked && line.status !== "return_requested") {
    return td("why.asking", { organization, by });
  }
  if (line.status === "return_requested") return td("why.returning", { organization, by });
  if (line.status === "verification") return td("why.checking", { organization });
  if (line.status === "callback") return td(line.rated ? "why.rated" : "why.closing");
  return td("why.dispatching", {
    source: word(`source.${line.source}`),
    place: line.place.split(" ")[0] ?? "",
    by,
  });
}
