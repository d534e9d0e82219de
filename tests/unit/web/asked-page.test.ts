import { describe, expect, it } from "vitest";
import { pageAsked } from "@/components/session/page-asked";
import { doorTo } from "@/lib/web/asked-page";

// A link that was opened before signing in is opened after it, and never another site.

describe("the door", () => {
  it.each([
    [
      "/sign-in",
      "/tickets?q=灯&list=open",
      "/sign-in?then=%2Ftickets%3Fq%3D%E7%81%AF%26list%3Dopen",
    ],
    ["/sign-in?ended=1", "/units", "/sign-in?ended=1&then=%2Funits"],
    [
      "/sign-in/phone?as=liaison",
      "/unit/reviews",
      "/sign-in/phone?as=liaison&then=%2Funit%2Freviews",
    ],
    ["/sign-in", "/desk", "/sign-in"],
    ["/sign-in/phone?as=member", "/my", "/sign-in/phone?as=member"],
    ["/sign-in", null, "/sign-in"],
    ["/sign-in", `/tickets?q=${"长".repeat(500)}`, "/sign-in"],
  ])("%s for %s", (door, page, address) => {
    expect(doorTo(door, page)).toBe(address);
  });
});

describe("the page behind the door", () => {
  const query = (then: string) => `?ended=1&then=${encodeURIComponent(then)}`;

  it.each([
    ["/tickets?q=灯&list=open", null],
    ["/units/0190-1", null],
    ["/unit", "liaison"],
    ["/unit/reviews?after=1", "liaison"],
    ["/my/posts", "member"],
    ["/seat/meetings", "councillor"],
  ] as const)("%s opens", (then, role) => {
    const page = pageAsked(query(then), role);
    expect(decodeURIComponent(page ?? "")).toBe(then);
  });

  it.each([
    ["//evil.example/desk", null],
    ["/\\evil.example", null],
    ["/\t/evil.example", null],
    ["/a/..//evil.example", null],
    ["/a/%2e%2e//evil.example", null],
    ["https://evil.example/", null],
    ["javascript:alert(1)", null],
    ["desk", null],
    ["", null],
    ["/sign-in?then=/units", null],
    ["/api/auth/signout", null],
    ["/password", null],
    ["/unit/reviews", null],
    ["/units", "liaison"],
    ["/my", "liaison"],
    ["/unit/../desk", "liaison"],
    ["//evil.example/unit", "liaison"],
  ] as const)("%s does not", (then, role) => {
    expect(pageAsked(query(then), role)).toBeNull();
  });

  it("is none where nothing was asked for", () => {
    expect(pageAsked("", null)).toBeNull();
    expect(pageAsked("?ended=1", "member")).toBeNull();
  });
});
