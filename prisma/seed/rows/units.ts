import { checkCharacter } from "@/lib/ground/units/rules/credit-code";
import { maskName, maskPhone } from "@/lib/platform/core/masking";
import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { encryptField } from "@/lib/platform/crypto/field";
import { personNames } from "../content/names";
import { at } from "../content/random";
import { unitTexts as texts } from "../content/units";
import { readContext } from "./context";
import type { District } from "./districts";
import { Register, type Party } from "./party-register";
import { lifeOf, type Life } from "./service/life";
import { step } from "./step";

interface UnitText {
  name: string;
  type: string;
  host?: string;
  address?: string;
  staff?: number;
  operating?: boolean;
  premises?: boolean;
  code?: boolean;
  contact?: boolean;
  adviser?: string;
  /** Days ago, and what was done. */
  met?: readonly (string | number)[];
  /** Why, days ago, and where that was read. */
  closed?: readonly (string | number)[];
  party?: string;
}

interface Place {
  id: string;
  path: string;
  name: string;
  secretary: string;
}

/** 单位底册 of the example street: buildings with tenants, a market, owners' committees, shops, a shell or two. */
export async function writeUnits(district: District, now: Instant): Promise<void> {
  await step(district.slug, "units", async (scope) => {
    const context = await readContext(scope, district);
    const life = lifeOf(scope, context, district, now);
    if (life === null) throw new Error(`no communities in ${district.street}`);
    const writer = new Units(life);
    const secretary = context.holders("street_secretary", life.street.id)[0]?.name ?? "街道书记";
    const street = {
      id: life.street.id,
      path: life.street.path,
      name: life.street.name,
      secretary,
    };
    await writer.known(street);
    await writer.add(street, texts.street);
    for (const home of life.homes) {
      const { id, path, name } = home.area;
      const place = { id, path, name, secretary: home.secretary };
      await writer.known(place);
      await writer.add(place, [
        ...(home.full ? texts.full : texts.small),
        ...(await writer.owners(place)),
      ]);
    }
  });
}

class Units {
  readonly #names: string[];
  #codes = 0;

  constructor(readonly life: Life) {
    this.#names = personNames(life.rng, life.district.code, 200);
  }

