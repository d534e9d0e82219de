import type { ApplicationShown } from "@/lib/affairs/tickets/queries/applications";
import { deferralReasons, terminationReasons } from "@/lib/affairs/tickets/rules/applications";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Notice } from "../ui/notice";
import { fullTime } from "../ui/time-words";
import { limitText } from "./limit-text";
import { tt, word } from "./messages/text";

const tones = {
  pending: "warn",
  granted: "ok",
  refused: "idle",
  withdrawn: "idle",
  void: "idle",
} as const;

/** What was asked for and what came of it, the newest first. */
export function Applications({
  applications,
  decided = false,
}: {
  applications: readonly ApplicationShown[];
  /** Whether what waits stands above the form that decides it, and not here as well. */
  decided?: boolean | undefined;
}) {
  const shown = applications.filter(({ status }) => !decided || status !== "pending");
  if (shown.length === 0) return null;
  return (
    <Card title={tt("asked.title")}>
      <ul className="grid gap-4">
        {shown.map((one) => (
          <li key={one.id} className="grid gap-2 border-t pt-4 first:border-t-0 first:pt-0">
            <div className="flex flex-wrap items-center gap-2">
              <span className="font-semibold">{word(`application.${one.kind}`)}</span>
              <Badge tone={tones[one.status]}>{word(`application.status.${one.status}`)}</Badge>
              <span className="text-sm text-ink-soft">
                {tt("asked.by", {
                  organization: one.organizationName,
                  by: one.appliedName,
                  at: fullTime(one.appliedAt),
                })}
              </span>
            </div>
            <DescriptionList items={itemsOf(one)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What waits for a decision, directly above the form that decides it. */
export function PendingApplication({
  applications,
}: {
  applications: readonly ApplicationShown[];
}) {
  return applications
    .filter(({ status }) => status === "pending")
    .map((one) => (
      <Notice
        key={one.id}
        tone="warn"
        title={tt(`asks.${one.kind}`, { organization: one.organizationName })}
      >
        <DescriptionList items={itemsOf(one)} />
      </Notice>
    ));
}

function itemsOf(one: ApplicationShown) {
  const deferral = deferralReasons.find((code) => code === one.reasonCode);
  const termination = terminationReasons.find((code) => code === one.reasonCode);
  const items: [string, string | null][] = [
    [tt("field.days"), one.asked === null ? null : limitText(one.asked)],
    [tt("asked.dueIfGranted"), one.dueIfGranted === null ? null : fullTime(one.dueIfGranted)],
    [tt("asked.deferralReason"), deferral ? word(`deferralReason.${deferral}`) : null],
    [tt("asked.terminationReason"), termination ? word(`terminationReason.${termination}`) : null],
    [tt("field.askReason"), one.reason],
    [tt("field.plan"), one.plan],
    [tt("field.reviewOn"), one.reviewAt === null ? null : fullTime(one.reviewAt)],
    [tt("field.told"), one.told],
    [tt("asked.granted"), one.granted === null ? null : limitText(one.granted)],
    [
      tt("asked.decision"),
      one.decisionText === null
        ? null
        : [
            one.decisionText,
            tt("asked.decidedBy", {
              by: one.decidedName ?? "",
              at: one.decidedAt === null ? "" : fullTime(one.decidedAt),
            }),
          ].join("\n"),
    ],
  ];
  return items
    .filter(([, detail]) => detail !== null)
    .map(([term, detail]) => ({ term, detail, wide: true }));
}
