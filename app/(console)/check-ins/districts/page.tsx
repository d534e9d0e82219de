import type { Metadata } from "next";
import { tc } from "@/components/check-ins/text";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import { knownDistricts, type KnownDistrict } from "@/lib/ground/check-ins/queries/districts";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { endKnownDistrict, enterKnownDistrict } from "./actions";
import { EndDialog, EnterForm } from "./_components/district-forms";

export const metadata: Metadata = { title: tc("districts.title") };

/** 往来区县: the own public key to give away, and the keys of districts on other servers. */
export default async function Districts() {
  const { own, known, now } = await read(["district_org"], knownDistricts);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/check-ins", label: tc("desk.title") }]}
        title={tc("districts.title")}
        lead={tc("districts.lead")}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="grid min-w-0 gap-4">
          <Card title={tc("districts.mine")}>
            <p className="mb-3 text-ink-soft">{tc("districts.mine.lead")}</p>
            <DescriptionList
              items={[
                {
                  term: tc("districts.publicKey"),
                  detail: <code className="break-all select-all">{own.publicKey}</code>,
                },
                { term: tc("districts.fingerprint"), detail: <code>{own.fingerprint}</code> },
              ]}
            />
          </Card>
          <Card title={tc("districts.known.title")} flush={known.length > 0}>
            {known.length === 0 ? (
              <EmptyState title={tc("districts.none")}>{tc("districts.none.hint")}</EmptyState>
            ) : (
              <ul>
                {known.map((one) => (
                  <Known key={one.id} one={one} now={now} />
                ))}
              </ul>
            )}
          </Card>
        </div>
        <Card title={tc("districts.add")}>
          <EnterForm action={enterKnownDistrict} startKey={newId()} />
        </Card>
      </div>
    </>
  );
}

function Known({ one, now }: { one: KnownDistrict; now: string }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-b px-4 py-3 last:border-0">
      <div className="min-w-0">
        <p className="font-semibold">{one.name}</p>
        <p className="text-sm text-ink-soft">
          {tc("districts.fingerprint")} <code>{one.fingerprint}</code>
        </p>
        <p className="text-sm text-ink-soft">
          {tc("districts.entered")} {tc("districts.by", { name: one.enteredBy })}
          <TimeText at={one.enteredAt} now={now} />
        </p>
      </div>
      <EndDialog district={one} action={endKnownDistrict} startKey={newId()} />
    </li>
  );
}
