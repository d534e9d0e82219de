/** So many lines of its kind stand on a page that has no pages of its own; the page says where there may be more. */
export const shownMost = {
  changes: 100,
  projects: 50,
  steps: 100,
  agreements: 50,
  own: 100,
} as const;
