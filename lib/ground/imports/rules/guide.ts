import words from "../messages/zh-CN.json";

/** What the second sheet of a template says about one column. */
export interface ColumnGuide {
  head: string;
  needed: boolean;
  text: string;
  words: readonly string[];
  example: string;
}

interface GuideSheet {
  name: string;
  columns: { head: string; width: number }[];
  rows: string[][];
}

/** 填写说明: each column, whether it must be filled in, how, and with which words. */
export function guideSheet(columns: readonly ColumnGuide[]): GuideSheet {
  return {
    name: words["imports.sheetGuide"],
    columns: [
      { head: words["imports.sheetGuide.column"], width: 14 },
      { head: words["imports.sheetGuide.needed"], width: 10 },
      { head: words["imports.sheetGuide.text"], width: 64 },
      { head: words["imports.sheetGuide.words"], width: 44 },
      { head: words["imports.sheetGuide.example"], width: 30 },
    ],
    rows: columns.map(({ head, needed, text, words: known, example }) => [
      head,
      needed ? words["imports.sheetGuide.yes"] : words["imports.sheetGuide.no"],
      text,
      known.join(words["imports.comma"]),
      example,
    ]),
  };
}
