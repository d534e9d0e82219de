import { describe, expect, test } from "vitest";
import { personalTraces, withoutTraces } from "@/lib/parts/traces/rules/personal-traces";

const kinds = (text: string) => personalTraces(text).map(({ kind, text: found }) => [kind, found]);

describe("what may tell who somebody is", () => {
  test.each([
    ["电话13812345678，请回电", [["phone", "13812345678"]]],
    ["打 138 1234 5678", [["phone", "138 1234 5678"]]],
    ["座机021-64881234", [["phone", "021-64881234"]]],
    ["身份证31011219650101123X。", [["idNumber", "31011219650101123X"]]],
    ["我叫王小明，住在三楼", [["name", "我叫王小明"]]],
    ["我是王建国，请尽快修", [["name", "我是王建国"]]],
    ["我是业主，我是这里的居民。", []],
    ["找李女士。", [["name", "李女士"]]],
    ["工单 2026112200005 和 3 号楼 502", []],
    ["12345 热线打不通", []],
  ])("%s", (text, found) => {
    expect(kinds(text)).toEqual(found);
  });

  test("an identity number is not read as a phone as well", () => {
    expect(kinds("310112198010113812")).toHaveLength(1);
  });

  test("all of it is taken out at once, the rest stays", () => {
    expect(withoutTraces("我叫王小明，电话13812345678，灯坏了", "□")).toBe("□，电话□，灯坏了");
    expect(withoutTraces("灯坏了", "□")).toBe("灯坏了");
  });
});
