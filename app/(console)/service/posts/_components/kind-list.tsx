import { WordedList } from "@/components/lists/worded-list";
import { tsv } from "@/components/service/text";
import type { PostKind } from "@/lib/affairs/service/rules/post-kinds";
import { kindNameMax } from "@/lib/affairs/service/schema/posts";
import { setKindOfPost } from "../actions";

/** 岗位类别: the eleven that are shipped with what the district has made of them. */
export function KindList({ kinds }: { kinds: readonly PostKind[] }) {
  return (
    <div className="mt-6">
      <WordedList
        title={tsv("posts.kinds")}
        note={tsv("posts.kinds.note")}
        retired={tsv("posts.kind.retired")}
        entries={kinds}
        nameMax={kindNameMax}
        action={setKindOfPost}
        texts={{
          add: tsv("posts.kind.add"),
          edit: tsv("posts.kind.edit"),
          name: tsv("posts.kind.name"),
          retire: tsv("posts.kind.retire"),
          retireHint: tsv("posts.kind.retire.hint"),
          save: tsv("posts.kind.save"),
          done: tsv("posts.kind.done"),
        }}
      />
    </div>
  );
}
