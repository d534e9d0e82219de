import { tco } from "@/components/co-building/text";
import { addressOf } from "@/components/lists/address";
import { StatRow } from "@/components/ui/stat";
import type { BoardFigures as Figures } from "@/lib/affairs/co-building/queries/board";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";

/** 共享资源、区级项目、街镇项目: each figure opens its rows. */
export function BoardFigures({
  figures: { openNeeds, resources, projects },
  district,
  path,
  areaId,
}: {
  figures: Figures;
  district: string;
  path: string;
  areaId: string | undefined;
}) {
  const href = (more: Record<string, string>) => addressOf(path, { area: areaId, ...more });
  return (
    <StatRow
      items={[
        {
          label: tco("figure.needs"),
          value: openNeeds,
          href: href({ list: "needs", status: "open" }),
        },
        { label: tco("figure.resources"), value: resources, href: href({ list: "resources" }) },
        {
          label: tco("figure.district", inDistrict(district)),
          value: projects.district,
          href: href({ list: "projects", level: "district", status: "standing" }),
        },
        {
          label: tco("figure.street"),
          value: projects.street,
          href: href({ list: "projects", level: "street", status: "standing" }),
        },
        {
          label: tco("figure.community"),
          value: projects.community,
          href: href({ list: "projects", level: "community", status: "standing" }),
        },
      ]}
    />
  );
}
