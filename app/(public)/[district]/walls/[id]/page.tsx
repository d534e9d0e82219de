import { notFound } from "next/navigation";
import { PhotoStrip } from "@/components/photos/photo-strip";
import { Timeline, type TimelineKind } from "@/components/tickets/timeline";
import { buttonClasses } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { approvalAsked } from "@/components/walls/approval";
import { Voices } from "@/components/ratings/voices";
import { ratingWords } from "@/components/walls/rating-words";
import { StageBadge } from "@/components/walls/stage-badge";
import { outcomeWord, tv } from "@/components/walls/text";
import { approvalsOf, type Approval } from "@/lib/across/walls/queries/approvals";
import {
  entryDetail,
  followedBy,
  talkKinds,
  type PublicStep,
} from "@/lib/across/walls/queries/public";
import { stages } from "@/lib/across/walls/rules/stages";
import { ratedBy } from "@/lib/parts/ratings/queries";
import { placeId } from "@/lib/ground/territory/schema";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { formatDate, formatDateTime } from "@/lib/platform/i18n/time";
import { followerToken } from "@/lib/web/follower";
import { readPublic } from "@/lib/web/guard";
import { raterToken } from "@/lib/web/rater";
import { FollowForm } from "../../../_leaves/follow-form";
import { PublicRatingForm } from "../../../_leaves/public-rating-form";
import { PortalFrame } from "../../../_components/portal-frame";
import { t } from "../../../_components/text";
import { dueOf, talkWords, type Clock } from "../../../_components/wall-entry";
import { followIssue, rateAnswer, unfollowIssue } from "../actions";

type Props = { params: Promise<{ district: string; id: string }> };
type Entry = NonNullable<Awaited<ReturnType<typeof entryDetail>>>;

export const metadata = { title: t("walls.title") };

/** One entry of a wall: exactly what was released, how it went, and what came of it. */
export default async function WallEntryPage({ params }: Props) {
  const { district, id } = await params;
  if (!placeId.safeParse(id).success) notFound();
  const token = await followerToken(district);
  const rater = await raterToken(district);
  const { entry, followed, approval, rated, clock } = await readPublic(district, async (scope) => {
    const found = await entryDetail(scope, id);
    const answered = found === null || found.wall === "issue" ? [] : [found.id];
    const asked = (await approvalsOf(scope, answered)).get(id);
    return {
      entry: found,
      followed: token === null ? [] : await followedBy(scope, token),
      approval: asked,
      rated: asked !== undefined && (await ratedBy(scope, [asked.id], rater)).has(asked.id),
      clock: { zone: scope.actor.tenant.timeZone, now: scope.actor.now },
    };
  });
  return (
    <PortalFrame slug={district} current="walls">
      <p className="mb-3">
        <a
          href={`/${district}/walls${entry?.wall === "echo" ? "?wall=echo" : ""}`}
          className="text-link inline-flex min-h-11 items-center"
        >
          {t("walls.back")}
        </a>
      </p>
      {entry === null ? (
        <EmptyState title={t("walls.gone")} icon="eye" heading>
          {t("walls.goneHint")}
        </EmptyState>
      ) : (
        <div className="grid gap-5">
          <Head entry={entry} />
          {entry.wall === "echo" ? (
            <Result entry={entry} district={district} clock={clock} />
          ) : null}
          {approval === undefined ? null : (
            <Approve approval={approval} rated={rated} district={district} />
          )}
          <Facts entry={entry} district={district} clock={clock} />
          <section className="rounded-lg border p-4">
            <p className="mb-2 text-ink-soft">{t("walls.followers", { count: entry.followers })}</p>
            <FollowForm
              follow={followIssue}
              unfollow={unfollowIssue}
              start={idle(newId())}
              district={district}
              id={entry.id}
              following={followed.some((one) => one.id === entry.id)}
            />
          </section>
          <Card title={tv("public.course")}>
            <Timeline
              label={tv("public.course")}
              items={entry.steps.map((step) => itemOf(step, clock))}
            />
          </Card>
          <p>
            {t("walls.otherPlace")}{" "}
            <a href={`/${district}/report`} className={buttonClasses({})}>
              {t("walls.report")}
            </a>
          </p>
        </div>
      )}
    </PortalFrame>
  );
}

function Head({ entry }: { entry: Entry }) {
  return (
    <header>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
        <StageBadge stage={entry.stage} talked={talkOf(entry) !== undefined} />
        <span>{[entry.streetName, entry.communityName].filter(Boolean).join(" ")}</span>
      </p>
      <h1 className="mt-2 text-2xl">{entry.title}</h1>
    </header>
  );
}

