import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { DescriptionList } from "@/components/ui/description-list";
import { PhotoStrip, type Photo } from "@/components/photos/photo-strip";
import type { OwnTicket } from "@/lib/affairs/tickets/queries/public";
import { formatDate, formatDateTime } from "@/lib/platform/i18n/time";
import { nextText, outcomeText, statusText, t } from "../../../../_components/text";

/** Kept so long and no longer: said first, so that nobody wonders where the words are. */
export function Forgotten({
  ticket: { wordsErasedAt },
  zone,
}: {
  ticket: OwnTicket;
  zone: string;
}) {
  if (wordsErasedAt === null) return null;
  return (
    <Notice tone="info" title={t("ticket.forgotten")}>
      {t("ticket.forgottenText", { day: formatDate(wordsErasedAt, zone) })}
    </Notice>
  );
}

/** How it stands, in plain words: state, what comes next, who answers for it, until when. */
export function Now({ ticket, zone, now }: { ticket: OwnTicket; zone: string; now: number }) {
  const { status, responsible, dueAt, dueProvisional, ended, closedAt, outcome, replyText } =
    ticket;
  // Once rated, the resident has done his part, whatever the ticket still waits for.
  const shown = ticket.rating !== null && !ended ? "rated" : status;
  const due = dueAt === null ? t("ticket.dueNone") : formatDateTime(dueAt, zone, now);
  const paused = status === "deferred";
  return (
    <section
      className={`rounded-lg border-2 p-4 ${ended ? "border-idle-line" : "border-action-line"}`}
    >
      <p className="text-sm text-ink-soft">{t("ticket.status")}</p>
      <p className="text-xl font-bold">{statusText(shown)}</p>
      <p className="mt-2">
        {ended ? null : <strong className="mr-2 font-semibold">{t("ticket.next")}</strong>}
        {nextText(shown)}
      </p>
      {replyText === null ? null : (
        <div className="mt-3 border-l-4 border-action-line pl-3">
          <p className="text-sm text-ink-soft">
            {t(ended ? "ticket.reply" : "ticket.replyEarlier")}
          </p>
          <p className="whitespace-pre-line">{replyText}</p>
        </div>
      )}
      <div className="mt-4 border-t pt-4">
        <DescriptionList
          items={[
            { term: t("ticket.responsible"), detail: responsible },
            ...(ended
              ? []
              : [
                  {
                    term: t("ticket.due"),
                    detail: paused
                      ? t("ticket.duePaused")
                      : dueProvisional
                        ? t("ticket.dueProvisional", { time: due })
                        : due,
                  },
                ]),
            ...(outcome === null
              ? []
              : [
                  { term: t("ticket.outcome"), detail: outcomeText(outcome) },
                  { term: t("ticket.answeredBy"), detail: ticket.outcomeOrganization },
                  { term: t("ticket.whyNot"), detail: whyNot(ticket) },
                ].filter(({ detail }) => detail !== null)),
            ...(closedAt === null
              ? []
              : [{ term: t("ticket.closed"), detail: formatDateTime(closedAt, zone, now) }]),
          ]}
        />
      </div>
    </section>
  );
}

/** The reason, where the answer above does not give it in the same words. */
function whyNot({ outcomeReason, replyText }: OwnTicket): string | null {
  return outcomeReason === replyText ? null : outcomeReason;
}

/** 不服: that it is being looked at by a superior, or what the superior says. */
export function Contested({
  ticket: { contest },
  zone,
  now,
}: {
  ticket: OwnTicket;
  zone: string;
  now: number;
}) {
  if (contest === null) return null;
  return contest.upheldAt === null ? (
    <Notice tone="info" title={t("ticket.contested")}>
      {t("ticket.contestedText", { at: formatDateTime(contest.at, zone, now) })}
    </Notice>
  ) : (
    <Notice tone="info" title={t("ticket.upheld")}>
      <p className="whitespace-pre-line">{contest.answer}</p>
    </Notice>
  );
}

