import type { Metadata } from "next";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/ground/territory/messages/zh-CN.json";
import { codeLevels, codesOf, ownCommunities } from "@/lib/ground/territory/queries/codes";
import { codePrinters, tagAddress, tagText } from "@/lib/ground/territory/rules/tag";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";

const t = messages(words);

export const metadata: Metadata = { title: t("codes.title") };

type Line = { name: string; above: string; tag: string };

/** The QR codes of a community's grids and buildings, to be printed and put up. */
export default async function CodesPage({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["community", "level"]);
  const level = codeLevels.find((one) => one === given.level) ?? "building";
  const { communities, chosen, found, slug } = await read(codePrinters, async (scope) => {
    const all = await ownCommunities(scope);
    // With one community there is nothing to choose.
    const id = idOf(given.community) ?? (all.length === 1 ? all[0]?.id : undefined);
    return {
      communities: all,
      chosen: id,
      found: id === undefined ? null : await codesOf(scope, id, level),
      slug: scope.actor.tenant.slug,
    };
  });
  return (
    <>
      <PageHeader
        title={t("codes.title")}
        lead={t("codes.lead")}
        actions={
          found === null || found.places.length === 0 ? undefined : (
            <>
              <ButtonLink
                href={addressOf("/codes/print", {
                  community: chosen,
                  level: "community",
                  for: "check-in",
                })}
                icon="print"
              >
                {t("codes.printMembers")}
              </ButtonLink>
              <ButtonLink
                href={addressOf("/codes/print", { community: chosen, level })}
                variant="primary"
                icon="print"
              >
                {t("codes.print", { count: found.places.length })}
              </ButtonLink>
            </>
          )
        }
      />
      <form
        method="get"
        action="/codes"
        className="mb-4 flex flex-wrap items-end gap-3 rounded-lg border bg-surface p-4"
        noValidate
      >
        <div className="min-w-0 flex-1 basis-64">
          <Field name="community" label={t("codes.community")}>
            {(wiring) => (
              <Select
                {...wiring}
                empty={t("codes.communityEmpty")}
                defaultValue={chosen ?? ""}
                options={communities.map(({ id, name, street }) => ({
                  value: id,
                  label: name,
                  group: street,
                }))}
              />
            )}
          </Field>
        </div>
        <div className="basis-40">
          <Field name="level" label={t("codes.level")}>
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={level}
                options={codeLevels.map((one) => ({ value: one, label: t(`codes.level.${one}`) }))}
              />
            )}
          </Field>
        </div>
        <Button type="submit">{t("codes.show")}</Button>
      </form>
      {found === null ? (
        <EmptyState title={t("codes.choose")} icon="print">
          {t("codes.chooseHint")}
        </EmptyState>
      ) : (
        <Card title={found.community} note={t("codes.chooseHint")} flush>
          <Table
            caption={t("codes.title")}
            columns={columns(slug, level === "building")}
            rows={found.places}
            keyOf={(line) => line.tag}
            empty={
              <EmptyState title={t("codes.none")} icon="building">
                {t("codes.noneHint")}
              </EmptyState>
            }
          />
        </Card>
      )}
    </>
  );
}

function columns(slug: string, withAbove: boolean): Column<Line>[] {
  return [
    { key: "name", head: t("codes.name"), title: true, cell: (line) => line.name },
    ...(withAbove
      ? [{ key: "above", head: t("codes.above"), cell: (line: Line) => line.above }]
      : []),
    {
      key: "code",
      head: t("codes.code"),
      cell: (line) => <span className="font-mono">{tagText(line.tag)}</span>,
    },
    {
      key: "try",
      head: t("codes.tryHead"),
      width: "w-32",
      cell: (line) => (
        <a
          href={tagAddress("", slug, line.tag)}
          target="_blank"
          rel="noreferrer"
          className="text-action hover:underline"
        >
          {t("codes.try")}
        </a>
      ),
    },
  ];
}