  /** Units that have reported or manage an estate are in the register of organizations already. */
  async known(place: Place): Promise<void> {
    const { tenantId, scope } = this.life;
    const rows = await scope.tx.organization.findMany({
      where: { tenantId, kind: "unit", areaId: place.id, validTo: null },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    });
    for (const { id, name } of rows) {
      await this.#profile(place, id, null, {
        name,
        type: typeFrom(name),
        staff: 20 + (Array.from(name).length % 7) * 9,
        contact: true,
      });
    }
  }

  /** 业主委员会 of the estates where one stands; nothing reaches them yet. */
  async owners({ path }: Place): Promise<UnitText[]> {
    const { tenantId, scope } = this.life;
    const estates = await scope.tx.estate.findMany({
      where: { tenantId, path, committee: "standing", closedOn: null },
      orderBy: { name: "asc" },
      select: { name: true },
    });
    return estates.map(({ name }) => ({
      name: texts.owners.replace("{estate}", name),
      type: "owners_committee",
      premises: false,
    }));
  }

  async add(place: Place, list: readonly UnitText[]): Promise<void> {
    const { life } = this;
    const ids = new Map<string, string>();
    const own: { id: string; name: string }[] = [];
    const joint = new Map<string, string[]>();
    for (const text of list) {
      const id = newId();
      const name = this.#said(text.name, place);
      await life.scope.tx.organization.createMany({
        data: [
          {
            tenantId: life.tenantId,
            id,
            kind: "unit",
            areaId: place.id,
            path: place.path,
            name,
            shortName: Array.from(name).slice(0, 20).join(""),
            validTo: text.closed === undefined ? null : life.day(-Number(text.closed[1])),
          },
        ],
      });
      const host = text.host === undefined ? null : (ids.get(text.host) ?? null);
      await this.#profile(place, id, host, text);
      ids.set(text.name, id);
      if (text.party === "own") own.push({ id, name });
      if (text.party === "joint" && text.host !== undefined) {
        joint.set(text.host, [...(joint.get(text.host) ?? []), id]);
      }
    }
    await this.#party(place, own, joint, ids);
  }

  /** 支部建在楼上: one of the building with its tenants, and those of a unit alone. */
  async #party(
    place: Place,
    own: readonly { id: string; name: string }[],
    joint: ReadonlyMap<string, readonly string[]>,
    ids: ReadonlyMap<string, string>,
  ): Promise<void> {
    const { life } = this;
    const above = await life.scope.tx.partyOrganization.findFirst({
      where: {
        tenantId: life.tenantId,
        path: place.path,
        level: { in: ["work_committee", "committee", "general_branch"] },
        closedOn: null,
      },
      orderBy: { id: "asc" },
      select: { id: true, path: true, areaId: true, name: true },
    });
    if (above === null) return;
    const parent: Party = { ...above, full: 0 };
    const register = new Register(life);
    for (const { id, name } of own) {
      await register.add(place, parent, {
        level: "branch",
        form: "own",
        name: texts.own.replace("{unit}", name),
        unitIds: [id],
        heads: [6, 1],
        elected: { days: 500, years: 3 },
      });
    }
    for (const [building, tenants] of joint) {
      await register.add(place, parent, {
        level: "branch",
        form: "building",
        name: texts.joint.replace("{building}", building),
        unitIds: [...tenants, ...(ids.has(building) ? [ids.get(building) ?? ""] : [])],
        heads: [7, 1],
        elected: { days: 260, years: 3 },
      });
    }
  }

  async #profile(place: Place, id: string, hostId: string | null, text: UnitText): Promise<void> {
    const { life } = this;
    const { tenantId } = life;
    const { tx } = life.scope;
    const entered = { enteredAt: life.at(-260, 600), enteredBy: place.secretary };
    const contact = text.contact === true ? (this.#names.pop() ?? null) : null;
    const phone = `1380001${String(1000 + this.#names.length)}`;
    await tx.unitProfile.createMany({
      data: [
        {
          ...entered,
          tenantId,
          id,
          path: place.path,
          areaId: place.id,
          type: text.type,
          hostId,
          operating: text.operating ?? text.closed === undefined,
          lookedOn: life.day(-45),
          premises: text.premises ?? true,
          staff: text.staff ?? null,
          staffOn: text.staff === undefined ? null : life.day(-45),
          creditCode: text.code === true ? this.#code() : null,
          address: text.address ?? null,
          contactCipher: contact === null ? null : encryptField(contact),
          contactMasked: contact === null ? null : maskName(contact),
          phoneCipher: contact === null ? null : encryptField(phone),
          phoneMasked: contact === null ? null : maskPhone(phone),
          closedOn: text.closed === undefined ? null : life.day(-Number(text.closed[1])),
        },
      ],
    });
    const row = { ...entered, tenantId, unitId: id, path: place.path };
    if (text.adviser !== undefined) {
      const mass = text.adviser === "mass_organization";
      const name = mass ? this.#said(texts.mass, place) : (this.#names.pop() ?? at(this.#names, 0));
      await tx.unitAdviser.createMany({
        data: [{ ...row, id: newId(), kind: text.adviser, name, startsOn: life.day(-200) }],
      });
    }
    if (text.met !== undefined) {
      const [days, note] = text.met;
      await tx.unitContact.createMany({
        data: [
          {
            ...row,
            enteredAt: life.at(-Number(days), 1000),
            id: newId(),
            happenedOn: life.day(-Number(days)),
            note: String(note),
          },
        ],
      });
    }
    if (text.closed !== undefined) {
      const [reason, days, note] = text.closed;
      await tx.unitStep.createMany({
        data: [
          {
            ...row,
            enteredAt: life.at(-Number(days), 1000),
            id: newId(),
            step: "closed",
            reason: String(reason),
            happenedOn: life.day(-Number(days)),
            note: String(note),
          },
        ],
      });
    }
  }

  #code(): string {
    this.#codes += 1;
    const first = `91${this.life.district.code.slice(0, 6)}MA1X${String(this.#codes).padStart(5, "0")}`;
    return `${first}${checkCharacter(first)}`;
  }

  #said(text: string, { name }: Place): string {
    const { district, street } = this.life;
    return text
      .replace("{district}", district.name)
      .replace("{street}", street.name)
      .replace("{community}", name);
  }
}

/** The example names say what they are. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/中学|小学|学校/, "school"],
  [/医院|卫生/, "hospital"],
  [/物业|城市服务/, "property_company"],
  [/供电|邮政|国网|银行/, "state_enterprise"],
  [/律师|超市|快递|公司|科技/, "private_enterprise"],
  [/协会|中心（社会|社会工作/, "social_organization"],
];

function typeFrom(name: string): string {
  return endings.find(([pattern]) => pattern.test(name))?.[1] ?? "government";
}
