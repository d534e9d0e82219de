const mobile = /^1[3-9]\d{9}$/;
/** 010 and 02x have numbers of 8 digits, the other area codes of 7 or 8; then maybe an extension. */
const landline = /^(010|02\d|0[3-9]\d{2})-?(\d{7,8})(?:-?(?:ext|#|\u8f6c|-)-?(\d{1,6}))?$/;
const service = /^(400|800)-?(\d{3})-?(\d{4})$/;

/**
 * The number in the form that is stored, or null when it is no telephone number of the mainland:
 * `13812345678`, `021-64881234`, `021-64881234-801`, `400-123-4567`. A landline needs its area code,
 * because who calls back may sit elsewhere. Forgives blanks, hyphens, brackets, full width, +86.
 */
export function normalizePhone(typed: string): string | null {
  if (typed.length > 40) return null;
  const written = typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\u30fc()]/g, "-")
    .replace(/\s+/g, "")
    .replace(/-{2,}/g, "-")
    .replace(/^-/, "");
  const plain = written.replace(/^(?:\+|00)86-?/, "");

  const digits = plain.replace(/-/g, "");
  if (mobile.test(digits)) return digits;

  const free = service.exec(plain);
  if (free) return `${free[1]}-${free[2]}-${free[3]}`;

  // An area code written after +86 has lost its zero.
  return landlineText(plain) ?? (plain === written ? null : landlineText(`0${plain}`));
}

function landlineText(plain: string): string | null {
  const [, area, number, extension] = landline.exec(plain) ?? [];
  if (!area || !number || (area.length === 3 && number.length !== 8)) return null;
  return [area, number, extension].filter(Boolean).join("-");
}
