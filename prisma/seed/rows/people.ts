import type { DutyRole } from "@/lib/platform/access/actor";
import { newId } from "@/lib/platform/core/id";
import { personName } from "../content/names";
import { createRng } from "../content/random";
import type { AreaRow } from "./areas";
import { beginning } from "./catalogue";
import type { District } from "./districts";
import { insert } from "./insert";
import type { Scope } from "./step";

/** One post and its holder. `same` gives the post to the holder of the one before it in the list. */
export interface Post {
  role: DutyRole;
  /** Where the duty lies. */
  area?: AreaRow;
  department?: { id: string; path: string };
  /** The office or department the person belongs to. */
  homeId: string;
  path: string;
  same?: boolean;
}

/** Appoints invented people; the same names in every run, because `seed` names the place. */
export async function appoint(
  scope: Scope,
  { code }: District,
  seed: string,
  posts: readonly Post[],
): Promise<void> {
  const { tenantId } = scope.actor;
  const rng = createRng(`people:${seed}`);
  const people: { id: string; [column: string]: unknown }[] = [];
  const duties = posts.map((post) => {
    if (post.same !== true) {
      const { homeId, path } = post;
      const person = { id: newId(), organizationId: homeId, path, name: personName(rng, code) };
      people.push({ tenantId, ...person, version: 1, createdAt: beginning });
    }
    return {
      tenantId,
      id: newId(),
      personId: people.at(-1)?.id ?? "",
      role: post.role,
      areaId: post.area?.id ?? null,
      organizationId: post.department?.id ?? null,
      path: post.path,
      validFrom: beginning,
      version: 1,
    };
  });
  await insert(scope, "person", people);
  await insert(scope, "duty", duties);
}

/** Offices by the id of their area. */
export async function readOffices({ actor, tx }: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.organization.findMany({
    where: { tenantId: actor.tenantId, kind: "office" },
    select: { id: true, areaId: true },
  });
  return new Map(rows.map((row) => [row.areaId, row.id]));
}

export function areaPost(role: DutyRole, area: AreaRow, homeId: string): Post {
  return { role, area, homeId, path: area.path };
}

/** Two clerks and a leader. */
export function departmentPosts(department: { id: string; path: string }): Post[] {
  const roles = ["dept_clerk", "dept_clerk", "dept_leader"] as const;
  return roles.map((role) => ({ role, department, homeId: department.id, path: department.path }));
}
