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

export async function addCategories({ actor, tx }: Scope, { code }: District): Promise<void> {
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
      urgency: minor.defaultUrgency,
      sort: index + 1,
    })),
  });
}

/** Version 1 of the dispatch catalogue, in force from the beginning, and the duty list of communities. */
export async function addDispatchCatalogue(
  { actor, tx }: Scope,
  { code }: District,
  root: AreaRow,
  organizations: ReadonlyMap<string, string>,
): Promise<void> {
  const { tenantId } = actor;
  const categories = await tx.category.findMany({
    where: { tenantId },
    select: { id: true, code: true },
  });
  const idOf = new Map(categories.map((one) => [one.code, one.id]));
  const minors = minorCategories(code).map((minor) => ({
    ...minor,
    categoryId: idOf.get(minor.code) ?? "",
  }));
  const versionId = newId();
  await tx.catalogueVersion.createMany({
    data: {
      tenantId,
      id: versionId,
      number: 1,
      status: "draft",
      note: catalogueNote,
      createdAt: beginning,
      createdName: catalogueAuthor,
    },
  });
  await tx.catalogueEntry.createMany({
    data: minors.map((minor) => {
      const organizationId = organizations.get(minor.organization) ?? null;
      return {
        tenantId,
        id: newId(),
        versionId,
        categoryId: minor.categoryId,
        path: root.path,
        lead: organizationId === null ? "street" : "organization",
        organizationId,
        closing: minor.closing,
      };
    }),
  });
  await tx.catalogueVersion.updateMany({
    where: { tenantId, id: versionId },
    data: {
      status: "published",
      effectiveFrom: beginning,
      publishedAt: beginning,
      publishedName: catalogueAuthor,
    },
  });
  await tx.dutyList.createMany({
    data: minors
      .filter(({ communityMayLead }) => communityMayLead)
      .map(({ categoryId }) => ({
        tenantId,
        id: newId(),
        areaId: root.id,
        path: root.path,
        categoryId,
        validFrom: beginning,
        reference: dutyReference,
      })),
  });
}

const catalogueNote = "按现行职责分工首次编制";
const catalogueAuthor = "区城市运行管理中心";
const dutyReference = "社区依法协助和承担工作事项清单（2026 年版）";

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
