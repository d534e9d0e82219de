import Link from "next/link";
import type { ReactNode } from "react";
import type { NeedLine, ProjectLine, ResourceLine } from "@/lib/affairs/co-building/queries/lines";
import {
  NeedBadge,
  PastBadge,
  PriorityBadge,
  ProjectBadge,
  ResourceBadge,
  TagBadges,
} from "./badges";
import { tco, yuan } from "./text";

/** Where the pages of the lists are: of the staff, or of a unit on the phone. */
export type Base = "/co-building" | "/unit/co-building";

export function NeedItem({ need, base }: { need: NeedLine; base: Base }) {
  const { id, title, kind, place, organization, from, until, amount } = need;
  return (
    <Item
      href={`${base}/needs/${id}`}
      title={title}
      badges={
        <>
          <NeedBadge status={need.status} />
          <PastBadge past={need.past} />
          <PriorityBadge priority={need.priority} />
        </>
      }
      facts={[
        tco(`kind.${kind}`),
        ...(amount === null ? [] : [yuan(amount)]),
        organization.name,
        place,
        whenOf(from, until),
      ]}
    />
  );
}

export function ResourceItem({ resource, base }: { resource: ResourceLine; base: Base }) {
  const { id, title, kind, place, organization, amount, available, capacity } = resource;
  return (
    <Item
      href={`${base}/resources/${id}`}
      title={title}
      badges={<ResourceBadge status={resource.status} />}
      facts={[
        tco(`kind.${kind}`),
        ...(amount === null ? [] : [yuan(amount)]),
        ...(capacity === null ? [] : [tco("capacity.of", { n: capacity })]),
        organization.name,
        place,
        available,
      ]}
    />
  );
}

export function ProjectItem({
  project,
  base,
  note,
}: {
  project: ProjectLine;
  base: Base;
  note?: ReactNode;
}) {
  const { id, title, level, place, pairing, parties, startsOn, endsOn } = project;
  return (
    <Item
      href={`${base}/projects/${id}`}
      title={title}
      badges={
        <>
          <ProjectBadge status={project.status} />
          {note}
          <TagBadges tags={project.tags} />
        </>
      }
      facts={[
        tco(`level.${level}`),
        place,
        tco(`pairing.${pairing}`),
        parties.map(({ name }) => name).join(tco("comma")),
        tco("days", { from: startsOn, until: endsOn }),
      ]}
    />
  );
}

export function whenOf(from: string | null, until: string | null): string {
  if (from !== null && until !== null) return tco("days", { from, until });
  if (from !== null) return tco("days.from", { from });
  return until === null ? tco("days.any") : tco("days.until", { until });
}

function Item({
  href,
  title,
  badges,
  facts,
}: {
  href: string;
  title: string;
  badges: ReactNode;
  facts: readonly string[];
}) {
  return (
    <li className="grid gap-1 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          href={href}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
        >
          {title}
        </Link>
        {badges}
      </p>
      <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-ink-soft">
        {[...new Set(facts)]
          .filter((fact) => fact !== "")
          .map((fact) => (
            <span key={fact} className="min-w-0">
              {fact}
            </span>
          ))}
      </p>
    </li>
  );
}
