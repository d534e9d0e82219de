import type { Metadata } from "next";
import { MobileBadge } from "@/components/service/mobile-badge";
import { tsv } from "@/components/service/text";
import { Badge } from "@/components/ui/badge";
import { ButtonGroup } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import { mobileDetail, type ReferralShown } from "@/lib/affairs/service/queries/mobile";
import { isCommunity, serviceReaders } from "@/lib/affairs/service/rules/staff";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import {
  AnswerDialog,
  ContactForm,
  MoveDialog,
  ReferDialog,
  RevealDialog,
} from "./_components/mobile-forms";
import {
  answerMobileReferral,
  moveMobileMember,
  noteContact,
  referMobileMember,
  revealMobileMember,
} from "./actions";

export const metadata: Metadata = { title: tsv("tab.mobile") };

/** One mobile member: where, with which branch, when there was contact, and what help was asked for. */
export default async function MobileMember({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { mobile, mayWrite } = await read(serviceReaders, async (scope) => ({
    mobile: await mobileDetail(scope, id),
    mayWrite: isCommunity(scope.actor).ok,
  }));
  const { now, revealed } = mobile;
  const subject = { id: mobile.id, version: mobile.version };
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/mobile-members", label: tsv("tab.mobile") }]}
        title={revealed?.name ?? mobile.name}
        meta={
          <>
            <Badge>{tsv(`mobile.${mobile.direction}`)}</Badge>
            <MobileBadge status={mobile.status} />
          </>
        }
        actions={
          <ButtonGroup key={String(mobile.version)}>
            {mobile.ways.map((to) => (
              <MoveDialog
                key={to}
                action={moveMobileMember}
                startKey={newId()}
                subject={subject}
                to={to}
                hostBranch={mobile.hostBranch}
              />
            ))}
          </ButtonGroup>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card
          title={tsv("mobile.about")}
          actions={
            mayWrite && revealed === null ? (
              <RevealDialog action={revealMobileMember} startKey={newId()} id={id} />
            ) : undefined
          }
        >
          <DescriptionList
            items={[
              { term: tsv("mobile.phone"), detail: revealed?.phone ?? mobile.phone },
              { term: tsv("mobile.homeBranch"), detail: mobile.homeBranch },
              { term: tsv("mobile.hostBranch"), detail: mobile.hostBranch },
              { term: tsv("mobile.destination"), detail: mobile.destination },
              { term: tsv("mobile.since"), detail: mobile.since },
              {
                term: tsv("mobile.contactDue"),
                detail: mobile.isDue ? (
                  <span className="font-semibold text-bad">
                    {mobile.contactDue} {tsv("mobile.isDue")}
                  </span>
                ) : (
                  mobile.contactDue
                ),
              },
            ]}
          />
        </Card>
        <Card title={tsv("mobile.contacts")}>
          <div className="grid gap-4">
            {mayWrite ? (
              <ContactForm
                key={String(mobile.version)}
                action={noteContact}
                startKey={newId()}
                subject={subject}
              />
            ) : null}
            <ul className="grid gap-2">
              {mobile.contacts.map((one) => (
                <li key={one.id} className="border-t pt-2">
                  {one.text}
                  <span className="block text-sm text-ink-faint">
                    {one.byName} <TimeText at={one.at} now={now} />
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </Card>
        <div className="lg:col-span-2">
          <Card
            title={tsv("mobile.referrals")}
            note={tsv("mobile.referrals.hint")}
            actions={
              mayWrite ? (
                <ReferDialog action={referMobileMember} startKey={newId()} id={id} />
              ) : undefined
            }
            flush
          >
            {mobile.referrals.length === 0 ? (
              <EmptyState title={tsv("mobile.referrals.none")} icon="people" />
            ) : (
              <ul>
                {mobile.referrals.map((one) => (
                  <Referral
                    key={`${one.id}.${String(one.version)}`}
                    referral={one}
                    now={now}
                    mayWrite={mayWrite}
                  />
                ))}
              </ul>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}

function Referral({
  referral,
  now,
  mayWrite,
}: {
  referral: ReferralShown;
  now: string;
  mayWrite: boolean;
}) {
  const { id, version, kind, text, status, answer, answeredBy, createdAt } = referral;
  const end = status === "done" || status === "declined" ? status : null;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 border-b px-4 py-3 last:border-0">
      <div className="grid min-w-0 gap-1">
        <h3 className="flex flex-wrap items-center gap-2 text-base">
          {tsv(`mobile.kind.${kind}`)}
          <Badge tone={end === null ? "busy" : end === "done" ? "ok" : "idle"}>
            {tsv(`mobile.referral.${end ?? "open"}`)}
          </Badge>
          <span className="text-sm font-normal text-ink-faint">
            <TimeText at={createdAt} now={now} />
          </span>
        </h3>
        <p>{text}</p>
        {answer === null ? null : (
          <p className="border-l-4 border-line-strong pl-3">
            {answer} <span className="text-sm text-ink-faint">{answeredBy}</span>
          </p>
        )}
      </div>
      {end === null && mayWrite ? (
        <AnswerDialog action={answerMobileReferral} startKey={newId()} referral={{ id, version }} />
      ) : null}
    </li>
  );
}
