/**
 * The member of a closed list that a column holds. The database checks the same list, so a miss
 * means that code and database have parted, which is a fault and no one's mistake.
 */
export function known<const Member extends string>(list: readonly Member[], value: string): Member {
  const member = list.find((candidate) => candidate === value);
  if (member === undefined) throw new Error(`"${value}" is not among ${list.join(", ")}`);
  return member;
}
