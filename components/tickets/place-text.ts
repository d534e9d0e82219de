/** Where a matter lies, below the district that everybody here works in. */
export function placeText({
  placeNames,
  address,
}: {
  placeNames: string;
  address: string | null;
}): string {
  return [placeNames.split(" ").slice(1).join(" "), address].filter(Boolean).join(" ");
}
