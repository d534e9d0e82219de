import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CutNote } from "@/components/lists/cut-note";
import { DuePill } from "@/components/tickets/due-pill";
import { TicketTable, type TicketRow } from "@/components/tickets/ticket-table";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";

const now = "2026-11-22T06:20:00Z";

describe("a field", () => {
  const html = renderToStaticMarkup(
    <Field name="place" label="地点" hint="到门牌号" error="请填写地点" required maxLength={50}>
      {(wiring) => <TextInput {...wiring} />}
    </Field>,
  );

  it("is described by its hint, its error and its counter, in this order", () => {
    expect(html).toContain('aria-describedby="f-place-hint f-place-error f-place-count"');
    for (const id of ["f-place-hint", "f-place-error", "f-place-count"]) {
      expect(html).toContain(`id="${id}"`);
    }
  });

  it("is required and invalid for machines too", () => {
    expect(html).toMatch(/<input[^>]*required=""/);
    expect(html).toMatch(/<input[^>]*aria-invalid="true"/);
  });

  it("is where the error summary leads", () => {
    const summary = renderToStaticMarkup(
      <FormErrorSummary errors={[{ name: "place", text: "请填写地点" }]} />,
    );
    expect(summary).toContain('href="#f-place"');
  });
});

describe("a radio group", () => {
  it("gives its first choice the id that the error summary points at", () => {
    const html = renderToStaticMarkup(
      <RadioGroup
        name="solved"
        label="解决了吗"
        options={[
          { value: "yes", label: "是" },
          { value: "no", label: "否" },
        ]}
        value="no"
      />,
    );
    expect(html).toMatch(/<input[^>]*id="f-solved"[^>]*value="yes"/);
    expect(html).toMatch(/<input[^>]*checked=""[^>]*value="no"|value="no"[^>]*checked=""/);
  });
});

describe("a combobox without scripts", () => {
  it("is a list with the same name and the same choice", () => {
    const html = renderToStaticMarkup(
      <Combobox
        id="f-org"
        name="org"
        value="2"
        options={[
          { value: "1", label: "甲" },
          { value: "2", label: "乙" },
        ]}
      />,
    );
    expect(html).toMatch(/<select[^>]*name="org"/);
    expect(html).toContain('<option value="2" selected="">乙</option>');
    expect(html).not.toContain('type="hidden"');
  });
});

describe("a due pill", () => {
  it("says it in words and with an icon, never by colour alone", () => {
    const html = renderToStaticMarkup(<DuePill dueAt="2026-11-22T01:20:00Z" now={now} />);
    expect(html).toContain("超期 5 小时");
    expect(html).toContain("<svg");
    expect(html).toContain('title="到期时间 2026-11-22 09:20"');
  });
});

describe("the table of tickets", () => {
  const row: TicketRow = {
    id: "1",
    href: "/tickets/1",
    number: "20261122-0001",
    title: "路灯不亮",
    place: "莘松社区",
    categoryName: "市政设施",
    urgency: "urgent",
    supervision: "yellow",
    status: "in_progress",
    outcome: null,
    escalated: false,
    figures: null,
    hurried: 0,
    followers: 0,
    dueAt: null,
    leadName: null,
    registeredAt: now,
  };

  it("keeps its roles, because as cards it is displayed as blocks", () => {
    const html = renderToStaticMarkup(<TicketTable rows={[row]} now={now} caption="工单" />);
    for (const role of ["table", "row", "columnheader", "rowheader", "cell"]) {
      expect(html).toContain(`role="${role}"`);
    }
  });

  it("shows what it was given when there is nothing", () => {
    const html = renderToStaticMarkup(
      <TicketTable rows={[]} now={now} caption="工单" empty={<p>没有工单</p>} />,
    );
    expect(html).toBe("<p>没有工单</p>");
  });

  it("carries no style attributes, which the content security policy forbids", () => {
    const html = renderToStaticMarkup(<TicketTable rows={[row]} now={now} caption="工单" />);
    expect(html).not.toContain("style=");
  });
});

describe("a list that may be cut", () => {
  it("says so when it is full, with the way to all of it", () => {
    const note = (count: number) =>
      renderToStaticMarkup(
        <CutNote count={count} max={30}>
          <a href="/all">全部</a>
        </CutNote>,
      );
    expect(note(29)).toBe("");
    expect(note(30)).toMatch(/30 条.*href="\/all"/);
  });
});

describe("what must be put right on another page", () => {
  it("is told in words, with the way there and no link to a field that is not here", () => {
    const html = renderToStaticMarkup(
      <FormErrorSummary errors={[{ text: "权重不对" }]} way={<a href="/edit">修改草稿</a>} />,
    );
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="/edit"']);
    expect(html).toContain("权重不对");
  });
});
