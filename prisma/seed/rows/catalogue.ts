import { newId } from "@/lib/platform/core/id";
import { majorCategories, minorCategories } from "../content/categories";
import { departments, policeStations, type OrganizationPlan } from "../content/organizations";
import { savedReplies } from "../content/replies";
import type { AreaRow } from "./areas";
import { demoDepartment, secondDepartment, type District } from "./districts";
import type { Scope } from "./step";

// What a district has once: its departments, categories, replies and own numbers.

/** When the district began to work with the system; duties and departments count from there. */
export const beginning = new Date("2026-01-01");

export async function addSettings(
  { actor, tx }: Scope,
  { settings }: District,
  district: AreaRow,
): Promise<void> {
  await tx.setting.createMany({
    data: Object.entries(settings).map(([key, value]) => ({
      tenantId: actor.tenantId,
      id: newId(),
      areaId: district.id,
      path: district.path,
      key,
      version: 1,
      value,
      validFrom: beginning,
      note: "按本地作息时间设置。",
    })),
  });
}

/** Departments of the district and the police stations of its streets; returns their ids by key. */
export async function addDepartments(
  scope: Scope,
  { code }: District,
  district: AreaRow,
  streets: readonly AreaRow[],
): Promise<ReadonlyMap<string, string>> {
  const stations = policeStations(
    code,
    streets.map((street) => ({ code: street.code ?? "", name: street.name })),
  );
  const byCode = new Map(streets.map((street) => [`police-${street.code ?? ""}`, street]));
  const rows = [
    ...departments(code).map((plan) => departmentRow(scope, plan, district)),
    ...stations.map((plan) => departmentRow(scope, plan, byCode.get(plan.key) ?? district)),
  ];
  await scope.tx.organization.createMany({ data: rows });
  return new Map(rows.map(({ key, id }) => [key, id]));
}

export async function addCategories(
  { actor, tx }: Scope,
  { code }: District,
  organizations: ReadonlyMap<string, string>,
): Promise<void> {
  const { tenantId } = actor;
  const majors = majorCategories().map((major, index) => ({
    tenantId,
    id: newId(),
    code: major.code,
    name: major.name,
    sort: index + 1,
  }));
  await tx.category.createMany({ data: majors });
  const parents = new Map(majors.map((major) => [major.code, major.id]));
  await tx.category.createMany({
    data: minorCategories(code).map((minor, index) => ({
      tenantId,
      id: newId(),
      code: minor.code,
      parentId: parents.get(minor.parent) ?? null,
      name: minor.name,
      physical: minor.physical,
      organizationId: organizations.get(minor.organization) ?? null,
      communityMayLead: minor.communityMayLead,
      urgency: minor.defaultUrgency,
      closing: minor.closing,
      sort: index + 1,
    })),
  });
}

/** The district's replies for everybody, and the first few as the own ones of two departments. */
export async function addReplies(
  { actor, tx }: Scope,
  organizations: ReadonlyMap<string, string>,
): Promise<void> {
  const owners = [demoDepartment, secondDepartment].map((key) => organizations.get(key) ?? null);
  const reply = (organizationId: string | null, one: { title: string; text: string }) => ({
    tenantId: actor.tenantId,
    id: newId(),
    path: actor.tenant.root,
    organizationId,
    title: one.title,
    body: one.text,
  });
  await tx.savedReply.createMany({
    data: [
      ...savedReplies.map((one) => reply(null, one)),
      ...owners.flatMap((owner) => savedReplies.slice(1, 5).map((one) => reply(owner, one))),
    ],
  });
}

function departmentRow({ actor }: Scope, plan: OrganizationPlan, area: AreaRow) {
  return {
    tenantId: actor.tenantId,
    id: newId(),
    kind: "department",
    areaId: area.id,
    path: area.path,
    validFrom: beginning,
    key: plan.key,
    name: plan.name,
    shortName: plan.shortName,
    phone: plan.phone,
    signOff: plan.signOff,
  };
}