/** What was done about it, and how the answer reached the resident: told so that it can be contested. */
export function Handled({ ticket: { result }, zone }: { ticket: OwnTicket; zone: string }) {
  if (result === null) return null;
  const { measures, answered } = result;
  return (
    <Card title={t("ticket.result")}>
      <p className="mb-3 whitespace-pre-line">{measures}</p>
      {answered === null ? null : (
        <p className="text-ink-soft">
          {t("ticket.answered", {
            on: formatDate(answered.on, zone),
            how: t(`ticket.answered.${answered.how}`),
          })}
        </p>
      )}
    </Card>
  );
}

/** What was reported, and the photos of it and of the result. */
export function Matter({
  ticket,
  zone,
  district,
}: {
  ticket: OwnTicket;
  zone: string;
  district: string;
}) {
  const photos = (own: boolean) =>
    ticket.photos
      .filter(({ purpose }) => (purpose === "report") === own)
      .map((photo) => photoOf(photo, district));
  const results = photos(false);
  const reported = photos(true);
  return (
    <Card title={t("ticket.text")}>
      <p className="whitespace-pre-line">{ticket.text}</p>
      <div className="mt-4">
        <DescriptionList
          items={[
            { term: t("ticket.place"), detail: placeOf(ticket) },
            ...(ticket.reportedPlace?.includes(" ") === true
              ? [{ term: t("ticket.reportedPlace"), detail: ticket.reportedPlace }]
              : []),
            { term: t("ticket.category"), detail: ticket.categoryName },
            { term: t("ticket.registered"), detail: formatDateTime(ticket.registeredAt, zone) },
          ]}
        />
      </div>
      {reported.length === 0 ? null : <Photos title={t("ticket.ownPhotos")} photos={reported} />}
      {results.length === 0 ? null : <Photos title={t("ticket.resultPhotos")} photos={results} />}
    </Card>
  );
}

/** What the resident answered; shown so that nobody can say otherwise. */
export function Given({ ticket: { rating } }: { ticket: OwnTicket }) {
  if (rating === null) return null;
  const { contacted, solved, satisfied, comment, calledBy } = rating;
  return (
    <Card title={t("ticket.rated")}>
      <DescriptionList
        items={[
          { term: t("ticket.ratedContacted"), detail: t(contacted ? "ticket.yes" : "ticket.no") },
          { term: t("ticket.ratedSolved"), detail: solvedWord(solved) },
          { term: t("ticket.ratedSatisfied"), detail: satisfiedWord(satisfied) },
          ...(calledBy ? [{ term: t("ticket.ratedHow"), detail: t("ticket.ratedByCall") }] : []),
          ...(comment === null ? [] : [{ term: t("ticket.ratedComment"), detail: comment }]),
        ]}
      />
    </Card>
  );
}

function solvedWord(solved: string): string {
  if (solved === "yes") return t("ticket.solvedYes");
  return t(solved === "partly" ? "ticket.solvedPartly" : "ticket.solvedNo");
}

function satisfiedWord(satisfied: string): string {
  if (satisfied === "yes") return t("ticket.satisfiedYes");
  return t(satisfied === "basically" ? "ticket.satisfiedBasically" : "ticket.satisfiedNo");
}

function Photos({ title, photos }: { title: string; photos: readonly Photo[] }) {
  return (
    <div className="mt-4">
      <h3 className="mb-1 text-sm text-ink-soft">{title}</h3>
      <PhotoStrip photos={photos} />
    </div>
  );
}

function photoOf({ id, purpose }: OwnTicket["photos"][number], district: string): Photo {
  const address = `/${district}/track/photo/${id}`;
  const phase = purpose === "before" || purpose === "after" ? purpose : "other";
  return { id, phase, fullUrl: address, thumbUrl: `${address}?size=small` };
}

function placeOf({ place, address }: OwnTicket): string {
  return address === null ? place : `${place}\n${address}`;
}
