import roads from "./data/roads.json" with { type: "json" };
import { at, createRng, type Rng } from "./random";

export interface BuildingPlan {
  /** Unique within the community: 莘松三村12号楼, 天山花园3栋, 新渠村3组. */
  name: string;
  /** As people write it: 莘松路380弄12号楼. */
  address: string;
  households: number;
}

export interface GridPlan {
  /** The community's twelve digits and three more. */
  code: string;
  name: string;
  households: number;
  buildings: BuildingPlan[];
}

export interface CommunityInput {
  code: string;
  name: string;
}

/**
 * The grids of a community: 1,000 to 3,000 households in grids of 300 to 500 (the usual division
 * rules). Depends on the community's code and name alone, so one community can be made by itself.
 */
export function gridsOf(community: CommunityInput): GridPlan[] {
  const rng = createRng(`households:${community.code}:${community.name}`);
  const style = styleOf(community, rng);
  // Weighted so that a district of some 600 communities comes to about four grids each.
  const count = Number(
    rng.weighted([
      ["3", 34],
      ["4", 38],
      ["5", 18],
      ["6", 10],
    ]),
  );
  let number = 0;
  return Array.from({ length: count }, (_, index) => {
    const households = rng.int(334, 500);
    const size = rng.int(6, 10);
    const shares = Array.from(
      { length: size },
      (_unused, part) =>
        Math.floor((households * (part + 1)) / size) - Math.floor((households * part) / size),
    );
    return {
      code: community.code + String(index + 1).padStart(3, "0"),
      name: `第${at(ORDINALS, index)}网格`,
      households,
      buildings: shares.map((share) => {
        number += 1;
        return { ...style.building(number), households: share };
      }),
    };
  });
}

/** An address inside a building, for a ticket: sometimes a step away from the door. */
export function addressIn(building: Pick<BuildingPlan, "address">, rng: Rng): string {
  if (/组\d+号$/u.test(building.address)) return building.address;
  const near = rng.weighted([
    ["", 60],
    ["附近", 14],
    ["门口", 12],
    ["东侧", 7],
    ["楼下", 7],
  ]);
  return `${building.address}${near}`;
}

const ORDINALS = ["一", "二", "三", "四", "五", "六"] as const;

interface AddressStyle {
  building(number: number): { name: string; address: string };
}

function styleOf({ code, name }: CommunityInput, rng: Rng): AddressStyle {
  const estate = estateName(name);
  if (/村(村)?委会$/u.test(name)) {
    return {
      building: (number) => ({
        name: `${estate}${number}组`,
        address: `${estate}${number}组${rng.int(1, 60)}号`,
      }),
    };
  }
  if (code.startsWith("310112")) {
    // One lane for three grids or so: the lane's numbers run on, another lane starts anew.
    const local = listed(`${code.slice(0, 9)}000`) ?? ["沪闵路"];
    const lanes = [0, 1].map(() => `${rng.pick(local)}${rng.int(4, 190) * 10 + rng.int(0, 9)}弄`);
    return {
      building: (number) => ({
        name: `${estate}${number}号楼`,
        address: `${at(lanes, number > 24 ? 1 : 0)}${number}号楼`,
      }),
    };
  }
  if (/(连|农场|生活区|管理区)/u.test(name)) {
    return {
      building: (number) => ({ name: `${estate}${number}栋`, address: `${estate}${number}栋` }),
    };
  }
  const road = rng.pick(listed("652301") ?? []);
  const compound = /(花园|苑|城|新村|园|都)$/u.test(estate)
    ? estate
    : `${estate}${rng.pick(listed("compounds") ?? [])}`;
  return {
    building: (number) => ({
      name: `${compound}${number}栋`,
      address: `${road} ${compound}${number}栋`,
    }),
  };
}

/** 莘松三村居委会 → 莘松三村; 天山花园社区居民委员会 → 天山花园; 新渠村村委会 → 新渠村. */
function estateName(community: string): string {
  return community
    .replace(/社区虚拟社区|虚拟社区$/u, "")
    .replace(/(居民委员会|居委会|村民委员会|村委会|委员会)$/u, "")
    .replace(/社区$/u, "");
}

function listed(key: string): readonly string[] | undefined {
  return lists[key];
}

const lists: Readonly<Record<string, readonly string[]>> = roads;
