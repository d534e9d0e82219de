import {
  projectSheet,
  resourceSheet,
  type ProjectSheetRow,
  type ResourceSheetRow,
} from "@/lib/affairs/co-building/queries/import-sheet";
import { dimensionsOf, type DimensionSet } from "@/lib/affairs/co-building/rules/dimensions";
import { must } from "@/tests/support/world";

// 闵行 as it has published itself (DOMAIN §10, row 3.15), as somebody would fill in the product's templates.

const minhang = { resources: 14, districtProjects: 25, streetProjects: 160 } as const;

/** Its streets and towns. */
export const streets = [
  "莘庄镇",
  "七宝镇",
  "浦江镇",
  "梅陇镇",
  "虹桥镇",
  "马桥镇",
  "吴泾镇",
  "华漕镇",
  "颛桥镇",
  "江川路街道",
  "古美路街道",
  "新虹街道",
  "浦锦街道",
  "莘庄工业区",
] as const;

/** Who gives and takes part, one unit for each resource. */
export const units = [
  "复旦大学附属儿科医院",
  "上海锅炉厂有限公司",
  "闵行区图书馆",
  "上海交通大学闵行校区",
  "华东师范大学闵行校区",
  "上海电机厂",
  "闵行中学",
  "七宝中学",
  "闵行区中心医院",
  "闵行供电公司",
  "莘庄税务所",
  "颛桥邮政支局",
  "浦江航天研究院",
  "古美文化馆",
] as const;

const given = [
  ["社区义诊", "技能"],
  ["学习型组织演练中心", "场地"],
  ["图书流动车", "技能"],
  ["大学生志愿讲师团", "人才"],
  ["心理咨询热线", "技能"],
  ["劳模工作室", "人才"],
  ["田径场周末开放", "场地"],
  ["报告厅", "场地"],
  ["健康讲座", "人才"],
  ["用电安全检查", "技能"],
  ["税务辅导", "人才"],
  ["微心愿基金", "资金"],
  ["航天科普馆", "场地"],
  ["排练厅", "场地"],
] as const;

export function resourceRows(district: string): ResourceSheetRow[] {
  return given.map(([title, kind], n) => ({
    place: district,
    organization: must(units[n]),
    kind,
    title,
    detail: `${must(units[n])}向全区开放，凭共建协议使用。`,
    available: "每周六",
    capacity: kind === "资金" ? "" : "60",
    amount: kind === "资金" ? "200000" : "",
    contact: "党群办 021-00000000",
    bookable: kind === "场地" ? "是" : "否",
  }));
}

const pairings = ["村居共建", "企居共建", "校居共建", "社居共建", "园居共建", "居居共建"] as const;
const tags = ["党建联建", "社会治理联抓", "文明城区联创", "公益服务联做", "文化活动联办"] as const;

/** 25 of the district, and 160 of its streets and towns, as evenly as it goes. */
export function projectRows(district: string): ProjectSheetRow[] {
  const districts = Array.from({ length: minhang.districtProjects }, (_none, n) =>
    projectRow(district, `${district}办公室`, n, `区级共建项目${String(n + 1)}`),
  );
  const ofStreets = Array.from({ length: minhang.streetProjects }, (_none, n) => {
    const street = must(streets[n % streets.length]);
    return projectRow(street, `${street}办公室`, n, `${street}共建项目${String(n + 1)}`);
  });
  return [...districts, ...ofStreets];
}

function projectRow(place: string, lead: string, n: number, title: string): ProjectSheetRow {
  const isDone = n % 5 === 4;
  return {
    place,
    title,
    goal: "把驻区单位的力量用到居民家门口。",
    pairing: must(pairings[n % pairings.length]),
    tags: must(tags[n % tags.length]),
    lead,
    parties: [must(units[n % units.length]), must(units[(n + 3) % units.length])].join("、"),
    startsOn: "2026-01-10",
    endsOn: "2026-12-31",
    status: isDone ? "已结项" : n % 2 === 0 ? "进行中" : "已确认",
    result: isDone ? "按计划完成，居民代表到场验收。" : "",
    document: "区党建服务中心〔2026〕3号",
  };
}

export async function resourceFile(rows: readonly ResourceSheetRow[]): Promise<File> {
  return new File([await resourceSheet(rows)], "ziyuan.xlsx");
}

export async function projectFile(
  rows: readonly ProjectSheetRow[],
  sets: readonly DimensionSet[] = dimensionsOf([]),
): Promise<File> {
  return new File([await projectSheet(rows, sets)], "xiangmu.xlsx");
}
