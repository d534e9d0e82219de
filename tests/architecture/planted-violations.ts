// One wrong arrow per floor rule: the file that draws it and where it leads. `like` says how the
// import is written. Files that are only led to are made empty by the test.

type Plant = {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly like?: "type";
};

export const plants: readonly Plant[] = [
  { rule: "floor-platform", from: "lib/platform/jobs/x.ts", to: "lib/ground/settings/queries.ts" },
  { rule: "floor-settings", from: "lib/ground/settings/x.ts", to: "lib/ground/people/schema.ts" },
  { rule: "floor-territory", from: "lib/ground/territory/x.ts", to: "lib/parts/clocks/schema.ts" },
  {
    rule: "floor-organizations",
    from: "lib/ground/organizations/x.ts",
    to: "lib/ground/people/schema.ts",
  },
  { rule: "floor-people", from: "lib/ground/people/x.ts", to: "lib/ground/check-ins/schema.ts" },
  {
    rule: "floor-check-ins",
    from: "lib/ground/check-ins/x.ts",
    to: "lib/affairs/tickets/schema.ts",
  },
  { rule: "floor-party", from: "lib/ground/party/x.ts", to: "lib/affairs/councils/schema.ts" },
  {
    rule: "floor-imports",
    from: "lib/ground/imports/x.ts",
    to: "lib/ground/party/schema.ts",
  },
  {
    rule: "floor-units",
    from: "lib/ground/units/x.ts",
    to: "lib/ground/party/schema.ts",
  },
  {
    rule: "floor-systems",
    from: "lib/ground/systems/x.ts",
    to: "lib/affairs/tickets/schema.ts",
  },
  { rule: "floor-parts", from: "lib/parts/clocks/x.ts", to: "lib/affairs/tickets/events.ts" },
  { rule: "floor-affairs", from: "lib/affairs/tickets/x.ts", to: "lib/across/walls/queries.ts" },
  { rule: "floor-across", from: "lib/across/walls/x.ts", to: "components/ui/button.tsx" },
  {
    rule: "floor-components",
    from: "components/tickets/x.tsx",
    to: "lib/web/guard.ts",
    like: "type",
  },
  { rule: "floor-web", from: "lib/web/x.ts", to: "app/(console)/desk/piece.tsx" },
  { rule: "no-circles", from: "lib/parts/ratings/a.ts", to: "lib/parts/ratings/b.ts" },
  {
    rule: "affairs-are-strangers",
    from: "lib/affairs/service/queries.ts",
    to: "lib/affairs/tickets/events.ts",
  },
  {
    rule: "only-the-public-face",
    from: "lib/affairs/councils/queries.ts",
    to: "lib/ground/people/names.ts",
  },
  {
    rule: "no-foreign-commands",
    from: "lib/affairs/councils/commands/open.ts",
    to: "lib/parts/meetings/commands/call.ts",
  },
  {
    rule: "screens-do-not-command",
    from: "app/(console)/desk/piece.tsx",
    to: "lib/affairs/tickets/commands/dispatch.ts",
  },
  {
    rule: "components-do-not-read",
    from: "components/tickets/list.tsx",
    to: "lib/affairs/tickets/queries.ts",
  },
  { rule: "app-sees-only-the-face", from: "lib/web/y.ts", to: "lib/ground/people/names.ts" },
  {
    rule: "screens-are-strangers",
    from: "app/(console)/walls/piece.tsx",
    to: "app/(console)/desk/other.tsx",
  },
  { rule: "nothing-imports-a-route", from: "app/piece.tsx", to: "app/api/health/route.ts" },
  { rule: "nothing-imports-a-route", from: "app/other.tsx", to: "app/page.tsx" },
  { rule: "nothing-imports-tests", from: "lib/platform/jobs/y.ts", to: "tests/support/people.ts" },
  { rule: "one-door-to-the-database", from: "lib/parts/clocks/scan.ts", to: "lib/platform/db.ts" },
  {
    rule: "one-door-to-the-database",
    from: "lib/web/action.ts",
    to: "lib/platform/db/scope.ts",
    like: "type",
  },
  {
    rule: "rules-are-pure",
    from: "lib/affairs/tickets/rules/policy.ts",
    to: "lib/affairs/tickets/schema.ts",
    like: "type",
  },
  { rule: "core-is-pure", from: "lib/platform/core/id.ts", to: "lib/platform/env.ts" },
  { rule: "next-stays-at-the-door", from: "lib/across/desk/x.ts", to: "next" },
  {
    rule: "components-link-and-navigate-only",
    from: "components/ui/picture.tsx",
    to: "next/image",
  },
  { rule: "react-stays-above", from: "lib/across/desk/y.ts", to: "react" },
  {
    rule: "ui-knows-no-domain",
    from: "components/ui/badge.tsx",
    to: "components/tickets/list.tsx",
  },
  {
    rule: "ui-knows-no-domain",
    from: "components/ui/tag.tsx",
    to: "lib/affairs/tickets/schema.ts",
  },
  {
    rule: "leaflet-stays-in-the-map",
    from: "components/charts/heat.tsx",
    to: "leaflet",
    like: "type",
  },
  {
    rule: "generated-client-stays-inside",
    from: "lib/affairs/tickets/schema.ts",
    to: "prisma/generated/client.ts",
    like: "type",
  },
  {
    rule: "generated-client-as-types",
    from: "lib/affairs/tickets/commands/send.ts",
    to: "prisma/generated/client.ts",
  },
  { rule: "no-way-around-the-door", from: "lib/affairs/tickets/commands/load.ts", to: "pg" },
  { rule: "not-to-unresolvable", from: "lib/platform/jobs/z.ts", to: "nowhere" },
  { rule: "not-to-dev-dependency", from: "lib/platform/files/x.ts", to: "vitest" },
  { rule: "not-to-undeclared-package", from: "lib/platform/files/y.ts", to: "stray" },
  {
    rule: "pages-ask-the-guard",
    from: "app/(console)/desk/page.tsx",
    to: "lib/platform/core/a.ts",
  },
  {
    rule: "actions-are-wrapped",
    from: "app/(console)/desk/actions.ts",
    to: "lib/platform/core/a.ts",
  },
  { rule: "routes-are-wrapped", from: "app/api/health/route.ts", to: "lib/platform/core/a.ts" },
];

