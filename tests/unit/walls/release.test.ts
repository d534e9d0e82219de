import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAsTold, proposalOf } from "@/lib/across/walls/rules/proposal";
import {
  holdsForbidden,
  wallTraces,
  withoutWallTraces,
} from "@/lib/parts/traces/rules/public-traces";

const marks = {
  phone: "（电话略）",
  idNumber: "（证件号略）",
  name: "某居民",
  room: "某户",
  plate: "（车牌略）",
  account: "（账号略）",
};

describe("what may tell who somebody is", () => {
  test.each([
    ["电话13900004321，请回电", "phone", "13900004321"],
    ["身份证310112199001011234办的", "idNumber", "310112199001011234"],
    ["我叫陶玉珍，住这里", "name", "我叫陶玉珍"],
    ["张先生反映漏水", "name", "张先生"],
    ["陶玉珍说楼道灯坏了", "name", "陶玉珍"],
    ["住3号楼2单元501室", "room", "3号楼2单元501室"],
    ["5栋302漏水", "room", "5栋302"],
    ["门牌 12-3-401 的窗", "room", "12-3-401"],
    ["三楼东户太吵", "room", "三楼东户"],
    ["卫星村20组35号门前", "room", "20组35号"],
    ["车牌沪A12345挡路", "plate", "沪A12345"],
    ["新能源车沪AD12345占位", "plate", "沪AD12345"],
    ["加微信lamp_repair88", "account", "微信lamp_repair88"],
    ["邮箱 tao@example.com", "account", "tao@example.com"],
  ])("%s: %s", (text, kind, found) => {
    expect(wallTraces(text)).toEqual([{ kind, text: found, at: text.indexOf(found) }]);
    expect(withoutWallTraces(text, marks)).not.toContain(found);
  });

  test.each([
    "北街居委会 3 号楼前的路灯不亮，已有 12 天。",
    "2026年11月22日起施工，工期30天，涉及 501 米管道。",
    "第2网格共有 35 户，长江路1285弄口积水。",
  ])("nothing in %s", (text) => {
    expect(wallTraces(text)).toEqual([]);
  });

  test("of what overlaps the longer find stands, and finds never overlap", () => {
    const parts = fc.constantFrom(
      "13900004321",
      "310112199001011234",
      "3号楼501室",
      "沪A12345",
      "王女士",
      "622202100011223344",
      "，",
      "路灯坏了",
      "5",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const traces = wallTraces(text);
        traces.forEach(({ at, text: found }, index) => {
          expect(text.slice(at, at + found.length)).toBe(found);
          const next = traces[index + 1];
          if (next !== undefined) expect(at + found.length).toBeLessThanOrEqual(next.at);
        });
      }),
    );
  });

  test("an identity number and an account are refused outright, a phone is the editor's word", () => {
    expect(holdsForbidden("证件 310112199001011234")).toBe(true);
    expect(holdsForbidden("QQ:123456789")).toBe(true);
    expect(holdsForbidden("热线 021-64120000")).toBe(false);
  });
});

describe("what the form proposes", () => {
  test("speaks of a resident, without courtesies and without traces", () => {
    const task =
      "您好，我家住3号楼501室，楼道灯坏了，我叫陶玉珍，电话13900004321，请尽快修，谢谢！";
    const text = proposalOf(task, marks);
    expect(text).toContain("居民家");
    for (const word of ["您好", "谢谢", "我家", "尽快", "501", "陶玉珍", "139"]) {
      expect(text).not.toContain(word);
    }
    expect(wallTraces(text)).toEqual([]);
  });

  test("a result is told to everybody and not to the one who raised it", () => {
    const result = "承办人员与诉求人沟通后到场核查。已更换井盖。处理结果已电话告知诉求人，王女士。";
    expect(proposalOf(result, marks)).toBe("承办人员与居民沟通后到场核查。已更换井盖。");
  });

  // DOMAIN §2.13, invariant 9: who complained, and how to reach them, goes to nobody.
  test("whatever is planted into an order, none of it is proposed for the wall", () => {
    const digits = (length: number) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
    const planted = fc.oneof(
      digits(9).map((rest) => `13${rest.join("")}`),
      digits(3).map((rest) => `310112199001011${rest.join("")}`),
      fc
        .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 101, max: 2604 }))
        .map(([house, flat]) => `${String(house)}号楼${String(flat)}室`),
      digits(5).map((rest) => `沪B${rest.join("")}`),
      fc.constantFrom("陈女士", "王先生", "李小姐"),
    );
    const around = fc.constantFrom("，", "。", "：", "，住", "反映，", "（", "，找", " ");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(around, planted, around), { minLength: 1, maxLength: 5 }),
        (all) => {
          const text = `楼道灯坏了${all.flat().join("")}，请处理。`;
          const proposed = proposalOf(text, marks);
          for (const [, secret] of all) expect(proposed).not.toContain(secret);
          expect(wallTraces(proposed)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test("a text is as told when only signs and blanks differ", () => {
  expect(isAsTold("楼道灯坏了，两天！", "楼道灯坏了 两天")).toBe(true);
  expect(isAsTold("居民反映：楼道灯坏了两天", "楼道灯坏了，两天")).toBe(false);
});
