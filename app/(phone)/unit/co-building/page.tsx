import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { shiftText } from "@/components/service/shift-text";
import { NeedItem, ProjectItem, ResourceItem } from "@/components/co-building/lines";
import { tco } from "@/components/co-building/text";
import { CutNote } from "@/components/lists/cut-note";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { unitCoBuilding, type UnitCoBuilding } from "@/lib/affairs/co-building/queries/own";
import { shownMost } from "@/lib/affairs/co-building/rules/shown";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tco("title") };

const base = "/unit/co-building";

/** 共驻共建 of a unit: its projects and entries, its bookings, and what is needed near. */
export default async function UnitCoBuilding() {
  const own = await readByPhone("liaison", unitCoBuilding);
  const waiting = own.agreements.filter(({ waits }) => waits).length;
  return (
    <>
      <PageHeader
        title={tco("title")}
        lead={tco("unit.lead")}
        actions={
          <>
            <ButtonLink href={`${base}/resources/add`} icon="plus" variant="primary">
              {tco("enter.resource")}
            </ButtonLink>
            <ButtonLink href={`${base}/needs/add`} icon="plus">
              {tco("enter.need")}
            </ButtonLink>
            <ButtonLink href={`${base}/resources`} icon="search">
              {tco("offered.find")}
            </ButtonLink>
            <ButtonLink href={`${base}/agreements`} icon="document">
              {tco("unit.agreements")}
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-4">
        {waiting === 0 ? null : (
          <Notice
            tone="warn"
            title={tco("unit.agreementsWait", { n: waiting })}
            actions={
              <ButtonLink href={`${base}/agreements`} variant="primary" size="sm">
                {tco("unit.agreementsWait.go")}
              </ButtonLink>
            }
          />
        )}
        <List title={tco("unit.projects")} none={tco("unit.noProjects")} max={shownMost.own}>
          {own.projects.map((project) => (
            <ProjectItem
              key={project.id}
              project={project}
              base={base}
              note={project.waits ? <Badge tone="bad">{tco("unit.waits")}</Badge> : null}
            />
          ))}
        </List>
        <List title={tco("unit.near")} note={tco("unit.near.note")} none={tco("unit.noNear")}>
          {own.near.map((need) => (
            <NeedItem key={need.id} need={need} base={base} />
          ))}
        </List>
        <List title={tco("unit.resources")} none={tco("unit.noResources")} max={shownMost.own}>
          {own.resources.map((resource) => (
            <ResourceItem key={resource.id} resource={resource} base={base} />
          ))}
        </List>
        <List title={tco("unit.needs")} none={tco("unit.noNeeds")} max={shownMost.own}>
          {own.needs.map((need) => (
            <NeedItem key={need.id} need={need} base={base} />
          ))}
        </List>
        <List title={tco("unit.done")} none={tco("unit.noDone")} max={shownMost.own}>
          {own.done.map(({ id, projectId, text, on, word }) => (
            <li key={id} className="grid gap-1 px-4 py-3">
              <Link
                href={`${base}/projects/${projectId}`}
                prefetch={false}
                className="inline-flex min-h-6 items-center justify-self-start font-semibold text-action hover:underline"
              >
                {text}
              </Link>
              <p className="text-sm whitespace-pre-line text-ink-soft">
                <span className="mr-2 tabular-nums">{on}</span>
                {word}
              </p>
            </li>
          ))}
        </List>
        <Bookings bookings={own.bookings} now={own.now} />
      </div>
    </>
  );
}

function List({
  title,
  note,
  none,
  max,
  children,
}: {
  title: string;
  note?: string;
  none: string;
  max?: number;
  children: readonly ReactNode[];
}) {
  return (
    <Card flush title={title} note={note}>
      {children.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{none}</p>
      ) : (
        <ul className="divide-y">{children}</ul>
      )}
      {max === undefined ? null : <CutNote count={children.length} max={max} />}
    </Card>
  );
}

function Bookings({ bookings, now }: Pick<UnitCoBuilding, "bookings" | "now">) {
  return (
    <List title={tco("unit.bookings")} none={tco("unit.noBookings")}>
      {bookings.map(({ id, resourceId, resource, status, startsAt, endsAt }) => (
        <li key={id} className="grid gap-1 px-4 py-3">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link
              href={`${base}/resources/${resourceId}`}
              prefetch={false}
              className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
            >
              {resource}
            </Link>
            <Badge tone={status === "held" ? "ok" : "warn"}>{tco(`time.${status}`)}</Badge>
          </p>
          <p className="text-sm text-ink-soft tabular-nums">{shiftText(startsAt, endsAt, now)}</p>
        </li>
      ))}
    </List>
  );
}
