import { expect, test } from "vitest";
import { document } from "@/lib/platform/files/document";
import { textOf } from "@/tests/security/http/canary";

test("a paper becomes a .docx with its words in their order, and nothing that breaks the file", async () => {
  const bytes = await document(
    {
      title: "北街居委会大党委任职名单",
      lead: ["第 3 届"],
      parts: [
        {
          heading: "一、组成人员",
          lines: ["共 1 人。"],
          table: {
            columns: [
              { head: "姓名", width: 30 },
              { head: "单位及职务", width: 70 },
            ],
            rows: [["王<&>敏", "北街卫生\u0007服务中心\n书记"]],
            empty: "没有",
          },
        },
        { table: { columns: [{ head: "空", width: 100 }], rows: [], empty: "还没有人任职。" } },
      ],
      sign: ["2026-11-23"],
    },
    "北街居委会",
  );
  const text = textOf(Buffer.from(bytes));
  const told = [
    "北街居委会大党委任职名单",
    "第 3 届",
    "一、组成人员",
    "共 1 人。",
    "单位及职务",
    "王&lt;&amp;&gt;敏",
    "北街卫生服务中心",
    "书记",
    "还没有人任职。",
    "2026-11-23",
  ];
  const body = text.slice(text.indexOf("<w:body>"), text.indexOf("</w:body>"));
  const places = told.map((words) => body.indexOf(words));
  expect(places.every((at) => at > 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(body).not.toContain(">空<");
});
