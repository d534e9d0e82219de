import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { OwnRequest } from "@/lib/affairs/service/queries/own-request";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { t } from "../../../../_components/text";
import { confirmOwn, leaveTicket, rateOwn, undoOwn, withdrawOwn } from "../../actions";
import { LeaveForm } from "./leave-form";
import { ConfirmForm, UndoForm, WithdrawRequestForm } from "./own-request-forms";

/** One wish or order for the holder of its receipt: how it stands, what was said, and what may be done. */
export function OwnRequestView({
  request,
  zone,
  now,
  district,
}: {
  request: OwnRequest;
  zone: string;
  now: number;
  district: string;
}) {
  const { status, kind, verbs, contact } = request;
  const form = (name: string) => ({
    start: idle(newId()),
    district,
    form: name,
    id: request.id,
    version: request.version,
  });
  const ended = request.endedAt !== null;
  const facts = [
    [t("own.declined"), request.declineText],
    [t("own.resource"), request.resourceNote],
    [t("own.done"), request.doneText],
    [t("own.rated"), request.rating === null ? null : ratedWord(request.rating)],
  ] as const;
  const known = facts.filter(([, detail]) => detail !== null);
  return (
    <>
      <h1 className="text-xl">
        {t("own.title", { kind: t(`own.kind.${kind}`), number: request.number })}
      </h1>
      <div className="mt-4 grid gap-5">
        <section
          className={`rounded-lg border-2 p-4 ${ended ? "border-idle-line" : "border-action-line"}`}
        >
          <p className="text-sm text-ink-soft">{t("own.status")}</p>
          <p className="text-xl font-bold">{t(`own.status.${status}`)}</p>
          <p className="mt-2 empty:hidden">{more(request)}</p>
          {known.length === 0 ? null : (
            <div className="mt-4 border-t pt-4">
              <DescriptionList items={known.map(([term, detail]) => ({ term, detail }))} />
            </div>
          )}
        </section>
        {verbs.includes("confirm") ? (
          <Card title={t("own.confirmTitle")}>
            <ConfirmForm action={confirmOwn} asks="confirm" {...form("confirm")} />
            <div className="mt-5 border-t pt-4">
              <UndoForm action={undoOwn} {...form("undo")} />
            </div>
          </Card>
        ) : null}
        {verbs.includes("rate") ? (
          <Card title={t("own.rateTitle")}>
            <ConfirmForm action={rateOwn} asks="rate" {...form("rate")} />
          </Card>
        ) : null}
        <Card title={t("own.asked")}>
          <p className="mb-4 whitespace-pre-line">
            {contact === null || contact.erasedAt !== null ? t("own.erased") : contact.text}
          </p>
          <DescriptionList
            items={[
              { term: t("own.item"), detail: request.itemTitle },
              { term: t("own.place"), detail: request.placeNames },
              {
                term: t("own.contact"),
                detail:
                  contact === null ? null : `${contact.nameMasked} ${contact.phoneMasked}`.trim(),
              },
              { term: t("own.submitted"), detail: formatDateTime(request.submittedAt, zone, now) },
            ].filter(({ detail }) => detail !== null && detail !== "")}
          />
        </Card>
        {request.publicTitle === null || request.status === "withdrawn" ? null : (
          <Card title={t("own.public")}>
            <p className="font-semibold">{request.publicTitle}</p>
            <p className="mt-1 whitespace-pre-line">{request.publicText}</p>
          </Card>
        )}
        {verbs.includes("withdraw") ? (
          <WithdrawRequestForm action={withdrawOwn} {...form("withdraw")} />
        ) : null}
        <LeaveForm action={leaveTicket} {...form("leave")} hint={t("ticket.leave")} />
      </div>
    </>
  );
}

function more(request: OwnRequest): string | null {
  const { status, confirmedBy, escalatedAt } = request;
  if (status === "taken" || status === "done") {
    return t(request.takerMemberId === null ? "own.takenBy.unit" : "own.takenBy.member");
  }
  if (status === "published" && escalatedAt !== null) return t("own.escalated");
  return confirmedBy === "community" ? t("own.confirmedBy.community") : null;
}

function ratedWord(rating: string): string {
  if (rating === "yes") return t("own.rated.yes");
  return t(rating === "basically" ? "own.rated.basically" : "own.rated.no");
}
