import Link from "next/link";
import type { ReactNode } from "react";
import { tco } from "@/components/co-building/text";
import { addressOf } from "@/components/lists/address";
import { SearchForm } from "@/components/lists/search-form";
import { classes } from "@/components/ui/classes";
import { noTag, type Board, type BoardFilter } from "@/lib/affairs/co-building/queries/board";
import {
  kinds,
  levels,
  needStatuses,
  resourceStatuses,
} from "@/lib/affairs/co-building/rules/kinds";
import { projectStatuses } from "@/lib/affairs/co-building/rules/projects";

/** Search, and the filters of the list that is shown; each lives in the address. */
export function BoardFilters({
  page: { places, dimensions },
  filter,
  path,
}: {
  page: Board;
  filter: BoardFilter;
  path: string;
}) {
  const { list, text, kind, level, status, tag, areaId, organizationId } = filter;
  const now = { list, q: text, kind, level, status, tag, area: areaId, of: organizationId };
  const with_ = (more: Record<string, string | undefined>) => addressOf(path, { ...now, ...more });
  return (
    <div className="min-w-0">
      <SearchForm
        label={tco("search")}
        submit={tco("find")}
        clear={{ label: tco("clear"), href: addressOf(path, { list }) }}
        action={path}
        text={text}
        keep={{ list, kind, level, status, tag, area: areaId, of: organizationId }}
      />
      {/* On a phone two beside each other, and what they narrow is near. */}
      <div className="grid items-start gap-2 max-lg:grid-cols-2 lg:gap-3">
        <Group
          label={tco("filter.status")}
          open={status !== undefined}
          entries={[
            { href: with_({ status: undefined }), label: tco("filter.all"), current: !status },
            ...statusesOf(list).map(({ value, label }) => ({
              href: with_({ status: value }),
              label,
              current: status === value,
            })),
          ]}
        />
        {list === "projects" ? (
          dimensions.map(({ key, title, entries }, at) => (
            <Group
              key={key}
              label={title.name}
              open={entries.some((one) => one.key === tag) || (at === 0 && tag === noTag)}
              entries={[
                { href: with_({ tag: undefined }), label: tco("filter.all"), current: !tag },
                ...entries.map((one) => ({
                  href: with_({ tag: one.key }),
                  label: one.retired ? tco("dimensions.gone", { name: one.name }) : one.name,
                  current: tag === one.key,
                })),
                ...(at === 0
                  ? [
                      {
                        href: with_({ tag: noTag }),
                        label: tco("filter.noTag"),
                        current: tag === noTag,
                      },
                    ]
                  : []),
              ]}
            />
          ))
        ) : (
          <Group
            label={tco("form.kind")}
            open={kind !== undefined}
            entries={[
              { href: with_({ kind: undefined }), label: tco("filter.all"), current: !kind },
              ...kinds.map((one) => ({
                href: with_({ kind: one }),
                label: tco(`kind.${one}`),
                current: kind === one,
              })),
            ]}
          />
        )}
        <Group
          label={tco("form.level")}
          open={level !== undefined}
          entries={[
            { href: with_({ level: undefined }), label: tco("filter.all"), current: !level },
            ...levels.map((one) => ({
              href: with_({ level: one }),
              label: tco(`level.${one}`),
              current: level === one,
            })),
          ]}
        />
        {places.length === 0 ? null : (
          <Group
            label={tco("filter.places")}
            open={areaId !== undefined}
            entries={[
              {
                href: with_({ area: undefined }),
                label: tco("filter.everywhere"),
                current: !areaId,
              },
              ...places.map(({ id, name }) => ({
                href: with_({ area: id }),
                label: name,
                current: areaId === id,
              })),
            ]}
          />
        )}
      </div>
    </div>
  );
}

function statusesOf(list: BoardFilter["list"]): { value: string; label: string }[] {
  switch (list) {
    case "needs":
      return needStatuses.map((one) => ({ value: one, label: tco(`need.${one}`) }));
    case "resources":
      return resourceStatuses.map((one) => ({ value: one, label: tco(`resource.${one}`) }));
    case "waiting":
      return [];
    case "projects":
      return [
        { value: "standing", label: tco("filter.standing") },
        ...projectStatuses.map((one) => ({ value: one, label: tco(`project.${one}`) })),
      ];
  }
}

function Group({
  label,
  open,
  entries,
}: {
  label: string;
  open: boolean;
  entries: readonly { href: string; label: ReactNode; current: boolean }[];
}) {
  return (
    <details
      className="overflow-hidden rounded-lg border bg-surface max-lg:open:col-span-2"
      open={open}
    >
      <summary className="min-h-9 cursor-pointer px-3 py-1.5 font-semibold touch:min-h-11">
        {label}
      </summary>
      <ul className="max-h-80 overflow-y-auto border-t">
        {entries.map(({ href, label: text, current }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              className={classes(
                "flex min-h-9 items-center px-3 -outline-offset-3 touch:min-h-11",
                current ? "bg-action-soft font-semibold text-action-dark" : "hover:bg-hover",
              )}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
