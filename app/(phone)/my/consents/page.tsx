import type { Metadata } from "next";
import Link from "next/link";
import { codeText, tc } from "@/components/check-ins/text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import { ownConsents, type OwnConsent } from "@/lib/ground/check-ins/queries/own";
import { freePurposes } from "@/lib/ground/check-ins/rules/notice";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { agree, takeBack } from "./actions";
import { ConsentForm } from "./_components/consent-form";

export const metadata: Metadata = { title: tc("consents.title") };

/** 我的同意: what for, since when, taken back with one press (PIPL art. 15). */
export default async function Consents() {
  const { consents, now } = await readByPhone("member", ownConsents);
  return (
    <>
      <PageHeader title={tc("consents.title")} lead={tc("consents.lead")} />
      <div className="grid gap-3">
        {consents.map((one) => (
          <Consent key={one.purpose} one={one} now={now} />
        ))}
      </div>
    </>
  );
}

function Consent({ one, now }: { one: OwnConsent; now: string }) {
  const { purpose, givenAt, withdrawnAt, noticeVersion } = one;
  const given = givenAt !== null && withdrawnAt === null;
  const free = freePurposes.some((known) => known === purpose);
  const at = withdrawnAt ?? givenAt;
  return (
    <Card
      title={codeText("purpose", purpose)}
      actions={
        <Badge tone={given ? "ok" : "idle"}>{tc(given ? "consents.given" : "consents.not")}</Badge>
      }
    >
      <div className="grid gap-3">
        <p>{tc(`consents.${purpose}`)}</p>
        {at === null ? null : (
          <p className="text-sm text-ink-soft">
            {tc(given ? "consents.since" : "consents.until")} <TimeText at={at} now={now} />
            {noticeVersion === null
              ? null
              : ` · ${tc("consents.version", { version: noticeVersion })}`}
          </p>
        )}
        {free ? (
          <ConsentForm
            key={String(given)}
            purpose={purpose}
            given={given}
            action={given ? takeBack : agree}
            startKey={newId()}
          />
        ) : (
          <p>
            <Link href="/my/profile" className="text-link inline-flex min-h-11 items-center">
              {tc("consents.leave")}
            </Link>
          </p>
        )}
      </div>
    </Card>
  );
}
