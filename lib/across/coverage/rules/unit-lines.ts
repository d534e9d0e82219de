/** So many lines of its kind stand on the page of a unit; the page says where there may be more. */
export const linesMost = 30;
