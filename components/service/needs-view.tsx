import type { Need } from "@/lib/affairs/service/queries/needs";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Icon } from "../ui/icon";
import { TimeText } from "../ui/time-text";
import { OneNeedForm, OneTextForm } from "./need-forms";
import {
  RequestKindBadge,
  RequestStatusBadge,
  ratingWord,
  skillWords,
  timeWords,
} from "./request-badges";
import { ContactShown } from "./shown-contact";
import { tsv } from "./text";
import { whyWords } from "./why-text";

export interface NeedActions {
  take: FormAction;
  declineOffer: FormAction;
  giveBack: FormAction;
  finish: FormAction;
  reveal: FormAction;
}

/** What is asked for nearby, and what the one who looks has taken: the own ones first. */
export function NeedsView({
  own,
  open,
  ownTitle,
  now,
  actions,
}: {
  own: readonly Need[];
  open: readonly Need[];
  ownTitle: string;
  now: string;
  actions: NeedActions;
}) {
  return (
    <div className="grid gap-6">
      {own.length === 0 ? null : (
        <section className="grid gap-3">
          <h2 className="text-lg">{ownTitle}</h2>
          {own.map((need) => (
            <OwnNeed key={keyOf(need)} need={need} now={now} actions={actions} />
          ))}
        </section>
      )}
      <section className="grid gap-3">
        <h2 className="text-lg">{tsv("wish.near.open")}</h2>
        {open.length === 0 ? (
          <Card>
            <EmptyState title={tsv("wish.near.none")} icon="people">
              {tsv("wish.near.none.hint")}
            </EmptyState>
          </Card>
        ) : (
          open.map((need) => <OpenNeed key={keyOf(need)} need={need} now={now} actions={actions} />)
        )}
      </section>
    </div>
  );
}

function OpenNeed({ need, now, actions }: { need: Need; now: string; actions: NeedActions }) {
  const reasons = need.reasons.filter(({ kind }) => kind !== "open" || need.reasons.length === 1);
  return (
    <Card title={need.title} level={3} actions={<RequestKindBadge kind={need.kind} />}>
      <p className="text-base leading-relaxed whitespace-pre-line">{need.text}</p>
      <ul className="mt-2 grid gap-1 text-sm empty:hidden">
        {reasons.map((reason) => (
          <li
            key={reason.kind}
            className={
              reason.kind === "open"
                ? "flex gap-1.5 text-ink-soft"
                : "flex gap-1.5 font-semibold text-ok"
            }
          >
            <Icon
              name={reason.kind === "offered" ? "message" : "check"}
              size="sm"
              className="mt-1"
            />
            {whyWords(reason)}
          </li>
        ))}
      </ul>
      <Facts need={need} now={now} />
      <div className="mt-3 flex flex-wrap gap-3">
        <OneNeedForm
          action={actions.take}
          startKey={newId()}
          form={`take-${need.id}`}
          need={{ id: need.id, version: need.version }}
          submit={tsv("wish.take")}
          doneText={tsv("wish.take.done")}
          variant="primary"
        />
        {need.offered ? (
          <OneNeedForm
            action={actions.declineOffer}
            startKey={newId()}
            form={`no-${need.id}`}
            need={{ id: need.id }}
            submit={tsv("wish.declineOffer")}
            doneText={tsv("wish.declineOffer.done")}
          />
        ) : null}
      </div>
    </Card>
  );
}

function OwnNeed({ need, now, actions }: { need: Need; now: string; actions: NeedActions }) {
  const { id, version, verbs } = need;
  const may = (verb: (typeof verbs)[number]) => verbs.includes(verb);
  return (
    <Card title={need.title} level={3} actions={<RequestStatusBadge status={need.status} />}>
      <p className="text-base leading-relaxed whitespace-pre-line">{need.text}</p>
      <Facts need={need} now={now} />
      {need.doneText === null ? null : (
        <p className="mt-2 text-sm">
          {need.doneText} <span className="text-ink-soft">{outcomeWords(need)}</span>
        </p>
      )}
      <div className="mt-3 grid gap-3 empty:hidden">
        {need.shown === null ? null : <ContactShown contact={need.shown} now={now} />}
        <div className="flex flex-wrap items-start gap-3 empty:hidden">
          {may("reveal") && need.shown === null ? (
            <OneNeedForm
              action={actions.reveal}
              startKey={newId()}
              form={`reveal-${id}`}
              need={{ id, text: tsv("wish.near.reveal.purpose") }}
              submit={tsv("wish.near.reveal")}
              doneText={tsv("wish.reveal.done")}
              variant="primary"
            />
          ) : null}
          {may("giveBack") ? (
            <OneNeedForm
              action={actions.giveBack}
              startKey={newId()}
              form={`back-${id}`}
              need={{ id, version }}
              submit={tsv("wish.near.giveBack")}
              doneText={tsv("wish.near.giveBack.done")}
            />
          ) : null}
        </div>
        {may("giveBack") ? (
          <p className="text-sm text-ink-soft">{tsv("wish.near.giveBack.hint")}</p>
        ) : null}
        {may("finish") ? (
          <OneTextForm
            action={actions.finish}
            startKey={newId()}
            need={{ id, version }}
            submit={tsv("wish.near.finish")}
            doneText={tsv("wish.finish.done")}
          />
        ) : null}
      </div>
    </Card>
  );
}

function Facts({ need, now }: { need: Need; now: string }) {
  return (
    <p className="mt-2 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-soft">
      <span>{need.placeNames}</span>
      {need.skills.length === 0 ? null : (
        <span>{tsv("wish.needs", { which: skillWords(need.skills) })}</span>
      )}
      {need.times.length === 0 ? null : (
        <span>{tsv("wish.when", { which: timeWords(need.times) })}</span>
      )}
      <TimeText at={need.publishedAt} now={now} />
    </p>
  );
}

function outcomeWords({ status, rating }: Need): string {
  if (status === "done") return tsv("wish.near.waits");
  return rating === null
    ? tsv("wish.near.thanks")
    : tsv("wish.near.rated", { rating: ratingWord(rating) });
}

function keyOf({ id, version }: Need): string {
  return `${id}.${String(version)}`;
}
