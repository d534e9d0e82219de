import type { Metadata } from "next";
import Link from "next/link";
import { PledgeView } from "@/components/service/pledge-view";
import { tsv } from "@/components/service/text";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { dayText } from "@/components/ui/time-words";
import { myPledges } from "@/lib/affairs/service/queries/pledges";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { NewPledgeForm, PledgeSteps } from "./_components/pledge-forms";
import { confirmOwnPledge, fulfilOwnPledge, withdrawOwnPledge } from "./actions";

export const metadata: Metadata = { title: tsv("pledge.mine") };

/** The member's own pledges, who can see them, and a new one. */
export default async function MyPledge() {
  const { now, pledges, templates, isShown, isNamed } = await readByPhone("member", myPledges);
  const today = dayText(now);
  const shown = isNamed ? "named" : isShown ? "nameless" : "hidden";
  const send = (action: typeof fulfilOwnPledge) => ({ action, startKey: newId() });
  return (
    <>
      <PageHeader title={tsv("pledge.mine")} lead={tsv("pledge.mine.lead")} />
      <div className="grid gap-4">
        <Notice tone="idle" title={tsv(`pledge.public.${shown}`)}>
          <Link href="/my/consents" className="text-link">
            {tsv("pledge.public.change")}
          </Link>
        </Notice>
        {pledges.map((pledge) => (
          <PledgeView key={`${pledge.id}.${String(pledge.version)}`} pledge={pledge} now={now}>
            {pledge.status === "confirmed" ? (
              <PledgeSteps
                pledge={{ id: pledge.id, version: pledge.version }}
                fulfil={send(fulfilOwnPledge)}
                withdraw={send(withdrawOwnPledge)}
              />
            ) : null}
          </PledgeView>
        ))}
        <Card title={tsv("pledge.new")}>
          <NewPledgeForm
            {...send(confirmOwnPledge)}
            templates={templates}
            fromDay={today}
            toDay={`${today.slice(0, 4)}-12-31`}
          />
        </Card>
      </div>
    </>
  );
}
