import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Select, type SelectOption } from "@/components/ui/select";
import { tv } from "@/components/walls/text";
import { stages, type Stage, type Wall } from "@/lib/across/walls/rules/stages";
import { t } from "../../../_components/text";

type Named = readonly { id: string; name: string }[];

/** What stands on a wall by place, kind and stage: a plain form, so that it works without scripts. */
export function WallFilters({
  path,
  wall,
  streets,
  communities,
  groups,
  chosen,
}: {
  path: string;
  wall: Wall;
  streets: Named;
  communities: Named;
  groups: Named;
  chosen: {
    street: string | undefined;
    community: string | undefined;
    group: string | undefined;
    stage: Stage | undefined;
  };
}) {
  const active = Object.values(chosen).some((value) => value !== undefined);
  // An answered one has come to its end; there is nothing to choose from.
  const shown = stages.filter((stage) => stage !== "ended");
  return (
    <details open={active} className="mt-4 rounded-lg border bg-sunken">
      <summary className="flex min-h-12 items-center gap-2 px-4 font-semibold">
        <Icon name="filter" size="sm" />
        {t("walls.filter")}
      </summary>
      <form method="get" action={path} className="border-t px-4 pt-3 pb-4" noValidate>
        <input type="hidden" name="wall" value={wall} />
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Choice
            name="street"
            label={t("walls.street")}
            options={optionsOf(streets)}
            value={chosen.street}
          />
          <Choice
            name="community"
            label={t("walls.community")}
            options={optionsOf(communities)}
            value={chosen.community}
            empty={chosen.street === undefined ? t("walls.streetFirst") : undefined}
          />
          <Choice
            name="group"
            label={t("walls.group")}
            options={optionsOf(groups)}
            value={chosen.group}
          />
          {wall === "issue" ? (
            <Choice
              name="stage"
              label={t("walls.stage")}
              options={shown.map((stage) => ({ value: stage, label: tv(`stage.${stage}`) }))}
              value={chosen.stage}
            />
          ) : null}
        </div>
        <div className="mt-3 flex flex-wrap items-center gap-4">
          <Button type="submit" variant="primary">
            {t("walls.show")}
          </Button>
          {active ? (
            <a
              href={`${path}?wall=${wall}`}
              className="text-link inline-flex min-h-11 items-center"
            >
              {t("walls.clear")}
            </a>
          ) : null}
        </div>
      </form>
    </details>
  );
}

function Choice({
  name,
  label,
  options,
  value,
  empty = t("walls.all"),
}: {
  name: string;
  label: string;
  options: readonly SelectOption[];
  value: string | undefined;
  empty?: string | undefined;
}) {
  return (
    <Field name={name} label={label} form="walls">
      {(wiring) => (
        <Select options={options} empty={empty} defaultValue={value ?? ""} {...wiring} />
      )}
    </Field>
  );
}

function optionsOf(all: Named): SelectOption[] {
  return all.map(({ id, name }) => ({ value: id, label: name }));
}
