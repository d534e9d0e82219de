import { councilSheet, type ImportCells } from "@/lib/affairs/councils/queries/import-sheet";

// Two districts as they have published themselves (DOMAIN §10.6, seeds 2 and 3), as somebody would fill in the
// product's template.

export const changji = { communities: 70, partTime: 445, replaced: 44 } as const;
export const minhang = { streets: 13, districtUnits: 26, streetUnits: 218 } as const;

const person: ImportCells = {
  documentNo: "市委组〔2026〕8号",
  appointedOn: "2026-01-10",
  publishedOn: "2026-01-15",
};

function facts(place: string, council: string): ImportCells {
  return {
    place,
    council,
    establishedOn: "2026-01-05",
    term: "1",
    startsOn: "2026-01-05",
    endsOn: "2031-01-04",
  };
}

/**
 * 昌吉: 70 大党委, a deputy of a resident unit as first secretary of each, 445 part-time members, and 44 who did not act
 * and were replaced within the term: they stand before their successors.
 */
export function changjiRows(communities: readonly string[]): ImportCells[] {
  return communities.flatMap((place, at) => {
    const of = facts(place, `第${String(at + 1)}社区大党委`);
    const seats = Math.floor(changji.partTime / changji.communities);
    const parts = seats + (at < changji.partTime % changji.communities ? 1 : 0);
    return [
      {
        ...of,
        ...person,
        seat: "第一书记",
        unit: `昌吉驻区单位${String(at + 1)}处`,
        unitKind: "机关",
        name: `阿力木江${chinese(at)}`,
        title: "副局长",
      },
      {
        ...of,
        ...person,
        seat: "书记",
        unit: `第${String(at + 1)}社区办公室`,
        name: `马书记${chinese(at)}`,
        title: "社区党委书记",
      },
      {
        ...of,
        ...person,
        seat: "专职委员",
        unit: `第${String(at + 1)}社区办公室`,
        name: `王专职${chinese(at)}`,
        title: "社区党委副书记",
      },
      ...Array.from({ length: parts }, (_none, n) => partTime(of, at, n)).flat(),
    ];
  });
}

function partTime(of: ImportCells, at: number, n: number): ImportCells[] {
  const seat: ImportCells = {
    ...of,
    ...person,
    seat: "兼职委员",
    unit: `第${String(at + 1)}社区共建单位${String(n + 1)}`,
    unitKind: "事业单位",
    title: "党支部书记",
  };
  const now = { ...seat, name: `李委员${chinese(at)}${chinese(n)}` };
  // One of the first seats in 44 of the councils.
  if (n > 0 || at >= changji.replaced) return [now];
  return [
    {
      ...seat,
      name: `赵前任${chinese(at)}`,
      publishedOn: "",
      endedOn: "2026-06-01",
      reason: "不发挥作用",
    },
    { ...now, appointedOn: "2026-06-02", publishedOn: "2026-06-05" },
  ];
}

/** 闵行: 26 member units of the district's council, 218 of those of 13 streets. */
export function minhangRows(district: string, streets: readonly string[]): ImportCells[] {
  const units = (place: string, council: string, count: number): ImportCells[] =>
    Array.from({ length: count }, (_none, n) => ({
      ...facts(place, council),
      ...person,
      seat: "兼职委员",
      unit: `${council}成员单位${String(n + 1)}`,
      unitKind: "国有企业",
      name: `陈代表${chinese(n)}`,
      title: "党委副书记",
    }));
  return [
    ...units(district, "区域化党建联席会议", minhang.districtUnits),
    ...streets.flatMap((place, at) => {
      const some = Math.floor(minhang.streetUnits / minhang.streets);
      const more = at < minhang.streetUnits % minhang.streets ? 1 : 0;
      return units(place, `第${String(at + 1)}街道联席会议`, some + more);
    }),
  ];
}

export async function fileOf(rows: readonly ImportCells[], name: string): Promise<File> {
  return new File([await councilSheet(rows)], name);
}

/** Names have no digits. */
function chinese(n: number): string {
  const digits = "甲乙丙丁戊己庚辛壬癸";
  return Array.from(String(n), (digit) => digits[Number(digit)] ?? "").join("");
}
