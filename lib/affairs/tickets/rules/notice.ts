/** The version of the privacy notice that is shown; it is kept with every complainant. */
export const noticeVersion = "2026-11";
