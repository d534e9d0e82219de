import Link from "next/link";
import type { AgreementDetail } from "@/lib/affairs/co-building/queries/agreement";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { Badge } from "../ui/badge";
import { ButtonGroup, ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Notice } from "../ui/notice";
import { PageHeader, type Crumb } from "../ui/page-header";
import { TimeText } from "../ui/time-text";
import { AgreementBadge } from "./agreement-lines";
import { ChangeAgreement, RenewAgreement, ReviewAgreement } from "./agreement-verbs";
import { Commitments } from "./commitments-card";
import type { Base } from "./lines";
import { tco } from "./text";
import { ReasonDialog, WordDialog } from "./verb-dialog";

/** What the staff of the place do with an agreement. */
interface KeepSends {
  change: FormAction;
  add: FormAction;
  edit: FormAction;
  drop: FormAction;
  tick: FormAction;
  untick: FormAction;
  review: FormAction;
  renew: FormAction;
  end: FormAction;
}

export interface AgreementSends {
  sign: FormAction;
  /** Of a unit alone. */
  giveBack?: FormAction;
  /** Of the staff alone: takes back the word of the place, and all that is written. */
  recall?: FormAction;
  keep?: KeepSends;
}

/** One agreement: its sides with their word, what each has promised, and what is on record of it. */
export function AgreementView({
  agreement,
  base,
  crumbs,
  sends,
}: {
  agreement: AgreementDetail;
  base: Base;
  crumbs: readonly Crumb[];
  sends: AgreementSends;
}) {
  const { id, review, endReason } = agreement;
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={agreement.title}
        meta={<AgreementBadge {...agreement} />}
        lead={agreement.place}
        actions={
          <>
            <ButtonLink href={`${base}/agreements/${id}/print`} icon="print">
              {tco("agreement.print")}
            </ButtonLink>
            <Verbs agreement={agreement} keep={sends.keep} />
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          {review === null ? null : (
            <Notice tone="ok" title={tco("review.on", { day: agreement.reviewedOn ?? "" })}>
              <span className="whitespace-pre-line">{review}</span>
            </Notice>
          )}
          {endReason === null ? null : (
            <Notice tone="info" title={tco("agreement.endedOn", { day: agreement.endedOn ?? "" })}>
              {endReason}
            </Notice>
          )}
          {agreement.mayUntick && agreement.startsOn > agreement.today ? (
            <Notice tone="info" title={tco("agreement.ahead", { day: agreement.startsOn })}>
              {tco("agreement.aheadHint")}
            </Notice>
          ) : null}
          {agreement.signers.map(({ id: side, name, returned }) =>
            returned === null ? null : (
              <Notice key={side} tone="warn" title={tco("signer.returnedBy", { name })}>
                {returned.reason} <TimeText at={returned.at} />
              </Notice>
            ),
          )}
          <Commitments agreement={agreement} keep={sends.keep} />
          <Signers agreement={agreement} sends={sends} />
        </div>
        <Facts agreement={agreement} base={base} />
      </div>
    </>
  );
}

function Verbs({ agreement, keep }: { agreement: AgreementDetail; keep: AgreementSends["keep"] }) {
  if (keep === undefined) return null;
  const { id, version, title, startsOn, endsOn } = agreement;
  const about = { id, version };
  const steps = agreement.verbs.map((verb) => {
    const key = `${verb}${String(version)}`;
    switch (verb) {
      case "review":
        return (
          <ReviewAgreement
            key={key}
            agreement={about}
            send={{ action: keep.review, startKey: newId() }}
          />
        );
      case "renew":
        return (
          <RenewAgreement
            key={key}
            agreement={{ ...about, ...agreement.nextDays }}
            send={{ action: keep.renew, startKey: newId() }}
          />
        );
      case "end":
        return (
          <ReasonDialog
            key={key}
            verb="end"
            about={about}
            send={{ action: keep.end, startKey: newId() }}
          />
        );
    }
  });
  return (
    <>
      {agreement.mayWrite ? (
        <ChangeAgreement
          key={`change${String(version)}`}
          agreement={{ ...about, title, startsOn, endsOn }}
          send={{ action: keep.change, startKey: newId() }}
        />
      ) : null}
      {steps}
    </>
  );
}

function Signers({
  agreement: { signers },
  sends: { sign, giveBack, recall },
}: {
  agreement: AgreementDetail;
  sends: AgreementSends;
}) {
  return (
    <Card flush title={tco("signer.title")} note={tco("signer.note")}>
      <ul className="divide-y">
        {signers.map(({ id, version, returned, ...side }) => (
          <li key={id} className="grid gap-1.5 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="min-w-0 font-semibold">{side.name}</span>
              <Badge tone={side.confirmedAt === null ? (returned ? "bad" : "warn") : "ok"}>
                {tco(
                  side.confirmedAt !== null
                    ? "party.confirmed"
                    : returned === null
                      ? "party.waits"
                      : "signer.returned",
                )}
              </Badge>
            </p>
            {side.confirmedAt === null ? null : (
              <p className="text-sm text-ink-soft">
                {side.confirmedBy} <TimeText at={side.confirmedAt} />
              </p>
            )}
            {side.maySign ? (
              <ButtonGroup>
                <WordDialog
                  key={`sign${String(version)}`}
                  verb="sign"
                  about={{ id, version }}
                  send={{ action: sign, startKey: newId() }}
                  look={{ variant: "primary", size: "sm" }}
                />
                {side.mayReturn && giveBack !== undefined ? (
                  <ReasonDialog
                    key={`return${String(version)}`}
                    verb="return"
                    about={{ id, version }}
                    label={tco("return.reason")}
                    hint={tco("return.hint")}
                    send={{ action: giveBack, startKey: newId() }}
                    look={{ size: "sm" }}
                  />
                ) : null}
              </ButtonGroup>
            ) : null}
            {side.mayRecall && recall !== undefined ? (
              <ButtonGroup>
                <WordDialog
                  key={`recall${String(version)}`}
                  verb="recall"
                  about={{ id, version }}
                  send={{ action: recall, startKey: newId() }}
                  look={{ size: "sm" }}
                />
              </ButtonGroup>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Facts({ agreement, base }: { agreement: AgreementDetail; base: Base }) {
  const { project, previousId, nextId } = agreement;
  const linked = (href: string, text: string) => (
    <Link href={href} prefetch={false} className="text-link inline-flex min-h-6 items-center">
      {text}
    </Link>
  );
  const other = (id: string | null, term: string) =>
    id === null ? [] : [{ term, detail: linked(`${base}/agreements/${id}`, tco("agreement.see")) }];
  return (
    <Card title={tco("detail.facts")}>
      <DescriptionList
        items={[
          {
            term: tco("detail.days"),
            detail: tco("days", { from: agreement.startsOn, until: agreement.endsOn }),
          },
          ...(project === null
            ? []
            : [
                {
                  term: tco("agreement.project"),
                  detail: linked(`${base}/projects/${project.id}`, project.title),
                },
              ]),
          ...other(previousId, tco("agreement.previous")),
          ...other(nextId, tco("agreement.next")),
          { term: tco("agreement.draftedBy"), detail: agreement.draftedBy },
        ]}
      />
    </Card>
  );
}
