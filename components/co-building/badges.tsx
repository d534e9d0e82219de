import type { Named } from "@/lib/affairs/co-building/rules/dimensions";
import type { NeedStatus, Priority, ResourceStatus } from "@/lib/affairs/co-building/rules/kinds";
import type { ProjectStatus } from "@/lib/affairs/co-building/rules/projects";
import { Badge } from "../ui/badge";
import type { Tone } from "../ui/tone";
import { tco } from "./text";

const needTones: Readonly<Record<NeedStatus, Tone>> = {
  open: "warn",
  claimed: "busy",
  met: "ok",
  withdrawn: "idle",
};
const resourceTones: Readonly<Record<ResourceStatus, Tone>> = {
  offered: "ok",
  claimed: "busy",
  used: "idle",
  withdrawn: "idle",
};
const projectTones: Readonly<Record<ProjectStatus, Tone>> = {
  proposed: "warn",
  confirmed: "info",
  running: "busy",
  finished: "ok",
  ended: "idle",
  declined: "idle",
};

export function NeedBadge({ status }: { status: NeedStatus }) {
  return <Badge tone={needTones[status]}>{tco(`need.${status}`)}</Badge>;
}

/** Nobody has claimed it in time. */
export function PastBadge({ past }: { past: boolean }) {
  return past ? <Badge tone="bad">{tco("need.past")}</Badge> : null;
}

export function ResourceBadge({ status }: { status: ResourceStatus }) {
  return <Badge tone={resourceTones[status]}>{tco(`resource.${status}`)}</Badge>;
}

export function ProjectBadge({ status }: { status: ProjectStatus }) {
  return <Badge tone={projectTones[status]}>{tco(`project.${status}`)}</Badge>;
}

/** Said only where it is pressing. */
export function PriorityBadge({ priority }: { priority: Priority }) {
  if (priority === "normal") return null;
  return <Badge tone={priority === "urgent" ? "bad" : "warn"}>{tco(`priority.${priority}`)}</Badge>;
}

export function TagBadges({ tags }: { tags: readonly Named[] }) {
  return tags.map(({ key, name }) => <Badge key={key}>{name}</Badge>);
}
