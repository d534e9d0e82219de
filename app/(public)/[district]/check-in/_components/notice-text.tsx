import { tc } from "@/components/check-ins/text";
import { memberFields } from "@/lib/ground/check-ins/rules/field-purposes";
import { FieldPurposes } from "./field-purposes";

/** PIPL art. 17 and 30: who, what for, what, how long, which rights, and why it is sensitive. */
export function NoticeText() {
  const lines = [
    tc("register.notice1"),
    tc("register.notice2"),
    tc("register.notice3"),
    tc("register.notice4"),
    tc("register.notice5"),
  ];
  return (
    <section className="rounded-lg border bg-sunken p-4">
      <h2 className="text-base">{tc("register.notice")}</h2>
      <ul className="mt-2 grid list-disc gap-1 pl-5 text-sm text-ink-soft">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <FieldPurposes fields={memberFields} />
    </section>
  );
}
