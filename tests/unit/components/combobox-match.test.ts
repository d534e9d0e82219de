import { describe, expect, it } from "vitest";
import { matchOptions } from "@/components/ui/combobox-match";

const options = [
  { value: "1", label: "莘庄镇人民政府", detail: "闵行区" },
  { value: "2", label: "区城管执法局莘庄中队", detail: "闵行区" },
  { value: "3", label: "区生态环境局", detail: "闵行区" },
  { value: "310112", label: "水清社区", detail: "莘庄镇" },
];

const found = (typed: string) => matchOptions(options, typed).map(({ value }) => value);

describe("finding one of many", () => {
  it("shows all, in the order given, while nothing is typed", () => {
    expect(found("  ")).toEqual(["1", "2", "3", "310112"]);
  });

  it("puts names that begin with it before those that contain it, details last", () => {
    expect(found("莘庄")).toEqual(["1", "2", "310112"]);
  });

  it("needs every word", () => {
    expect(found("区 莘庄")).toEqual(["2", "1", "310112"]);
    expect(found("生态 莘庄")).toEqual([]);
  });

  it("finds by the exact code only", () => {
    expect(found("310112")).toEqual(["310112"]);
    expect(found("3101")).toEqual([]);
  });
});
