/** The version of the notice that is shown where somebody reports; kept with every consent. */
export const checkInNotice = "2026-11";

/**
 * What a member may agree to, each for itself (PIPL art. 29, 25). Without the first there is no
 * registration; taking it back is leaving. The others are given and taken back with one press.
 */
export const purposes = [
  "registration",
  "public_name",
  "pledge_public",
  "national_export",
  "appraisal",
] as const;
export type Purpose = (typeof purposes)[number];

/** Those that can be given and taken back without leaving. */
export const freePurposes = [
  "public_name",
  "pledge_public",
  "national_export",
  "appraisal",
] as const;