/** What visitors are told of the issue: these fields and no others (DOMAIN 4.6). */
function Facts({ entry, district, clock }: { entry: Entry; district: string; clock: Clock }) {
  const due = dueOf(entry, clock);
  const talk = talkOf(entry);
  const date = (at: Date) => formatDate(at, clock.zone, clock.now);
  return (
    <Card>
      <DescriptionList
        items={[
          { term: tv("public.asked"), detail: entry.problem },
          {
            term: tv("public.organization"),
            detail: <strong>{entry.organizationName ?? tv("public.none")}</strong>,
          },
          { term: tv("public.measures"), detail: entry.measures },
          {
            term: tv("public.due"),
            detail:
              entry.stage === "deferred" && entry.reviewAt !== null ? (
                tv("public.deferred", { at: date(entry.reviewAt) })
              ) : entry.dueAt === null ? (
                tv("public.dueNone")
              ) : (
                <span className={due?.late === true ? "font-semibold text-bad" : undefined}>
                  {date(entry.dueAt)}
                  {due?.late === true ? ` · ${tv("public.late")}` : ""}
                </span>
              ),
          },
          { term: tv("public.category"), detail: entry.categoryName },
          { term: tv("public.published"), detail: date(entry.publishedAt) },
          ...(entry.result === null && (entry.stage === "closed" || entry.stage === "ended")
            ? [
                talk === undefined
                  ? { term: tv("public.result"), detail: tv("public.resultWaits") }
                  : { term: tv("public.talk"), detail: titleOf(talk, clock.zone, clock.now) },
              ]
            : []),
        ]}
      />
      <Photos entry={entry} district={district} side="before" title={t("walls.beforePhotos")} />
    </Card>
  );
}

function Result({ entry, district, clock }: { entry: Entry; district: string; clock: Clock }) {
  return (
    <section className="rounded-lg border-2 border-ok-line p-4">
      <h2 className="text-lg text-ok">{tv("public.result")}</h2>
      <p className="mt-1 whitespace-pre-line">{entry.result}</p>
      <div className="mt-3 border-t pt-3">
        <DescriptionList
          items={[
            ...(entry.outcome === null
              ? []
              : [{ term: tv("public.conclusion"), detail: outcomeWord(entry.outcome) }]),
            { term: tv("public.rating"), detail: ratingWords(entry) },
            ...(entry.resultAt === null
              ? []
              : [
                  {
                    term: tv("public.resultAt"),
                    detail: formatDate(entry.resultAt, clock.zone, clock.now),
                  },
                ]),
          ]}
        />
      </div>
      <Photos entry={entry} district={district} side="after" title={t("walls.afterPhotos")} />
    </section>
  );
}

/** 居民监督评议 (DOMAIN 4.6): what everybody who looks thinks of the answer. */
function Approve({
  approval,
  rated,
  district,
}: {
  approval: Approval;
  rated: boolean;
  district: string;
}) {
  return (
    <Card title={tv("approval.title")}>
      <div className="grid gap-4">
        <PublicRatingForm
          action={rateAnswer}
          start={idle(newId())}
          district={district}
          id={approval.id}
          rated={rated}
          questions={approvalAsked()}
        />
        <div className="border-t pt-4">
          <Voices rating={approval} questions={approvalAsked()} />
        </div>
      </div>
    </Card>
  );
}

function Photos({
  entry,
  district,
  side,
  title,
}: {
  entry: Entry;
  district: string;
  side: "before" | "after";
  title: string;
}) {
  const photos = entry.photos
    .filter((photo) => photo.side === side)
    .map(({ id }, index) => ({
      id,
      thumbUrl: `/${district}/walls/photo/${id}?size=small`,
      fullUrl: `/${district}/walls/photo/${id}`,
      phase: side,
      caption: tv(`public.photo.${side}`, { at: index + 1 }),
    }));
  return photos.length === 0 ? null : (
    <div className="mt-4">
      <h3 className="mb-2 text-base">{title}</h3>
      <PhotoStrip photos={photos} />
    </div>
  );
}

/** What the meetings last told of a matter that has no result yet. */
function talkOf({ result, steps }: Entry): PublicStep | undefined {
  if (result !== null) return undefined;
  return steps.find(({ kind }) => talkKinds.some((one) => one === kind));
}

function itemOf(step: PublicStep, { zone, now }: Clock) {
  return {
    id: String(step.n),
    at: step.at.toISOString(),
    kind: kindOf(step),
    title: titleOf(step, zone, now),
  };
}

function titleOf({ kind, stage, organizationName, dueAt }: PublicStep, zone: string, now: number) {
  if (kind === "due") {
    return tv("step.due", { at: dueAt === null ? "" : formatDateTime(dueAt, zone, now) });
  }
  const talk = talkKinds.find((one) => one === kind);
  if (talk !== undefined) {
    return talkWords({ kind: talk, organizationName, dueAt }, { zone, now });
  }
  if (kind !== "stage") return tv(`step.${kind}`);
  const known = stages.find((one) => one === stage) ?? "handling";
  return tv(`step.stage.${known}`, { organization: organizationName ?? tv("public.organization") });
}

function kindOf({ kind, stage }: PublicStep): TimelineKind {
  if (kind === "answered") return "message";
  if (kind === "again" || stage === "received") return "back";
  if (kind === "result" || stage === "closed") return "done";
  return kind === "due" ? "alert" : "step";
}
