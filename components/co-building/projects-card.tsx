import type { ProjectLine } from "@/lib/affairs/co-building/queries/lines";
import { shownMost } from "@/lib/affairs/co-building/rules/shown";
import { CutNote } from "../lists/cut-note";
import { Card } from "../ui/card";
import { ProjectItem, type Base } from "./lines";
import { tco } from "./text";

/** What came of a need or a resource. */
export function ProjectsCard({ projects, base }: { projects: readonly ProjectLine[]; base: Base }) {
  return (
    <Card flush title={tco("detail.projects")}>
      {projects.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tco("detail.noProjects")}</p>
      ) : (
        <ul className="divide-y">
          {projects.map((project) => (
            <ProjectItem key={project.id} project={project} base={base} />
          ))}
        </ul>
      )}
      <CutNote count={projects.length} max={shownMost.projects} />
    </Card>
  );
}
