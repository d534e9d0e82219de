/**
 * Signs that show nothing and may deceive: control characters, direction overrides (which reverse
 * how a name or file is read), zero-width fillers, tags, and halves of surrogate pairs, which
 * PostgreSQL does not store. The joiners U+200C and U+200D stay: scripts and emoji need them.
 */
const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const lineEnds = /\r\n|[\r\n\u0085\u2028\u2029]/g;

/**
 * Text of several lines as it is stored: one kind of line end, composed characters (NFC), nothing
 * invisible, no blanks at line ends, at most one empty line together, none around the whole.
 */
export function cleanText(typed: string): string {
  return typed
    .replace(lineEnds, "\n")
    .replace(invisible, "")
    .normalize("NFC")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+/, "")
    .trimEnd();
}

/** Text of one line (a name, a title): as `cleanText`, every run of white space becomes one blank. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/g, " ").trim();
}

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** Text in which every sign is a character by itself: Chinese, ASCII, nothing that joins. */
const plain = /^[\n\x20-\x7e\u3000-\u3029\u3030-\u303f\u3400-\u9fff\uff00-\uffef]*$/;

/** How many characters a person counts: a Chinese character, an emoji with its modifiers, is one. */
export function countCharacters(text: string): number {
  return plain.test(text) ? text.length : Array.from(graphemes.segment(text)).length;
}

/** The first character as a person sees it, or the empty text. */
export function firstCharacter(text: string): string {
  for (const { segment } of graphemes.segment(text)) return segment;
  return "";
}
