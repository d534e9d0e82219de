"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import words from "@/lib/ground/people/messages/zh-CN.json";
import type { Slips } from "@/lib/ground/people/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";

const t = messages(words);
const perPage = 10;

/**
 * Initial passwords, shown in this answer and nowhere again, as slips to cut apart: ten on a sheet
 * of A4, two beside each other.
 */
export function SlipSheet({
  slips,
  district,
  title,
  other,
}: {
  slips: Slips["accounts"];
  district: string;
  title: string;
  other?: ReactNode;
}) {
  const sheets = Array.from({ length: Math.ceil(slips.length / perPage) }, (_, at) =>
    slips.slice(at * perPage, (at + 1) * perPage),
  );
  return (
    <>
      <div data-no-print className="mb-4">
        <Notice
          tone="ok"
          live
          title={title}
          actions={
            <>
              <Button icon="print" variant="primary" onClick={() => window.print()}>
                {t("people.print")}
              </Button>
              {other}
            </>
          }
        >
          {t("people.openedHint")}
        </Notice>
      </div>
      {sheets.map((sheet) => (
        <ul
          key={sheet[0]?.login}
          className="mb-3 grid gap-3 sm:grid-cols-2 print:mb-0 print:break-after-page print:grid-cols-2 print:gap-0 print:last:break-after-auto"
        >
          {sheet.map((slip) => (
            <Slip key={slip.login} slip={slip} district={district} />
          ))}
        </ul>
      ))}
    </>
  );
}

function Slip({ slip, district }: { slip: Slips["accounts"][number]; district: string }) {
  return (
    <li className="break-inside-avoid rounded-md border border-dashed border-line-strong bg-surface p-3 text-sm print:h-[46mm] print:rounded-none print:p-[3mm]">
      <p className="text-xs text-ink-soft">{t("people.slipTitle", { district })}</p>
      <p className="mt-1 text-base font-semibold">{slip.name}</p>
      <p className="text-ink-soft">{dutyText(slip.duty, district)}</p>
      <dl className="mt-2 grid grid-cols-[5em_minmax(0,1fr)] gap-y-1">
        <dt className="text-ink-soft">{t("people.login")}</dt>
        <dd className="font-mono text-base">{slip.login}</dd>
        <dt className="text-ink-soft">{t("people.slipPassword")}</dt>
        <dd className="font-mono text-base font-semibold">{slip.password}</dd>
      </dl>
      <p className="mt-2 text-xs text-ink-soft">{t("people.slipNote")}</p>
    </li>
  );
}

/** The stored result says the role by its name; the paper says it in words. */
function dutyText(duty: string, district: string): string {
  const [role = "", ...place] = duty.split(" ");
  const key = Object.keys(words).find((each) => each === `role.${role}`);
  const word = Object.entries(words).find(([each]) => each === key)?.[1];
  const { kind } = inDistrict(district);
  return word === undefined ? duty : `${word.replace("{kind}", kind)} · ${place.join(" ")}`;
}
