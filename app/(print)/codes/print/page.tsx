import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { PrintButton } from "@/components/tickets/print-button";
import { ButtonLink } from "@/components/ui/button";
import { QrCode } from "@/components/ui/qr-code";
import words from "@/lib/ground/territory/messages/zh-CN.json";
import { codeLevels, codesOf } from "@/lib/ground/territory/queries/codes";
import {
  checkInAddress,
  codePrinters,
  tagAddress,
  tagText,
} from "@/lib/ground/territory/rules/tag";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { siteOrigin } from "@/lib/web/origin";
import { qrOf } from "@/lib/web/qr";

const t = messages(words);
const perSheet = 8;

export const metadata: Metadata = { title: t("codes.title") };

/** Eight codes on a sheet of A4, with the name large enough to be read from the stairs. */
export default async function CodeSheets({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["community", "level", "for"]);
  const level = codeLevels.find((one) => one === given.level) ?? "building";
  // The members' code is the community's own; everything else leads to the report.
  const forMembers = given.for === "check-in" && level === "community";
  const addressAt = forMembers ? checkInAddress : tagAddress;
  const id = idOf(given.community);
  const { found, slug, district } = await read(codePrinters, async (scope) => ({
    found: id === undefined ? null : await codesOf(scope, id, level),
    slug: scope.actor.tenant.slug,
    district: scope.actor.tenant.name,
  }));
  if (id !== undefined && found === null) notFound();
  const origin = await siteOrigin();
  const places = found?.places ?? [];
  const sheets = Array.from({ length: Math.ceil(places.length / perSheet) }, (_one, at) =>
    places.slice(at * perSheet, (at + 1) * perSheet),
  );
  return (
    <main className="mx-auto max-w-[210mm] p-4 print:max-w-none print:p-0">
      <div data-no-print className="mb-6 flex flex-wrap gap-2">
        {places.length === 0 ? null : <PrintButton>{t("codes.printButton")}</PrintButton>}
        <ButtonLink href={addressOf("/codes", { community: id, level })}>
          {t("codes.back")}
        </ButtonLink>
      </div>
      <h1 className="sr-only">{t("codes.title")}</h1>
      {places.length === 0 ? <p>{t("codes.choose")}</p> : null}
      {sheets.map((sheet, at) => (
        <ul
          key={sheet[0]?.tag ?? at}
          className="grid break-after-page grid-cols-1 gap-2 last:break-after-auto sm:grid-cols-2 print:grid-cols-2 print:gap-0"
        >
          {sheet.map(({ name, above, tag }) => (
            <li
              key={tag}
              className="flex h-[64mm] break-inside-avoid flex-col overflow-hidden border border-dashed border-line-strong bg-surface p-[4mm]"
            >
              <p className="text-center text-lg leading-6 font-bold">
                {t(forMembers ? "codes.members" : "codes.sheet")}
              </p>
              <div className="mt-[2mm] flex min-h-0 flex-1 items-center gap-[4mm]">
                <QrCode
                  {...qrOf(addressAt(origin, slug, tag))}
                  title={name}
                  className="size-[36mm] shrink-0"
                />
                <div className="min-w-0">
                  <p className="text-xs leading-4">
                    {district} {found?.community}
                  </p>
                  <p className="text-xl leading-7 font-bold break-words">
                    {level === "community" ? found?.community : name}
                  </p>
                  {above === "" ? null : <p className="text-sm">{above}</p>}
                  <p className="mt-1 font-mono text-xs">
                    {t("codes.sheetCode", { code: tagText(tag) })}
                  </p>
                </div>
              </div>
              <p className="text-xs leading-4">
                {t(forMembers ? "codes.membersHint" : "codes.sheetHint")}
              </p>
              {forMembers ? null : (
                <p className="text-xs leading-4 font-semibold">{t("codes.emergency")}</p>
              )}
            </li>
          ))}
        </ul>
      ))}
    </main>
  );
}
