/** The version of the notice that stands above the forms for wishes and orders; kept with who asks. */
export const requestNoticeVersion = "2026-11";
