import { WordedForm } from "@/components/lists/worded-form";
import { WordedList } from "@/components/lists/worded-list";
import { tco } from "@/components/co-building/text";
import type { DimensionSet } from "@/lib/affairs/co-building/rules/dimensions";
import { dimensionNameMax } from "@/lib/affairs/co-building/schema";
import { newId } from "@/lib/platform/core/id";
import { setCoDimension } from "../../actions";

const form = { nameMax: dimensionNameMax, action: setCoDimension };
const saved = { save: tco("dimensions.save"), done: tco("dimensions.done") };

/** One set for the district, which words it: its title, and what stands in it. */
export function SetList({ set: { key, title, entries } }: { set: DimensionSet }) {
  return (
    <WordedList
      {...form}
      title={title.retired ? tco("dimensions.retiredSet", { name: title.name }) : title.name}
      note={tco("dimensions.note")}
      retired={tco("dimensions.retired")}
      entries={entries}
      of={key}
      actions={
        <WordedForm
          {...form}
          key={title.version}
          entry={title}
          startKey={newId()}
          texts={{
            ...saved,
            add: tco("dimensions.add"),
            edit: tco("dimensions.set.edit"),
            name: tco("dimensions.set.name"),
            nameHint: tco("dimensions.set.nameHint"),
            retire: tco("dimensions.set.retire"),
            retireHint: tco("dimensions.set.retireHint"),
          }}
        />
      }
      texts={{
        ...saved,
        add: tco("dimensions.add"),
        edit: tco("dimensions.edit"),
        name: tco("dimensions.name"),
        nameHint: tco("dimensions.name.hint"),
        retire: tco("dimensions.retire"),
        retireHint: tco("dimensions.retire.hint"),
      }}
    />
  );
}
