import { tsv } from "@/components/service/text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { PostKind } from "@/lib/affairs/service/rules/post-kinds";
import { newId } from "@/lib/platform/core/id";
import { setKindOfPost } from "../actions";
import { KindForm } from "./kind-form";

/** 岗位类别: the eleven that are shipped with what the district has made of them. */
export function KindList({ kinds }: { kinds: readonly PostKind[] }) {
  return (
    <div className="mt-6">
      <Card
        title={tsv("posts.kinds")}
        note={tsv("posts.kinds.note")}
        actions={<KindForm action={setKindOfPost} startKey={newId()} />}
        flush
      >
        <ul className="sm:columns-2 lg:columns-3">
          {kinds.map((kind) => (
            <li
              key={`${kind.key}.${String(kind.version)}`}
              className="flex break-inside-avoid items-center justify-between gap-3 border-b px-4 py-1.5"
            >
              <span>
                {kind.name}
                {kind.retired ? (
                  <span className="ml-2">
                    <Badge>{tsv("posts.kind.retired")}</Badge>
                  </span>
                ) : null}
              </span>
              <KindForm kind={kind} action={setKindOfPost} startKey={newId()} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
