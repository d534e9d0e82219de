import { readFileSync } from "node:fs";
import path from "node:path";
import { dutyRoles, phoneRoles, type DutyRole, type PhoneRole } from "@/lib/platform/access/actor";

/** What an id in an address can mean; `member`, `check-in` and `unit` are who has reported. */
const subjects = [
  "ticket",
  "assignment",
  "whistle",
  "topic",
  "action",
  "council",
  "party",
  "meeting",
  "estate",
  "need",
  "resource",
  "project",
  "agreement",
  "opinion",
  "round",
  "profile",
  "person",
  "photo",
  "project-photo",
  "entry",
  "released",
  "member",
  "check-in",
  "unit",
  "request",
  "activity",
  "mobile",
  "-",
] as const;

/** A page or a route handler, as doors.txt expects it. */
export interface Door {
  kind: "page" | "route";
  address: string;
  /** What its id means; "-" when its address has none. */
  subject: (typeof subjects)[number];
  /** Duty roles, members or liaison officers for whom it opens; "everybody" and "receipt" need no session. */
  who: ReadonlySet<DutyRole | PhoneRole> | "everybody" | "receipt";
}

/** A server action, as doors.txt expects it. */
export interface ActionDoor {
  /** `file#export`. */
  name: string;
  wrapper: "session" | "public" | "receipt" | "open";
  /** The command it runs; "-" for the few that are no command. */
  command: string;
}

export interface BuiltAction {
  id: string;
  name: string;
  /** The address of a page that carries it. */
  page: string;
}

const area: readonly DutyRole[] = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
  "grid_worker",
];
const groups: Readonly<Record<string, readonly DutyRole[]>> = {
  area,
  organization: ["dept_clerk", "dept_leader"],
  "signed-in": dutyRoles,
};

export function readDoors(): { doors: Door[]; actions: ActionDoor[] } {
  const doors: Door[] = [];
  const actions: ActionDoor[] = [];
  const text = readFileSync("tests/security/matrix/doors.txt", "utf8");
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [kind, name = "", third = "", ...rest] = line.trim().split(/\s+/);
    if (kind === "action")
      actions.push({ name, wrapper: wrapperOf(third), command: rest.join(" ") });
    else if (kind === "page" || kind === "route") {
      doors.push({ kind, address: name, subject: subjectOf(third), who: whoOf(rest) });
    } else throw new Error(`doors.txt: ${line}`);
  }
  return { doors, actions };
}

function whoOf(words: readonly string[]): Door["who"] {
  const [only] = words;
  if (only === "everybody" || only === "receipt") return only;
  return new Set(
    words.flatMap((word): readonly (DutyRole | PhoneRole)[] => {
      const role = [...dutyRoles, ...phoneRoles].find((one) => one === word);
      const found = role === undefined ? groups[word] : [role];
      if (found === undefined) throw new Error(`doors.txt: nobody is called ${word}`);
      return found;
    }),
  );
}

function wrapperOf(word: string): ActionDoor["wrapper"] {
  if (word === "session" || word === "public" || word === "receipt" || word === "open") return word;
  throw new Error(`doors.txt: no wrapper ${word}`);
}

function subjectOf(word: string): Door["subject"] {
  const found = subjects.find((one) => one === word);
  if (found === undefined) throw new Error(`doors.txt: no subject ${word}`);
  return found;
}

/** What the build says that it serves. Its own fallback pages carry no data. */
export function readBuild(folder: string): {
  doors: { kind: "page" | "route"; address: string }[];
  actions: BuiltAction[];
} {
  const addresses = recordOf(readJson(path.join(folder, "app-path-routes-manifest.json")));
  const doors = Object.entries(addresses).flatMap(([file, address]) => {
    if (file.startsWith("/_")) return [];
    const kind = file.endsWith("/route") ? ("route" as const) : ("page" as const);
    return [{ kind, address: String(address) }];
  });
  const manifest = recordOf(readJson(path.join(folder, "server/server-reference-manifest.json")));
  const listed = { ...recordOf(manifest["node"]), ...recordOf(manifest["edge"]) };
  const actions = Object.entries(listed).map(([id, entry]) => {
    const { filename, exportedName, workers } = recordOf(entry);
    const [worker = ""] = Object.keys(recordOf(workers));
    const page = textOr(addresses[worker.replace(/^app/, "")], "/");
    return { id, name: `${String(filename)}#${String(exportedName)}`, page };
  });
  return { doors, actions };
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === "string" ? value : fallback;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new Error("not a manifest of this build");
  return Object.fromEntries(Object.entries(value));
}
