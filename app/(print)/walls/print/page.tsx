import type { Metadata } from "next";
import { PrintButton } from "@/components/tickets/print-button";
import { ButtonLink } from "@/components/ui/button";
import { QrCode } from "@/components/ui/qr-code";
import { dayText, fullTime } from "@/components/ui/time-words";
import { ratingWords } from "@/components/walls/rating-words";
import { tv } from "@/components/walls/text";
import { areaRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { boardOf } from "@/lib/across/walls/queries/board";
import type { PublicEntry } from "@/lib/across/walls/schema";
import { read } from "@/lib/web/guard";
import { siteOrigin } from "@/lib/web/origin";
import { qrOf } from "@/lib/web/qr";

export const metadata: Metadata = { title: tv("title") };

/** The board in the lobby: what visitors of the site may read, on paper (DOMAIN 4.6). */
export default async function WallsPrint() {
  const board = await read(areaRoles, boardOf);
  const address = `${await siteOrigin()}${board.address}`;
  return (
    <main className="mx-auto max-w-[297mm] p-4 print:max-w-none print:p-0">
      <div data-no-print className="mb-6 flex flex-wrap gap-2">
        <PrintButton>{tv("print.button")}</PrintButton>
        <ButtonLink href="/walls">{tv("print.back")}</ButtonLink>
      </div>
      <article className="bg-surface p-4 sm:p-8 print:p-0">
        <header className="flex items-center justify-between gap-4 border-b-4 border-brand pb-3">
          <h1 className="text-2xl">{tv("print.board", { place: board.place })}</h1>
          <QrCode {...qrOf(address)} title={address} className="size-[28mm] shrink-0" />
        </header>
        <Part title={tv("print.issue")} empty={tv("print.empty")} entries={board.issues} />
        <Part title={tv("print.echo")} empty={tv("print.echoEmpty")} entries={board.echoes} echo />
        <p className="mt-4 text-sm text-ink-soft">
          {tv("print.foot", { at: fullTime(board.printedAt) })}
        </p>
      </article>
    </main>
  );
}

function Part({
  title,
  empty,
  entries,
  echo = false,
}: {
  title: string;
  empty: string;
  entries: readonly PublicEntry[];
  echo?: boolean;
}) {
  return (
    <section className="mt-5">
      <h2 className="text-xl">{title}</h2>
      {entries.length === 0 ? (
        <p className="mt-2 text-ink-soft">{empty}</p>
      ) : (
        <table className="mt-2 w-full table-fixed border-collapse border border-ink text-sm">
          <thead>
            <tr>
              {headWords(echo).map((head, at) => (
                <th
                  key={head}
                  scope="col"
                  className={`border border-ink px-2 py-1.5 text-left ${widths[at] ?? ""}`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id} className="break-inside-avoid">
                <td className="border border-ink px-2 py-1.5 align-top">
                  <strong className="block text-base">{entry.title}</strong>
                  {entry.problem}
                  <span className="mt-1 block text-ink-soft">
                    {entry.communityName ?? entry.streetName} · {dayText(iso(entry.publishedAt))}
                  </span>
                </td>
                <td className="border border-ink px-2 py-1.5 align-top">
                  {entry.organizationName ?? tv("public.none")}
                </td>
                <td className="border border-ink px-2 py-1.5 align-top">
                  {echo ? entry.result : entry.measures}
                </td>
                <td className="border border-ink px-2 py-1.5 align-top">
                  {echo ? ratingWords(entry) : <Due entry={entry} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const widths = ["w-[36%]", "w-[14%]", "w-[34%]", "w-[16%]"];

function headWords(echo: boolean): string[] {
  return [
    tv("public.asked"),
    tv("public.organization"),
    echo ? tv("public.result") : tv("public.measures"),
    echo ? tv("public.rating") : tv("public.due"),
  ];
}

function Due({ entry }: { entry: PublicEntry }) {
  return (
    <>
      {entry.dueAt === null ? tv("public.dueNone") : dayText(iso(entry.dueAt))}
      <span className="block font-semibold">{tv(`stage.${entry.stage}`)}</span>
    </>
  );
}

function iso(at: Date): string {
  return at.toISOString();
}
