import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/platform/i18n/messages";
import words from "@/components/messages/zh-CN.json";

const root = join(import.meta.dirname, "../../../components");
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(root, name), "utf8"))
  .join("\n");

describe("binding a table of messages", () => {
  const t = messages({ hello: "你好，{name}。{name}共 {count} 件" });

  it("fills every place of a value", () => {
    expect(t("hello", { name: "王芳", count: 3 })).toBe("你好，王芳。王芳共 3 件");
  });

  it("leaves a place open when its value is missing, so that it is seen", () => {
    expect(t("hello", { name: "王芳" })).toContain("{count}");
  });
});

describe("the words of the components", () => {
  // Keys built from a status are written as `ticket.status.${status}` in the source.
  const patterns = [...sources.matchAll(/[`"]([\w.]+\.)\$\{\w+(?:\.\w+)?\}/g)].map(
    ([, start]) => start,
  );

  it.each(Object.keys(words))("%s is used", (key) => {
    const built = patterns.some((start) => start !== undefined && key.startsWith(start));
    expect(built || sources.includes(`"${key}"`)).toBe(true);
  });
});
