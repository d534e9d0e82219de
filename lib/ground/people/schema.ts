import { carriedJson, day, id, typedLine, version } from "@/lib/platform/core/form-fields";
import { z } from "zod";
import { dutyRoles, type DutyRole } from "@/lib/platform/access/actor";
import { accountRowsMax, loginShape, personNameMax } from "./rules/accounts";
import type { PlaceKind } from "./rules/places";
import type { OpenWork } from "./schema/leave";

const login = z
  .string("field.required")
  .transform((typed) => typed.trim().toLowerCase())
  .refine((text) => loginShape.test(text), "field.login");
const name = typedLine(personNameMax);
export const dutyRole = z.enum(dutyRoles, "field.choose");

export const addPersonInput = z.strictObject({ name, organizationId: id, login });
export const editPersonInput = z.strictObject({ id, version, name, organizationId: id });

/** A person whose account is meant; accounts have no version, the last order counts. */
export const personInput = z.strictObject({ id });
export const openAccountInput = z.strictObject({ id, login });

export const addDutyInput = z.strictObject({
  personId: id,
  role: dutyRole,
  /** An area, or for roles of departments an organization. */
  placeId: id,
  from: day,
  to: day.optional(),
});
export type AddDutyInput = z.infer<typeof addDutyInput>;

/** `on` is the last day in force. */
export const endDutyInput = z.strictObject({
  id,
  version,
  on: day,
  /** To whom what is in hand goes: a duty, or the queue. Needed when anything is. */
  handTo: z.union([id, z.literal("queue")], "field.receiver").optional(),
});

/** A sheet of accounts; what is in it is judged by its reader. */
export const previewAccountsInput = z.strictObject({
  file: z.instanceof(File, { error: "field.sheet.missing" }),
});

const cell = z.string().max(200);
const accountRow = z.strictObject({
  line: z.number().int(),
  name: cell,
  login: cell,
  role: cell,
  place: cell,
  from: cell,
  to: cell,
});

/** What was previewed comes back as JSON and is judged again. */
export const importAccountsInput = z.strictObject({
  rows: carriedJson(200_000).pipe(
    z.array(accountRow).min(1, "field.sheet.empty").max(accountRowsMax, "field.sheet.long"),
  ),
});

export const previewOutput = z.object({
  rows: z.array(
    z.object({
      row: accountRow,
      placeName: z.string().nullable(),
      faults: z.array(z.string()),
    }),
  ),
});
export type AccountPreview = z.infer<typeof previewOutput>;

/** What is stored of an account that was opened or reset: never the password. */
const opened = z.object({ key: z.string(), name: z.string(), login: z.string(), duty: z.string() });
export const openedOutput = z.object({ id: z.string().nullable(), accounts: z.array(opened) });
export type OpenedAccounts = z.infer<typeof openedOutput>;

/** The same with the initial passwords, as it is told once to the page. */
export const slipsOutput = z.object({
  id: z.string().nullable(),
  accounts: z.array(opened.extend({ password: z.string() })),
});
export type Slips = z.infer<typeof slipsOutput>;

export interface AccountState {
  login: string;
  mustChange: boolean;
  disabled: boolean;
}

export interface PersonRow {
  id: string;
  name: string;
  organization: string;
  account: AccountState | null;
  /** Duties in force today. */
  duties: { role: DutyRole; place: string }[];
}

export interface PersonPage {
  rows: PersonRow[];
  next: string | null;
}

export interface DutyRow {
  id: string;
  role: DutyRole;
  place: string;
  from: string;
  to: string | null;
  version: number;
  state: "past" | "now" | "future";
  /** Held for somebody who is away. */
  deputy: boolean;
  /** What is in hand, and who could receive it; null when there is nothing. */
  open: OpenWork | null;
}

export interface PersonDetail {
  id: string;
  name: string;
  organizationId: string;
  organization: string;
  version: number;
  account: AccountState | null;
  duties: DutyRow[];
  /** Whether the administrator looks at himself: then nothing can be granted. */
  self: boolean;
  today: string;
}

/** A place to choose for a duty. */
export interface PlaceOption {
  id: string;
  kind: PlaceKind;
  name: string;
  within: string;
  code: string | null;
}
