import type { Json } from "./json";

/** A list's element name → the name of what stands in it; what is not here repeats its own name. */
type Singulars = Readonly<Record<string, string>>;

/**
 * A value as an XML document, in the way that JSON and XML say the same (the convention of Open311):
 * a list's entries stand below its element, each under the singular of its name; null is empty.
 */
export function xmlDocument(root: string, value: Json, singulars: Singulars): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value, singulars)}\n`;
}

function element(name: string, value: Json, singulars: Singulars): string {
  const inner = contentOf(name, value, singulars);
  return inner === "" ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

function contentOf(name: string, value: Json, singulars: Singulars): string {
  if (value === null) return "";
  if (Array.isArray(value)) {
    return value.map((one: Json) => element(singulars[name] ?? name, one, singulars)).join("");
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([key, one]) => element(key, one, singulars))
      .join("");
  }
  return escapeXml(String(value));
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What XML 1.0 may hold; any other sign would break the whole document for its reader. */
const allowed = /[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** A text without the signs that XML cannot hold. */
export function withoutForbidden(text: string): string {
  return Array.from(text, (sign) => (allowed.test(sign) ? sign : "")).join("");
}

function escapeXml(text: string): string {
  return withoutForbidden(text).replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}
