import type { OwnClaim } from "@/lib/affairs/service/queries/my-service";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { Badge } from "../ui/badge";
import { ButtonGroup, ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { Notice } from "../ui/notice";
import { ReleaseForm, WantSwapForm } from "./claim-forms";
import { shiftText, startText } from "./shift-text";
import { tsv } from "./text";

/** What a member holds or waits for, with the steps that can be taken now. */
export function ClaimCard({
  claim,
  now,
  release,
  wantSwap,
}: {
  claim: OwnClaim;
  now: string;
  release: FormAction;
  wantSwap: FormAction;
}) {
  const { startsAt, endsAt, waiting } = claim;
  const mayTell = !waiting && !claim.calledOff && (startsAt === null || startsAt <= now);
  return (
    <Card
      title={claim.title === "" ? tsv("my.moved") : claim.title}
      level={3}
      actions={
        claim.calledOff ? (
          <Badge tone="idle">{tsv("my.calledOff")}</Badge>
        ) : waiting ? (
          <Badge tone="warn">{tsv("my.turn", { turn: claim.turn })}</Badge>
        ) : (
          <Badge tone="ok">{tsv("my.held")}</Badge>
        )
      }
    >
      <div className="grid gap-2">
        {startsAt === null || endsAt === null ? null : (
          <p className={`tabular-nums ${claim.calledOff ? "line-through" : "font-semibold"}`}>
            {shiftText(startsAt, endsAt, now)}
          </p>
        )}
        {claim.was === null || claim.calledOff ? null : (
          <Notice tone="warn" title={tsv("my.shiftMoved")}>
            {tsv("my.shiftMoved.was", {
              was: shiftText(claim.was.startsAt, claim.was.endsAt, now),
            })}
          </Notice>
        )}
        {claim.place === "" ? null : <p>{claim.place}</p>}
        {claim.text === "" ? null : (
          <p className="whitespace-pre-line text-ink-soft">{claim.text}</p>
        )}
        {claim.ended && claim.endText !== null ? (
          <Notice tone="warn" title={tsv(claim.calledOff ? "my.calledOff.title" : "my.ended")}>
            {claim.endText}
          </Notice>
        ) : null}
        {claim.wants === null ? null : (
          <p className="text-sm text-info">
            {tsv("my.wants", { at: startText(claim.wants, now) })}
          </p>
        )}
        {claim.ended ? null : <Limit claim={claim} now={now} />}
        <ButtonGroup>
          {mayTell ? (
            <ButtonLink href={`/my/record?claim=${claim.claimId}`} variant="primary">
              {tsv("my.tell")}
            </ButtonLink>
          ) : null}
          {claim.mayRelease && !claim.over && !claim.ended ? (
            <ReleaseForm
              claimId={claim.claimId}
              waiting={waiting}
              action={release}
              startKey={newId()}
            />
          ) : null}
          {!waiting && !claim.over && !claim.ended && claim.others.length > 0 ? (
            <WantSwapForm
              claimId={claim.claimId}
              wanted={claim.wants !== null}
              others={claim.others.map((other) => ({
                slotId: other.slotId,
                label: startText(other.startsAt, now),
              }))}
              action={wantSwap}
              startKey={newId()}
            />
          ) : null}
        </ButtonGroup>
      </div>
    </Card>
  );
}

function Limit({ claim, now }: { claim: OwnClaim; now: string }) {
  if (claim.waiting || claim.cancelUntil === null || claim.over) return null;
  return (
    <p className="text-sm text-ink-soft">
      {claim.mayRelease
        ? tsv("my.cancelUntil", { at: startText(claim.cancelUntil, now) })
        : tsv("my.tooLate")}
    </p>
  );
}
