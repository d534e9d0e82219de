import { describe, expect, it } from "vitest";
import { messages } from "@/lib/platform/i18n/messages";

describe("binding a table of messages", () => {
  const t = messages({ hello: "你好，{name}。{name}共 {count} 件" });

  it("fills every place of a value", () => {
    expect(t("hello", { name: "王芳", count: 3 })).toBe("你好，王芳。王芳共 3 件");
  });

  it("leaves a place open when its value is missing, so that it is seen", () => {
    expect(t("hello", { name: "王芳" })).toContain("{count}");
  });
});
