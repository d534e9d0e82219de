import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { catalogueFor } from "@/lib/affairs/tickets/queries/catalogue";
import { areaRoles, organizationRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { SearchForm } from "@/components/lists/search-form";
import { CatalogueTable } from "./_components/catalogue-table";
import { Changes } from "./_components/changes";
import { DraftPanel } from "./_components/draft-panel";
import { DutyList } from "./_components/duty-list";
import { EntryForm } from "./_components/entry-form";
import { ImportSheet } from "./_components/import-sheet";
import { tc } from "./_components/text";
import { Versions } from "./_components/versions";
import * as actions from "./actions";

export const metadata: Metadata = { title: tc("title") };

const path = "/catalogue";

export default async function CataloguePage({ searchParams }: { searchParams: SearchParams }) {
  const { q, version, edit } = await parametersOf(searchParams, ["q", "version", "edit"]);
  const found = await read([...areaRoles, ...organizationRoles], (scope) =>
    catalogueFor(scope, { version: idOf(version), text: q }),
  );
  const { names, draft } = found;
  const shown = found.published.find(({ id }) => id === found.shownId);
  const editing = found.entries.find(({ id }) => id === edit);
  const withoutEdit = addressOf(path, { q, version });
  return (
    <>
      <PageHeader
        title={tc("title")}
        lead={tc("lead")}
        meta={
          <span className="text-sm text-ink-soft">
            {draft !== null && found.shownId === draft.id
              ? tc("version.draft")
              : shown === undefined
                ? null
                : [
                    shown.id === found.inForceId
                      ? tc("version.inForce")
                      : tc("shown", { number: shown.number }),
                    tc("version.name", { number: shown.number }),
                    tc("version.from", { date: shown.effectiveFrom }),
                  ].join(" · ")}
          </span>
        }
        actions={
          <>
            <ButtonLink href="/catalogue/categories" size="sm">
              {tc("categories.link")}
            </ButtonLink>
            <ButtonLink href="/catalogue/export" icon="download" size="sm" download>
              {tc("export")}
            </ButtonLink>
            {found.editable ? (
              <ButtonLink href={addressOf(path, { q, edit: "new" })} size="sm" icon="plus">
                {tc("add")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid gap-4">
        {shown !== undefined && shown.id !== found.inForceId ? (
          <Notice
            tone="info"
            title={tc("shown", { number: shown.number })}
            actions={<ButtonLink href={path}>{tc("showNow")}</ButtonLink>}
          />
        ) : null}
        {names === null || (edit !== "new" && editing === undefined) ? null : (
          <Card
            title={tc(editing === undefined ? "entry.new" : "entry.title")}
            note={tc("entry.note")}
            actions={<ButtonLink href={withoutEdit}>{tc("entry.cancel")}</ButtonLink>}
          >
            <EntryForm
              key={edit}
              entry={editing ?? null}
              names={names}
              keys={[newId(), newId()]}
              save={actions.saveEntry}
              drop={actions.dropEntryOfDraft}
              back={withoutEdit}
            />
          </Card>
        )}
        {draft === null || found.shownId !== draft.id ? null : (
          <Card
            title={tc("publish.title")}
            note={tc("changes.count", { count: found.changes.length })}
          >
            <div className="grid gap-4">
              <Changes changes={found.changes} />
              <DraftPanel
                version={draft.version}
                today={found.today}
                keys={[newId(), newId()]}
                publish={actions.publishDraft}
                discard={actions.discardDraft}
              />
            </div>
          </Card>
        )}
        <div>
          <SearchForm
            label={tc("search")}
            submit={tc("find")}
            clear={{ label: tc("clear"), href: addressOf(path, { version }) }}
            action={path}
            text={q}
            keep={{ version }}
          />
          <Card flush>
            <CatalogueTable
              entries={found.entries}
              editHref={
                found.editable && version === undefined
                  ? (id) => addressOf(path, { q, edit: id })
                  : undefined
              }
            />
          </Card>
        </div>
        {found.editable ? (
          <Card title={tc("import.title")} note={tc("import.note")}>
            <ImportSheet action={actions.importDraft} startKey={newId()} />
          </Card>
        ) : null}
        <Card title={tc("duties.title")} note={tc("duties.note")}>
          <DutyList
            listed={found.listed}
            names={names}
            today={found.today}
            startKey={newId()}
            keys={Object.fromEntries(found.listed.map(({ id }) => [id, newId()]))}
            add={actions.listDuty}
            end={actions.unlistDuty}
          />
        </Card>
        <Versions
          published={found.published}
          inForceId={found.inForceId}
          today={found.today}
          href={(id) => addressOf(path, { version: id })}
        />
      </div>
    </>
  );
}
