import { deflateRawSync } from "node:zlib";

// Spreadsheets that are small as files and large, or endless, for whoever reads them.

const columnsOf = 26;

/** A zip that declares nothing larger than it needs to: sizes in it are lies of one byte, or true. */
export function zip(files: Record<string, Buffer>, declared = (_content: Buffer) => 1): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(declared(content), 22);
    local.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declared(content), 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, label, packed);
    directory.push(entry, label);
    at += 30 + label.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}

/** A sheet of these lines of XML, and the texts that its cells may point to. */
export function sheetOf(rows: string, texts = ""): Buffer {
  const part = (kind: string) =>
    `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const links = (list: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
  const files = {
    "_rels/.rels": links(
      `<Relationship Id="r1" Type="${part("officeDocument")}" Target="xl/workbook.xml"/>`,
    ),
    "xl/_rels/workbook.xml.rels": links(
      `<Relationship Id="r1" Type="${part("worksheet")}" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="r2" Type="${part("sharedStrings")}" Target="sharedStrings.xml"/>` +
        `<Relationship Id="r3" Type="${part("styles")}" Target="styles.xml"/>`,
    ),
    "xl/workbook.xml": `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/styles.xml": `<styleSheet ${main}><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${main}>${texts}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
  };
  return zip(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])),
    (content) => content.length,
  );
}

/** So many rows whose cells all point to the first text. */
export function rowsOfFirstText(count: number): string {
  const cells = (row: number) =>
    Array.from(
      { length: columnsOf },
      (_, at) => `<c r="${String.fromCharCode(65 + at)}${String(row)}" t="s"><v>0</v></c>`,
    ).join("");
  return Array.from(
    { length: count },
    (_, at) => `<row r="${String(at + 1)}">${cells(at + 1)}</row>`,
  ).join("");
}
