import type { Metadata } from "next";
import { PartyHeader } from "@/components/party/party-header";
import { tg } from "@/components/party/text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { partyLife, type PartyLife, type RecordShown } from "@/lib/ground/party/queries/life";
import { partyReaders } from "@/lib/ground/party/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { DuesForm, RecordForm, StrikeForm } from "../../_components/life-forms";
import { enterPartyDues, recordPartyLife, strikePartyRecord } from "../../actions";

export const metadata: Metadata = { title: tg("view.life") };

/** 组织生活 in one line each, and dues in heads by month. */
export default async function Life({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const life = await read(partyReaders, (scope) => partyLife(scope, id));
  return (
    <>
      <PartyHeader
        party={life.head}
        view="life"
        actions={
          life.may.record ? (
            <RecordForm
              send={{ action: recordPartyLife, startKey: newId() }}
              id={id}
              today={life.today}
              hosts={life.hosts}
            />
          ) : undefined
        }
      />
      <Missing life={life} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card flush title={tg("records")} note={tg("records.note")}>
          {life.records.length === 0 ? (
            <EmptyState title={tg("records.none")} icon="calendar">
              {tg("records.noneHint")}
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {life.records.map((record) => (
                <RecordLine key={record.id} record={record} mayStrike={life.may.record} />
              ))}
            </ul>
          )}
        </Card>
        <Dues life={life} />
      </div>
    </>
  );
}

/** Said to who keeps the organization and to nobody above. */
function Missing({ life: { missing, hint } }: { life: PartyLife }) {
  if (missing.length === 0 && hint === null) return null;
  return (
    <div className="mb-4 grid gap-2">
      {missing.length === 0 ? null : (
        <Notice tone="info" title={tg("missing.title")}>
          {missing.map((kind) => tg(`record.${kind}`)).join(tg("comma"))}
          {tg("missing.hint")}
        </Notice>
      )}
      {hint === null ? null : <Notice tone="info">{tg("dues.hint", { n: hint })}</Notice>}
    </div>
  );
}

function RecordLine({ record, mayStrike }: { record: RecordShown; mayStrike: boolean }) {
  const { id, version, kind, heldOn, topic, present, outcome, onPaper, hosts, others, struck } =
    record;
  const together = [...hosts, ...(others === null ? [] : [others])];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className={struck === null ? undefined : "text-ink-faint line-through"}>
          <span className="mr-2 tabular-nums">{heldOn}</span>
          <span className="font-semibold">{topic}</span>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          <span>{tg(`record.${kind}`)}</span>
          {present === null ? null : (
            <span className="tabular-nums">{tg("record.present", { n: present })}</span>
          )}
          {onPaper ? <Badge>{tg("record.onPaper")}</Badge> : null}
          {together.length === 0 ? null : (
            <span>{tg("record.together", { names: together.join(tg("comma")) })}</span>
          )}
        </p>
        {outcome === null ? null : <p className="text-sm">{outcome}</p>}
        {struck === null ? null : (
          <p className="text-sm text-ink-soft">{tg("record.struck", struck)}</p>
        )}
      </div>
      {mayStrike && struck === null ? (
        <StrikeForm
          send={{ action: strikePartyRecord, startKey: newId() }}
          record={{ id, version, topic }}
        />
      ) : null}
    </li>
  );
}

function Dues({ life: { dues, may, head, today } }: { life: PartyLife }) {
  if (dues.length === 0 && !may.dues) return null;
  return (
    <Card
      flush
      title={tg("dues")}
      note={tg("dues.note")}
      actions={
        may.dues ? (
          <DuesForm
            send={{ action: enterPartyDues, startKey: newId() }}
            id={head.id}
            month={today.slice(0, 7)}
          />
        ) : undefined
      }
    >
      {dues.length === 0 ? (
        <p className="p-4 text-ink-soft">{tg("dues.none")}</p>
      ) : (
        <ul className="divide-y">
          {dues.map(({ month, ...heads }) => (
            <li key={month} className="flex flex-wrap gap-x-4 px-4 py-2 text-sm tabular-nums">
              <span className="font-semibold">{month}</span>
              <span>{tg("dues.line", heads)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
