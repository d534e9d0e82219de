import type { Metadata } from "next";
import { EndForm } from "@/components/service/end-form";
import { Holders } from "@/components/service/holders";
import { PlacesText } from "@/components/service/places-text";
import { ResizeForm } from "@/components/service/resize-form";
import { skillWords } from "@/components/service/request-badges";
import { ServiceTabs } from "@/components/service/service-tabs";
import { tsv } from "@/components/service/text";
import { timesText } from "@/components/service/times-text";
import { ButtonGroup, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DialogButton } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import {
  gridChoices,
  offeredPosts,
  type PostPage,
} from "@/lib/affairs/service/queries/offered-posts";
import { postKindsOf } from "@/lib/affairs/service/queries/post-kinds";
import { canSetKinds } from "@/lib/affairs/service/rules/post-kinds";
import { serviceReaders } from "@/lib/affairs/service/rules/staff";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { KindList } from "./_components/kind-list";
import { OfferForm } from "./_components/offer-form";
import { closeServicePost, offerServicePost, resizePost } from "./actions";

export const metadata: Metadata = { title: tsv("posts.title") };

/** 服务岗: a community sets up posts for its grids and sees who holds them. */
export default async function ServicePosts({
  searchParams,
}: {
  searchParams: Promise<{ closed?: string | string[]; before?: string | string[] }>;
}) {
  const { closed: asked, before } = await searchParams;
  const closed = asked === "1";
  const { page, kinds, grids, maySetKinds } = await read(serviceReaders, async (scope) => ({
    page: await offeredPosts(scope, closed, typeof before === "string" ? before : undefined),
    kinds: await postKindsOf(scope),
    grids: await gridChoices(scope),
    maySetKinds: canSetKinds(scope.actor).ok,
  }));
  return (
    <>
      <PageHeader
        title={tsv("posts.title")}
        lead={tsv("posts.lead")}
        actions={
          <>
            <ButtonLink href={closed ? "/service/posts" : "/service/posts?closed=1"}>
              {closed ? tsv("posts.showOpen") : tsv("posts.showClosed")}
            </ButtonLink>
            <DialogButton
              variant="primary"
              icon="plus"
              label={tsv("posts.offer")}
              title={tsv("posts.offer")}
            >
              <OfferForm
                action={offerServicePost}
                startKey={newId()}
                kinds={kinds.filter(({ retired }) => !retired)}
                grids={grids}
              />
            </DialogButton>
          </>
        }
      />
      <ServiceTabs current="posts" />
      <Posts page={page} closed={closed} />
      <Pager
        olderHref={
          page.before === null
            ? undefined
            : `/service/posts?${closed ? "closed=1&" : ""}before=${page.before}`
        }
      />
      {maySetKinds ? <KindList kinds={kinds} /> : null}
    </>
  );
}

function Posts({ page, closed }: { page: PostPage; closed: boolean }) {
  if (page.lines.length === 0) {
    return (
      <Card>
        <EmptyState title={closed ? tsv("posts.noneClosed") : tsv("posts.none")} icon="people">
          {closed ? undefined : tsv("posts.none.hint")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {page.lines.map((post) => (
        <li key={`${post.id}.${String(post.version)}`}>
          <Card title={post.name} note={post.place} actions={<PlacesText {...post} />}>
            <div className="grid gap-3">
              <p className="max-w-prose whitespace-pre-line">{post.duties}</p>
              {post.skills.length === 0 ? null : (
                <p className="text-sm text-ink-soft">
                  {tsv("wish.needs", { which: skillWords(post.skills) })}
                </p>
              )}
              {post.times.length === 0 ? null : (
                <p className="text-sm text-ink-soft">
                  {tsv("posts.timesAre", { times: timesText(post.times) })}
                </p>
              )}
              {post.endText === null ? null : (
                <p className="text-sm text-ink-soft">
                  {tsv("posts.closedFor", { text: post.endText })}
                </p>
              )}
              <Holders holders={post.holders} now={page.now} />
              {closed ? null : (
                <ButtonGroup>
                  <ResizeForm
                    slotId={post.slotId}
                    capacity={post.capacity}
                    action={resizePost}
                    startKey={newId()}
                  />
                  <EndForm
                    form="close"
                    subject={post}
                    action={closeServicePost}
                    startKey={newId()}
                    label={tsv("posts.close")}
                    text={tsv("posts.close.text")}
                    hint={tsv("posts.close.hint")}
                    doneText={tsv("posts.close.done")}
                    small
                  />
                </ButtonGroup>
              )}
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}
