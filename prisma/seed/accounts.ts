import type { DutyRole, PhoneRole } from "@/lib/platform/access/actor";

/** An account of a demo district, shown on the sign-in page in demo mode and by the starter. */
export interface DemoAccountEntry {
  /** Slug of the district. */
  tenant: string;
  role: DutyRole;
  /** The name to sign in with. */
  name: string;
  password: string;
  /** What the button says; without it the role's own name. */
  title?: string;
}

const password = "Gezhi-2026-demo";

/** Opens, with its number, every ticket of the demo that a resident sent in online. */
export const demoQueryCode = "GEZH-2026-DEM0";

type Person = Omit<DemoAccountEntry, "tenant" | "password">;

function people(places: {
  /** What the district is: 区 or 市. */
  kind: string;
  street: string;
  community: string;
  secondStreet: string;
  department: string;
  secondDepartment: string;
}): readonly Person[] {
  const { kind, street, community, secondStreet, department, secondDepartment } = places;
  return [
    { role: "district_dispatcher", name: "center", title: `${kind}中心派单员` },
    { role: "street_dispatcher", name: "dispatcher", title: `${street}派单员` },
    { role: "street_secretary", name: "secretary", title: `${street}书记` },
    { role: "community_secretary", name: "community", title: `${community}书记` },
    { role: "grid_worker", name: "grid", title: `${community}第一网格网格员` },
    { role: "dept_clerk", name: "clerk", title: `${department}经办人` },
    { role: "dept_leader", name: "leader", title: `${department}负责人` },
    { role: "dept_clerk", name: "clerk2", title: `${secondDepartment}经办人` },
    { role: "street_dispatcher", name: "twoposts", title: `${secondStreet}派单员（兼社区书记）` },
    { role: "district_org", name: "org", title: `${kind}委组织部` },
    { role: "system_admin", name: "admin", title: "系统管理员" },
  ];
}

const districts: Readonly<Record<string, readonly Person[]>> = {
  minhang: people({
    kind: "区",
    street: "江川路街道",
    community: "北街居委会",
    secondStreet: "莘庄镇",
    department: "区建管委",
    secondDepartment: "区城管执法局",
  }),
  changji: people({
    kind: "市",
    street: "宁边路街道",
    community: "西街社区",
    secondStreet: "延安北路街道",
    department: "市住建局",
    secondDepartment: "市城管执法局",
  }),
};

export const demoAccounts: readonly DemoAccountEntry[] = Object.entries(districts).flatMap(
  ([tenant, list]) => list.map((person) => ({ ...person, tenant, password })),
);

/** Who enters by phone in a demo district, shown on the page where one does. */
export interface DemoPhoneEntry {
  tenant: string;
  role: PhoneRole;
  phone: string;
  title: string;
}

const prefixes = {
  member: "13800",
  liaison: "13900",
  councillor: "13500",
  resident: "13700",
  mobile: "13600",
} as const;

/** Numbers that nobody has: the n-th of each kind. */
export function demoPhone(kind: keyof typeof prefixes, n: number): string {
  return prefixes[kind] + String(n).padStart(6, "0");
}

/** In the order of the seed: after the active members of the community follow those who wait. */
export const activeMembers = 34;

export const demoPhones: readonly DemoPhoneEntry[] = [
  { tenant: "minhang", community: "北街居委会" },
  { tenant: "changji", community: "西街社区" },
].flatMap(({ tenant, community }) => [
  entry(tenant, "member", 0, `${community}党员`),
  entry(tenant, "member", 1, `${community}党员（同一单位）`),
  entry(tenant, "member", activeMembers, `${community}党员（刚报到）`),
  entry(tenant, "liaison", 0, "第三中学联络员"),
  entry(tenant, "liaison", 1, "中心医院联络员"),
  entry(tenant, "councillor", 0, `${community}大党委兼职委员`),
]);

function entry(tenant: string, role: PhoneRole, n: number, title: string): DemoPhoneEntry {
  return { tenant, role, phone: demoPhone(role, n), title };
}
