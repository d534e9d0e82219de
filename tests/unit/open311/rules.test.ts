import { describe, expect, test } from "vitest";
import { bodyOf } from "@/lib/across/open311/rules/body";
import { acceptedFormat, splitFormat } from "@/lib/across/open311/rules/formats";
import { instantOf, spanOf } from "@/lib/across/open311/rules/span";
import { argumentsOf, requestsQueryOf } from "@/lib/across/open311/schema";
import { Refusal } from "@/lib/platform/core/refusal";
import { w3cTime } from "@/lib/platform/core/time-zone";

const zone = "Asia/Shanghai";
const now = Date.parse("2026-11-23T02:00:00Z");

describe("the body", () => {
  test("a list is named in the plural and its entries in the singular; JSON has the list alone", () => {
    const value = [
      { service_code: "0102", metadata: false, group: null },
      { service_code: "0103", metadata: false, group: "房屋" },
    ];
    expect(bodyOf("json", "services", value)).toBe(JSON.stringify(value));
    expect(bodyOf("xml", "services", value)).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<services><service><service_code>0102</service_code>' +
        "<metadata>false</metadata><group/></service><service><service_code>0103</service_code>" +
        "<metadata>false</metadata><group>房屋</group></service></services>\n",
    );
  });

  test("lists within an entry follow the same rule, an empty list is an empty element", () => {
    const value = { endpoints: [{ url: "u", formats: ["text/xml", "x"] }], attributes: [] };
    expect(bodyOf("xml", "discovery", value)).toContain(
      "<endpoints><endpoint><url>u</url><formats><format>text/xml</format><format>x</format></formats></endpoint></endpoints><attributes/>",
    );
    expect(bodyOf("xml", "service_requests", [])).toContain("<service_requests/>");
  });

  test("no text can leave its element, and no sign breaks the document", () => {
    const text = `a<b>&"c"'d]]>\u0000\u0008\uFFFE\uD800 灯😀\n`;
    const [value] = [bodyOf("xml", "errors", [{ description: text }])];
    expect(value).toContain(
      "<description>a&lt;b&gt;&amp;&quot;c&quot;&apos;d]]&gt; 灯😀\n</description>",
    );
  });
});

describe("the format", () => {
  test("is what the address ends with", () => {
    expect(splitFormat("0102.xml")).toEqual({ name: "0102", format: "xml" });
    expect(splitFormat("services.json")).toEqual({ name: "services", format: "json" });
    expect(splitFormat("a.b")).toEqual({ name: "a.b", format: null });
  });

  test.each([
    ["", "json"],
    ["*/*", "json"],
    ["text/xml", "xml"],
    ["application/xml;q=0.9", "xml"],
    ["text/html, application/json, text/xml", "json"],
    ["application/problem+xml", "xml"],
  ])("Accept: %s gives %s", (accept, format) => {
    expect(acceptedFormat(accept)).toBe(format);
  });
});

describe("times", () => {
  test("are told with the offset of the district", () => {
    expect(w3cTime(now, zone)).toBe("2026-11-23T10:00:00+08:00");
    expect(w3cTime(now, "UTC")).toBe("2026-11-23T02:00:00+00:00");
    expect(w3cTime(now, "America/St_Johns")).toBe("2026-11-22T22:30:00-03:30");
  });

  test("are read with an offset, also where a plus became a blank, or as a day of the district", () => {
    const at = Date.parse("2026-11-01T00:00:00+08:00");
    expect(instantOf("2026-11-01T00:00:00+08:00", "start", zone)).toBe(at);
    expect(instantOf("2026-11-01T00:00:00 08:00", "start", zone)).toBe(at);
    expect(instantOf("2026-10-31T16:00:00Z", "start", zone)).toBe(at);
    expect(instantOf("2026-11-01", "start", zone)).toBe(at);
    expect(instantOf("2026-11-01", "end", zone)).toBe(at + 86_400_000 - 1);
    for (const text of ["2026-11-01T00:00:00", "2026-02-30", "gestern", "1"]) {
      expect(instantOf(text, "start", zone), text).toBeNull();
    }
  });

  const asked = (given: { start_date?: string; end_date?: string }) => {
    const { from, to } = spanOf(given, { now, zone });
    return [from, to].map((one) => w3cTime(one, zone).slice(0, 16));
  };

  test("the last 90 days when nothing is said, 90 days from a start, 90 days before an end", () => {
    expect(asked({})).toEqual(["2026-08-25T10:00", "2026-11-23T10:00"]);
    expect(asked({ start_date: "2026-01-01" })).toEqual(["2026-01-01T00:00", "2026-04-01T00:00"]);
    expect(asked({ start_date: "2026-11-01" })).toEqual(["2026-11-01T00:00", "2026-11-23T10:00"]);
    expect(asked({ end_date: "2026-04-01T00:00:00+08:00" })).toEqual([
      "2026-01-01T00:00",
      "2026-04-01T00:00",
    ]);
  });

  test.each([
    [{ start_date: "2026-01-01", end_date: "2026-06-01" }, "open311.span"],
    [{ start_date: "2026-06-02", end_date: "2026-06-01" }, "open311.dateOrder"],
    [{ start_date: "1.6.2026" }, "open311.date"],
  ])("%j is refused with %s", (given, reason) => {
    expect(refusal(() => spanOf(given, { now, zone }))).toBe(reason);
  });
});

describe("the arguments of requests", () => {
  const of = (query: string) => requestsQueryOf(argumentsOf(new URLSearchParams(query)));

  test("come once with commas or several times; an empty one counts as none", () => {
    expect(of("service_code=01,02&service_code=03,01&status=&start_date=")).toEqual({
      service_code: ["01", "02", "03"],
      page_size: 50,
    });
  });

  test.each([
    ["status=done", "open311.status"],
    ["page_size=0", "open311.pageSize"],
    ["page_size=201", "open311.pageSize"],
    ["page_size=x", "open311.pageSize"],
    ["page=7", "open311.page"],
    [
      `service_code=${Array.from({ length: 101 }, (_one, at) => String(at)).join(",")}`,
      "open311.list",
    ],
  ])("%s is refused with %s", (query, reason) => {
    expect(refusal(() => of(query))).toBe(reason);
  });
});

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  return "nothing";
}
