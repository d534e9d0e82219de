import "server-only";
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Paper, PaperPart, PaperTable } from "../core/paper";
import { withoutForbidden } from "../core/xml";

// The page and the letters of official documents (GB/T 9704-2012 §5.2, §7): A4, 37 mm above, 28 mm at the left, 156 ×
// 225 mm of text, the title in size 2 (22 pt), the text in size 3 (16 pt); where a computer lacks
// these letters its program takes others.
const letters = {
  title: "FZXiaoBiaoSong-B05S",
  heading: "SimHei",
  text: "FangSong_GB2312",
} as const;
const mm = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);
const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
};

/** The bytes of a .docx file. `author` stands in the file's own description. */
export async function document(paper: Paper, author: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Document({
    creator: withoutForbidden(author),
    title: withoutForbidden(paper.title),
    styles: {
      default: { document: { run: { font: letters.text, size: "16pt" } } },
    },
    sections: [
      {
        properties: { page },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: words(paper.title, { font: letters.title, size: "22pt" }),
          }),
          ...paper.lead.map((line) => paragraph(line, { alignment: AlignmentType.CENTER })),
          ...paper.parts.flatMap(partOf),
          ...paper.sign.map((line) =>
            paragraph(line, { alignment: AlignmentType.RIGHT, spacing: { before: 240 } }),
          ),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function partOf({ heading, lines = [], table }: PaperPart): (Paragraph | Table)[] {
  return [
    ...(heading === undefined
      ? []
      : [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            spacing: { before: 320, after: 120 },
            children: words(heading, { font: letters.heading }),
          }),
        ]),
    // Two signs in from the edge, as paragraphs of such papers begin.
    ...lines.map((line) => paragraph(line, { indent: { firstLine: 640 } })),
    ...(table === undefined
      ? []
      : table.rows.length === 0
        ? [paragraph(table.empty, { indent: { firstLine: 640 } })]
        : [tableOf(table)]),
  ];
}

function tableOf({ columns, rows }: PaperTable): Table {
  const cell = (text: string, width: number, head: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [
        new Paragraph({
          children: words(text, { size: "12pt", ...(head ? { font: letters.heading } : {}) }),
        }),
      ],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        children: columns.map(({ head, width }) => cell(head, width, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(({ width }, at) => cell(row[at] ?? "", width, false)),
          }),
      ),
    ],
  });
}

function paragraph(
  text: string,
  how: Omit<ConstructorParameters<typeof Paragraph>[0] & object, "children">,
): Paragraph {
  return new Paragraph({ spacing: { line: 480 }, ...how, children: words(text) });
}

/** A break within a text stays one. */
function words(text: string, how: { font?: string; size?: `${number}pt` } = {}): TextRun[] {
  return withoutForbidden(text)
    .split("\n")
    .map(
      (line, at) =>
        new TextRun({ ...how, color: "000000", text: line, ...(at === 0 ? {} : { break: 1 }) }),
    );
}
