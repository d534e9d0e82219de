import { isoDateOf, isoDay } from "@/lib/platform/core/calendar-day";
import { newId } from "@/lib/platform/core/id";
import { addMonths, termEnd } from "@/lib/ground/party/rules/terms";
import { personNames } from "../content/names";
import { partyTexts as texts } from "../content/party";
import type { Life } from "./service/life";

interface Place {
  id: string;
  path: string;
}

export interface Party extends Place {
  areaId: string;
  name: string;
  full: number;
}

interface Facts {
  level: string;
  form?: string;
  name: string;
  /** Elected so many days ago; the term lasts so many years. */
  elected?: { days: number; years: number; extended?: true };
  /** Full and probationary members. */
  heads?: readonly [number, number];
  secretary?: boolean;
  placeIds?: readonly string[];
  unitIds?: readonly string[];
  purpose?: string;
  endsIn?: number;
  consent?: true;
}

/** Writes organizations one below the other, with names and papers in their turn. */
export class Register {
  readonly #names: string[];
  #papers = 0;

  constructor(readonly life: Life) {
    this.#names = personNames(life.rng, life.district.code, 400);
  }

  async add(area: Place, parent: Party | null, facts: Facts): Promise<Party> {
    const { life } = this;
    const { tenantId } = life;
    const { tx } = life.scope;
    const id = newId();
    this.#papers += 1;
    await tx.partyOrganization.createMany({
      data: [
        {
          tenantId,
          id,
          path: area.path,
          areaId: area.id,
          parentId: parent?.id ?? null,
          level: facts.level,
          form: facts.form ?? null,
          name: facts.name,
          secretary: facts.secretary === false ? null : (this.#names.pop() ?? null),
          placeIds: [...(facts.placeIds ?? [])],
          unitIds: [...(facts.unitIds ?? [])],
          purpose: facts.purpose ?? null,
          establishedOn: life.day(facts.endsIn === undefined ? -2200 : -90),
          documentNo: facts.consent === true ? null : this.#paper(),
          endsOn: facts.endsIn === undefined ? null : life.day(facts.endsIn),
          consentOn: facts.consent === true ? life.day(-120) : null,
        },
      ],
    });
    if (facts.elected !== undefined) await this.#elect(id, area.path, facts.elected);
    if (facts.heads !== undefined) await this.#count(id, area.path, facts.heads);
    const { name } = facts;
    return { id, path: area.path, areaId: area.id, name, full: facts.heads?.[0] ?? 0 };
  }

  async #elect(
    partyId: string,
    path: string,
    { days, years, extended }: NonNullable<Facts["elected"]>,
  ): Promise<void> {
    const { life } = this;
    const startsOn = isoDateOf(life.today - days);
    const endsOn = termEnd(startsOn, years);
    await life.scope.tx.partyTerm.createMany({
      data: [
        {
          tenantId: life.tenantId,
          id: newId(),
          partyId,
          path,
          number: 2,
          startsOn: new Date(startsOn),
          endsOn: new Date(endsOn),
          ...(extended === true
            ? {
                extendedTo: new Date(addMonths(endsOn, 6)),
                extensionDocument: this.#paper(),
                extensionReason: texts.extension,
              }
            : {}),
        },
      ],
    });
  }

  async #count(partyId: string, path: string, [full, probationary]: readonly [number, number]) {
    const { life } = this;
    await life.scope.tx.partyHeadCount.createMany({
      data: [-170, -20].map((days, at) => ({
        tenantId: life.tenantId,
        id: newId(),
        partyId,
        path,
        countedOn: life.day(days),
        fullMembers: Math.max(full - 1 + at, 0),
        probationary,
        enteredAt: life.at(days, 600),
        enteredBy: "社区书记",
      })),
    });
  }

  #paper(): string {
    const year = isoDay(this.life.day(-200)).slice(0, 4);
    return texts.document
      .replace("{street}", this.life.street.name)
      .replace("{year}", year)
      .replace("{n}", String(this.#papers));
  }
}
