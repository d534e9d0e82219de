// 统一社会信用代码 (GB 32100-2015): 18 characters without I, O, S, V and Z, the last of which checks the others.

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const shape = /^[0-9A-HJ-NP-RTUWXY]{18}$/;

/** The character that checks the first seventeen. */
export function checkCharacter(first: string): string {
  const sum = Array.from(first.slice(0, 17)).reduce(
    (total, character, at) => total + alphabet.indexOf(character) * (3 ** at % 31),
    0,
  );
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

export function isCreditCode(code: string): boolean {
  return shape.test(code) && checkCharacter(code) === code.charAt(17);
}
