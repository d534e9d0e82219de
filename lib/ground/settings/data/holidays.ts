/** One period of days off, both ends included, with the make-up workdays (调休) that pay for it. */
export type HolidayPeriod = {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly makeUpWorkdays: readonly string[];
};

/** The yearly notice of the State Council's General Office on the arrangement of holidays. */
export type HolidayNotice = {
  readonly year: number;
  /** Date of the notice. */
  readonly published: string;
  readonly periods: readonly HolidayPeriod[];
};

/**
 * The notices known to this release. A year that is missing here is unpublished: due times in it
 * are provisional. A district can enter a newer notice, and regional holidays, in `calendar.days`.
 */
export const holidayNotices: readonly HolidayNotice[] = [
  {
    year: 2024,
    published: "2023-10-25",
    periods: [
      period("元旦", "2024-01-01", "2024-01-01"),
      period("春节", "2024-02-10", "2024-02-17", "2024-02-04", "2024-02-18"),
      period("清明节", "2024-04-04", "2024-04-06", "2024-04-07"),
      period("劳动节", "2024-05-01", "2024-05-05", "2024-04-28", "2024-05-11"),
      period("端午节", "2024-06-10", "2024-06-10"),
      period("中秋节", "2024-09-15", "2024-09-17", "2024-09-14"),
      period("国庆节", "2024-10-01", "2024-10-07", "2024-09-29", "2024-10-12"),
    ],
  },
  {
    year: 2025,
    published: "2024-11-12",
    periods: [
      period("元旦", "2025-01-01", "2025-01-01"),
      period("春节", "2025-01-28", "2025-02-04", "2025-01-26", "2025-02-08"),
      period("清明节", "2025-04-04", "2025-04-06"),
      period("劳动节", "2025-05-01", "2025-05-05", "2025-04-27"),
      period("端午节", "2025-05-31", "2025-06-02"),
      period("国庆节、中秋节", "2025-10-01", "2025-10-08", "2025-09-28", "2025-10-11"),
    ],
  },
  {
    year: 2026,
    published: "2025-11-04",
    periods: [
      period("元旦", "2026-01-01", "2026-01-03", "2026-01-04"),
      period("春节", "2026-02-15", "2026-02-23", "2026-02-14", "2026-02-28"),
      period("清明节", "2026-04-04", "2026-04-06"),
      period("劳动节", "2026-05-01", "2026-05-05", "2026-05-09"),
      period("端午节", "2026-06-19", "2026-06-21"),
      period("中秋节", "2026-09-25", "2026-09-27"),
      period("国庆节", "2026-10-01", "2026-10-07", "2026-09-20", "2026-10-10"),
    ],
  },
];

function period(
  name: string,
  from: string,
  to: string,
  ...makeUpWorkdays: string[]
): HolidayPeriod {
  return { name, from, to, makeUpWorkdays };
}
