/** Lists count to a thousand: "1000+" is more than anybody works through. */
export function countText(count: number): string {
  return count > 1000 ? "1000+" : String(count);
}
