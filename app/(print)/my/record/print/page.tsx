import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { minutesText } from "@/components/service/minutes-text";
import { tsv } from "@/components/service/text";
import { PrintButton } from "@/components/tickets/print-button";
import { ButtonLink } from "@/components/ui/button";
import { clockText, dayText } from "@/components/ui/time-words";
import { certificateOf } from "@/lib/affairs/service/queries/certificate";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tsv("certificate.title") };

/** 志愿服务记录证明, free and whenever it is wanted; the browser prints it or makes a PDF of it. */
export default async function CertificatePage() {
  const certificate = await readByPhone("member", certificateOf);
  if (certificate === null) notFound();
  const { name, unit, community, district, lines } = certificate;
  return (
    <main className="mx-auto max-w-[210mm] p-4 print:max-w-none print:p-0">
      <div data-no-print className="mb-6 flex flex-wrap gap-2">
        <PrintButton>{tsv("certificate.print")}</PrintButton>
        <ButtonLink href="/my/record">{tsv("certificate.back")}</ButtonLink>
      </div>
      <article className="bg-surface p-4 sm:p-10 print:p-0">
        <h1 className="text-center text-2xl">{tsv("certificate.title")}</h1>
        <p className="mt-6 text-base leading-8">
          {tsv("certificate.text", {
            name,
            unit,
            community,
            total: minutesText(certificate.minutes),
            count: lines.length,
          })}
        </p>
        {lines.length === 0 ? (
          <p className="mt-4 text-ink-soft">{tsv("certificate.none")}</p>
        ) : (
          <table className="mt-4 w-full border-collapse border border-ink text-sm">
            <thead>
              <tr>
                {heads.map((key) => (
                  <th key={key} scope="col" className="border border-ink px-2 py-1.5 text-left">
                    {tsv(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id} className="break-inside-avoid">
                  <td className="border border-ink px-2 py-1.5 align-top tabular-nums">
                    {dayText(line.startsAt)}
                    <span className="block text-ink-soft">
                      {clockText(line.startsAt)}–{clockText(line.endsAt)}
                    </span>
                  </td>
                  <td className="border border-ink px-2 py-1.5 align-top">
                    {line.title}
                    <span className="block text-ink-soft">{line.place}</span>
                  </td>
                  <td className="border border-ink px-2 py-1.5 align-top whitespace-nowrap tabular-nums">
                    {minutesText(line.minutes)}
                  </td>
                  <td className="border border-ink px-2 py-1.5 align-top">{line.confirmedBy}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="mt-6 text-right leading-7">
          {district} {community}
          <span className="block tabular-nums">{dayText(certificate.issuedAt)}</span>
        </p>
        <p className="mt-4 text-xs text-ink-soft">{tsv("certificate.foot")}</p>
      </article>
    </main>
  );
}

const heads = [
  "certificate.when",
  "certificate.what",
  "certificate.minutes",
  "certificate.by",
] as const;
