/** A place's public code as people read and type it: three groups of four. */
export function tagText(tag: string): string {
  return (tag.match(/.{1,4}/gu) ?? []).join("-").toUpperCase();
}

/** What the QR code of a place opens: the report with the place filled in. */
export function tagAddress(origin: string, slug: string, tag: string): string {
  return `${origin}/${slug}/report?at=${tag}`;
}

/** What the QR code of a community opens for members: the check-in with the community filled in. */
export function checkInAddress(origin: string, slug: string, tag: string): string {
  return `${origin}/${slug}/check-in?at=${tag}`;
}

/** Who may print the codes of the own range. */
export const codePrinters = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
  "system_admin",
] as const;
