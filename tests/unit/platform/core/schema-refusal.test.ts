import { describe, expect, test } from "vitest";
import { z } from "zod";
import { day, id, phone, typedLine } from "@/lib/platform/core/form-fields";
import { refusalOf } from "@/lib/platform/core/schema-refusal";
import { sentence } from "@/lib/web/sentence";
import { loadCommands } from "../../../support/all-commands";

function refused(schema: z.ZodType, raw: unknown): Readonly<Record<string, string>> {
  return refusalOf(schema.safeParse(raw).error?.issues ?? [], raw).fields;
}

describe("what a form left empty", () => {
  const form = z.strictObject({
    name: typedLine(20),
    day,
    phone,
    placeId: id,
    kind: z.enum(["a", "b"]),
    count: z.coerce.number("field.invalid").int("field.invalid").min(0, "field.invalid"),
    consent: z.literal("on"),
    ids: z.array(id),
    file: z.instanceof(File),
    own: z.string("field.confirmPublic"),
  });

  test("is told for every field at once, as what to do there", () => {
    expect(refused(form, {})).toEqual({
      name: "field.required",
      day: "field.required",
      phone: "field.required",
      placeId: "field.choose",
      kind: "field.choose",
      count: "field.required",
      consent: "field.tick",
      ids: "field.choose",
      file: "field.file",
      own: "field.confirmPublic",
    });
  });

  test("and what is wrong is told as wrong", () => {
    const typed = { name: " ", day: "2026-02-30", phone: "12", kind: "c", count: "1.5" };
    expect(refused(form, typed)).toMatchObject({
      name: "field.required",
      day: "field.date",
      phone: "field.phone",
      kind: "field.invalid",
      count: "field.number",
    });
    expect(
      refusalOf(form.safeParse({ count: "-1" }).error?.issues ?? [], { count: "-1" }),
    ).toMatchObject({
      fields: { count: "field.numberSmall" },
      limits: { count: { limit: 0 } },
    });
  });
});

test(
  "no command calls an empty field wrong, and each has its words",
  { timeout: 120_000 },
  async () => {
    const commands = await loadCommands();
    expect(commands.size).toBeGreaterThan(300);
    for (const [name, { input }] of commands) {
      for (const [field, key] of Object.entries(refused(input, {}))) {
        expect(`${name} ${field} ${key}`).not.toMatch(/field\.(invalid|date)$/);
        expect(sentence(key), `${name} ${field} ${key}`).toMatch(/\p{Script=Han}/u);
      }
    }
  },
);
