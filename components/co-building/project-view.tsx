import Link from "next/link";
import type { ProjectDetail, StepShown } from "@/lib/affairs/co-building/queries/project";
import { shownMost } from "@/lib/affairs/co-building/rules/shown";
import { newId } from "@/lib/platform/core/id";
import { CutNote } from "../lists/cut-note";
import { Badge } from "../ui/badge";
import { ButtonGroup } from "../ui/button";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Notice } from "../ui/notice";
import { PageHeader, type Crumb } from "../ui/page-header";
import { TimeText } from "../ui/time-text";
import { ProjectBadge, TagBadges } from "./badges";
import type { Base } from "./lines";
import { Changes } from "./changes";
import { ProjectActions, type ProjectSends } from "./project-actions";
import { ProjectPhotos } from "./project-photos";
import { AddStep, DoneStep, EditStep } from "./project-verbs";
import { tco } from "./text";
import { ReasonDialog, WordDialog } from "./verb-dialog";

/** One project: the parties with their word, the steps with their days, and what came of it. */
export function ProjectView({
  project,
  base,
  crumbs,
  sends,
}: {
  project: ProjectDetail;
  base: Base;
  crumbs: readonly Crumb[];
  sends: ProjectSends;
}) {
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={project.title}
        meta={
          <>
            <ProjectBadge status={project.status} />
            <TagBadges tags={project.tags} />
          </>
        }
        lead={project.place}
        actions={<ProjectActions project={project} sends={sends} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          {project.result === null ? null : (
            <Notice tone="ok" title={tco("project.resultOn", { day: project.settledOn ?? "" })}>
              <span className="whitespace-pre-line">{project.result}</span>
            </Notice>
          )}
          {project.endReason === null ? null : (
            <Notice
              tone="info"
              title={`${tco(project.status === "declined" ? "project.declined" : "project.ended")} ${project.settledOn ?? ""}`}
            >
              {project.endReason}
            </Notice>
          )}
          {project.status === "running" &&
          project.mayAddStep &&
          project.startsOn > project.today ? (
            <Notice tone="info" title={tco("project.ahead", { day: project.startsOn })}>
              {tco("project.aheadHint")}
            </Notice>
          ) : null}
          <ProjectPhotos project={project} hide={sends.hidePhoto} />
          <Card title={tco("form.goal")}>
            <p className="max-w-prose whitespace-pre-line">{project.goal}</p>
          </Card>
          <Parties project={project} sends={sends} />
          <Steps project={project} sends={sends} />
          <Changes changes={project.changes} words={project.words} />
        </div>
        <Facts project={project} base={base} />
      </div>
    </>
  );
}