/** Arrows that are right; the checker must leave them alone. */
export const innocents: readonly Omit<Plant, "rule">[] = [
  // The way back of the circle above: a circle is reported once.
  { from: "lib/parts/ratings/b.ts", to: "lib/parts/ratings/a.ts", like: "type" },
  { from: "lib/ground/people/queries.ts", to: "lib/platform/db.ts" },
  { from: "lib/ground/people/queries/list.ts", to: "lib/ground/territory/rules/path.ts" },
  { from: "lib/ground/people/commands/add.ts", to: "prisma/generated/client.ts", like: "type" },
  { from: "lib/ground/people/rules/policy.ts", to: "zod" },
  { from: "lib/ground/people/rules/titles.ts", to: "lib/platform/core/a.ts" },
  {
    from: "lib/across/reactions/meetings-tickets.ts",
    to: "lib/affairs/tickets/commands/report.ts",
  },
  { from: "lib/web/guard.ts", to: "lib/platform/db.ts" },
  { from: "lib/web/sign-in.ts", to: "next-auth" },
  { from: "components/ui/link.tsx", to: "next/link" },
  { from: "components/tickets/where.tsx", to: "next/navigation" },
  { from: "components/tickets/row.tsx", to: "lib/ground/people/queries.ts", like: "type" },
  { from: "components/map/layers.tsx", to: "leaflet" },
  { from: "components/people/card.tsx", to: "lib/ground/people/schema.ts" },
  { from: "app/(console)/people/page.tsx", to: "lib/web/guard.ts" },
  { from: "app/(console)/people/actions.ts", to: "lib/ground/people/commands/add.ts" },
  { from: "app/(console)/people/actions.ts", to: "lib/web/action.ts" },
  { from: "app/(public)/[district]/page.tsx", to: "lib/ground/people/queries.ts" },
  { from: "app/api/people/route.ts", to: "lib/web/route.ts" },
  { from: "app/api/auth/[...nextauth]/route.ts", to: "next-auth" },
  { from: "scripts/worker.ts", to: "lib/ground/people/commands/add.ts" },
];
