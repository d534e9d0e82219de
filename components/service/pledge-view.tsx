import type { ReactNode } from "react";
import type { PledgeShown } from "@/lib/affairs/service/queries/pledges";
import type { PledgeStatus } from "@/lib/affairs/service/rules/pledges";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { TimeText } from "../ui/time-text";
import type { Tone } from "../ui/tone";
import { tsv } from "./text";

const tones: Readonly<Record<PledgeStatus, Tone>> = {
  confirmed: "busy",
  fulfilled: "info",
  reviewed: "ok",
  withdrawn: "idle",
};

function PledgeBadge({ status }: { status: PledgeStatus }) {
  return <Badge tone={tones[status]}>{tsv(`pledge.status.${status}`)}</Badge>;
}

/** One pledge as the member and the community read it, with the fingerprint of its text. */
export function PledgeView({
  pledge,
  now,
  who,
  children,
}: {
  pledge: PledgeShown;
  now: string;
  who?: string | undefined;
  children?: ReactNode;
}) {
  const { review, reviewedBy, fulfilledText } = pledge;
  return (
    <Card title={pledge.post} note={who} actions={<PledgeBadge status={pledge.status} />}>
      <div className="grid gap-3">
        <p className="leading-relaxed whitespace-pre-line">{pledge.text}</p>
        <DescriptionList
          items={[
            {
              term: tsv("pledge.period"),
              detail: tsv("pledge.fromTo", { from: pledge.fromDay, to: pledge.toDay }),
            },
            {
              term: tsv("pledge.confirmedAt"),
              detail: <TimeText at={pledge.confirmedAt} now={now} />,
            },
            ...(pledge.fulfilledAt === null
              ? []
              : [
                  {
                    term: tsv("pledge.fulfilledAt"),
                    detail: (
                      <>
                        <TimeText at={pledge.fulfilledAt} now={now} />
                        {fulfilledText === null ? null : (
                          <span className="block">{fulfilledText}</span>
                        )}
                      </>
                    ),
                  },
                ]),
            ...(review === null
              ? []
              : [
                  {
                    term: tsv("pledge.review"),
                    detail: (
                      <>
                        {review}
                        <span className="block text-ink-faint">{reviewedBy}</span>
                      </>
                    ),
                  },
                ]),
          ]}
        />
        <details className="text-sm">
          <summary className="cursor-pointer py-1 text-ink-soft underline underline-offset-4">
            {tsv("pledge.hash")}
          </summary>
          <p className="mt-1 font-mono text-xs break-all">{pledge.hash}</p>
          <p className="mt-1 text-ink-soft">{tsv("pledge.hash.hint")}</p>
        </details>
        {children}
      </div>
    </Card>
  );
}
