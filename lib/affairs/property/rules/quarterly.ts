import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { chosen, type Question } from "@/lib/parts/ratings/rules/questions";

/** 物业服务评价 (DOMAIN §7.5, per quarter): five questions, so that it is done in a minute. */
export const serviceQuestions = ["cleaning", "order", "repair", "openness", "overall"] as const;

/** 满意、一般、不满意. */
export const serviceAnswers = ["good", "fair", "bad"] as const;

export function askedOfResidents(): Question[] {
  return serviceQuestions.map((key) => ({ key, answers: [...serviceAnswers] }));
}

export interface Quarter {
  /** "2026-Q4". */
  period: string;
  startsOn: IsoDate;
  /** The first day of the next one. */
  endsOn: IsoDate;
}

/** The quarter in which a day lies. */
export function quarterOf(day: IsoDate): Quarter {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const quarter = Math.floor((month - 1) / 3);
  const first = (number: number, of: number) =>
    `${String(of)}-${String(number * 3 + 1).padStart(2, "0")}-01`;
  return {
    period: `${String(year)}-Q${String(quarter + 1)}`,
    startsOn: first(quarter, year),
    endsOn: quarter === 3 ? first(0, year + 1) : first(quarter + 1, year),
  };
}

interface Rated {
  /** Null while too few have rated. */
  readonly result: {
    readonly voices: number;
    readonly tally: Readonly<Record<string, number>>;
  } | null;
}

/**
 * Whether residents are content on the whole: more than half of those who rated. A well-rated company may be proposed
 * as a member unit of the community's council (DOMAIN §7.5); nothing follows for one that is not, and nobody is ranked.
 */
export function isWellRated({ result }: Rated): boolean {
  return result !== null && chosen(result.tally, "overall", "good") * 2 > result.voices;
}

interface Managed {
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/** Of which company a rating speaks: the one that managed the estate on its last day, or now. */
export function companyOn(companies: readonly Managed[], day: IsoDate): string | null {
  return companies.find(({ from, to }) => from <= day && (to === null || day <= to))?.name ?? null;
}
