import Link from "next/link";
import type { AgreementLine } from "@/lib/affairs/co-building/queries/agreements";
import type { AgreementStatus, Standing } from "@/lib/affairs/co-building/rules/agreements";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";
import type { Base } from "./lines";
import { tco } from "./text";

const tones: Readonly<Record<AgreementStatus, Tone>> = {
  draft: "warn",
  confirmed: "info",
  reviewed: "info",
  renewed: "idle",
  ended: "idle",
};

const standingTones: Readonly<Record<Standing, Tone>> = {
  ahead: "info",
  active: "ok",
  soon: "warn",
  over: "bad",
};

type Shown = Pick<AgreementLine, "status" | "standing" | "sent">;

/** How far it is: the word of its sides, and where today lies in its days. */
export function AgreementBadge({ status, standing, sent }: Shown) {
  return (
    <>
      <Badge tone={tones[status]}>
        {tco(status === "draft" && sent ? "agreement.sent" : `agreement.${status}`)}
      </Badge>
      {standing === null ? null : (
        <Badge tone={standingTones[standing]}>{tco(`standing.${standing}`)}</Badge>
      )}
    </>
  );
}

export function AgreementItem({ agreement, base }: { agreement: AgreementLine; base: Base }) {
  const { id, title, sides, startsOn, endsOn, waits, returned } = agreement;
  return (
    <li className="grid gap-1 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          href={`${base}/agreements/${id}`}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
        >
          {title}
        </Link>
        <AgreementBadge {...agreement} />
        {waits ? <Badge tone="bad">{tco("unit.waits")}</Badge> : null}
        {returned ? <Badge tone="bad">{tco("signer.returned")}</Badge> : null}
      </p>
      <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-ink-soft">
        <span className="min-w-0">{sides.map(({ name }) => name).join(tco("comma"))}</span>
        <span className="tabular-nums">{tco("days", { from: startsOn, until: endsOn })}</span>
      </p>
    </li>
  );
}