function Parties({ project, sends }: { project: ProjectDetail; sends: ProjectSends }) {
  return (
    <Card flush title={tco("party.title")} note={tco("party.note")}>
      <ul className="divide-y">
        {project.parties.map((party) => {
          const { id, version, name, leads, confirmedAt, declineReason } = party;
          return (
            <li key={id} className="grid gap-1.5 px-4 py-3">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="min-w-0 font-semibold">{name}</span>
                {leads ? <Badge tone="info">{tco("party.leads")}</Badge> : null}
                <Badge
                  tone={confirmedAt !== null ? "ok" : declineReason === null ? "warn" : "idle"}
                >
                  {tco(
                    confirmedAt !== null
                      ? "party.confirmed"
                      : declineReason === null
                        ? "party.waits"
                        : "party.declined",
                  )}
                </Badge>
              </p>
              {confirmedAt === null ? null : (
                <p className="text-sm text-ink-soft">
                  {party.confirmedBy} <TimeText at={confirmedAt} />
                </p>
              )}
              {declineReason === null ? null : <p className="text-sm">{declineReason}</p>}
              {party.maySpeak ? (
                <ButtonGroup>
                  <WordDialog
                    verb="confirm"
                    about={{ id, version }}
                    send={{ action: sends.confirm, startKey: newId() }}
                    look={{ variant: "primary", size: "sm" }}
                  />
                  <ReasonDialog
                    verb="decline"
                    about={{ id, version }}
                    hint={tco("decline.hint")}
                    send={{ action: sends.decline, startKey: newId() }}
                    look={{ size: "sm" }}
                  />
                </ButtonGroup>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Steps({ project, sends }: { project: ProjectDetail; sends: ProjectSends }) {
  const { id, steps, parties, mayAddStep } = project;
  return (
    <Card
      flush
      title={tco("step.title")}
      actions={
        mayAddStep && sends.carry !== undefined ? (
          <AddStep
            key={steps.length}
            id={id}
            parties={parties.map(({ organizationId, name }) => ({ organizationId, name }))}
            send={{ action: sends.carry.addStep, startKey: newId() }}
          />
        ) : undefined
      }
    >
      {steps.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tco("step.none")}</p>
      ) : (
        <ol className="divide-y">
          {steps.map((step) => (
            <Step
              key={step.id}
              step={step}
              sends={sends}
              keep={mayAddStep ? sends.carry : undefined}
              parties={parties}
            />
          ))}
        </ol>
      )}
      <CutNote count={steps.length} max={shownMost.steps} />
    </Card>
  );
}

function Step({
  step,
  sends: { doneStep, undoStep },
  keep,
  parties,
}: {
  step: StepShown;
  sends: Pick<ProjectSends, "doneStep" | "undoStep">;
  keep: ProjectSends["carry"];
  parties: ProjectDetail["parties"];
}) {
  const { id, version, text, organization, dueOn, late, done, mayDo, mayUndo } = step;
  return (
    <li className="grid gap-1.5 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 font-semibold">{text}</span>
        <Badge tone={done !== null ? "ok" : late ? "bad" : "busy"}>
          {tco(done !== null ? "step.isDone" : late ? "step.late" : "step.open")}
        </Badge>
      </p>
      <p className="text-sm text-ink-soft tabular-nums">
        {tco("step.due", { organization, day: dueOn })}
      </p>
      {done === null ? null : (
        <p className="max-w-prose text-sm whitespace-pre-line">
          {tco("step.doneOn", { day: done.on, text: done.text })}
        </p>
      )}
      {mayUndo ? (
        <ButtonGroup>
          <ReasonDialog
            key={version}
            verb="step.undo"
            form={`undoStep-${id}`}
            about={{ id, version }}
            hint={tco("step.undo.hint")}
            send={{ action: undoStep, startKey: newId() }}
            look={{ size: "sm", variant: "quiet" }}
          />
        </ButtonGroup>
      ) : null}
      {mayDo ? (
        <ButtonGroup>
          <DoneStep step={{ id, version }} send={{ action: doneStep, startKey: newId() }} />
          {keep === undefined ? null : (
            <>
              <EditStep
                key={version}
                step={step}
                parties={parties.map(({ organizationId, name }) => ({ organizationId, name }))}
                send={{ action: keep.editStep, startKey: newId() }}
              />
              <WordDialog
                verb="step.drop"
                form={`dropStep-${id}`}
                about={{ id, version }}
                send={{ action: keep.dropStep, startKey: newId() }}
                look={{ size: "sm" }}
              />
            </>
          )}
        </ButtonGroup>
      ) : null}
    </li>
  );
}

function Facts({ project, base }: { project: ProjectDetail; base: Base }) {
  const { need, resource } = project;
  const linked = (href: string, title: string) => (
    <Link href={href} prefetch={false} className="text-link inline-flex min-h-6 items-center">
      {title}
    </Link>
  );
  return (
    <Card title={tco("detail.facts")}>
      <DescriptionList
        items={[
          { term: tco("form.level"), detail: tco(`level.${project.level}`) },
          { term: tco("form.pairing"), detail: tco(`pairing.${project.pairing}`) },
          {
            term: tco("detail.days"),
            detail: tco("days", { from: project.startsOn, until: project.endsOn }),
          },
          ...(need === null
            ? []
            : [
                { term: tco("list.needs"), detail: linked(`${base}/needs/${need.id}`, need.title) },
              ]),
          ...(resource === null
            ? []
            : [
                {
                  term: tco("list.resources"),
                  detail: linked(`${base}/resources/${resource.id}`, resource.title),
                },
              ]),
          ...(project.agreements.length === 0
            ? []
            : [
                {
                  term: tco("agreements"),
                  detail: (
                    <ul>
                      {project.agreements.map((one) => (
                        <li key={one.id}>{linked(`${base}/agreements/${one.id}`, one.title)}</li>
                      ))}
                    </ul>
                  ),
                },
              ]),
          { term: tco("detail.by"), detail: project.proposedBy },
        ]}
      />
    </Card>
  );
}
