import { z } from "zod";
import {
  carriedJson,
  day,
  id,
  phone,
  typedLine,
  typedText,
  version,
} from "@/lib/platform/core/form-fields";
import { contactFrequencies } from "./rules/contacts";
import {
  closeReasons,
  councilLevels,
  holderRoles,
  leaveReasons,
  seatFunctions,
  seatKinds,
} from "./rules/seats";
import { rotationPeriods } from "./rules/rotation";

const nameMax = 60;
const noteMax = 300;
const documentNo = typedLine(60, 2);
const note = typedText(2, noteMax).optional();

export const setUpInput = z.strictObject({
  name: typedLine(nameMax, 4),
  establishedOn: day,
  startsOn: day,
  endsOn: day.optional(),
});

/** 换届. A number of the approval and a reason are asked for where the day is another than the one after the end. */
export const beginTermInput = z.strictObject({
  id,
  version,
  startsOn: day,
  endsOn: day.optional(),
  approvalNo: documentNo.optional(),
  changeReason: note,
});

export const addSeatInput = z.strictObject({
  id,
  version,
  kind: z.enum(seatKinds, "field.choose"),
  function: z.enum(seatFunctions, "field.choose").default("general"),
  organizationId: id,
});

export const closeSeatInput = z.strictObject({
  id,
  version,
  reason: z.enum(closeReasons, "field.choose"),
  day,
});

/** Who is proposed. The phone is kept encrypted; a member without one has no desk of the own. */
const person = {
  name: typedLine(30, 2),
  title: typedLine(60, 2),
  phone: phone.optional(),
};
export const recommendInput = z.strictObject({
  id,
  version,
  role: z.enum(holderRoles, "field.choose").default("holder"),
  ...person,
  day,
  note,
});

/** A step without a paper, and one that carries its number. */
export const stepInput = z.strictObject({
  id,
  version,
  day,
  documentNo: documentNo.optional(),
  note,
});
export const paperInput = z.strictObject({ id, version, day, documentNo, note });

/** Who leaves a seat, why, and perhaps who is recommended to follow. */
export const endInput = z
  .strictObject({
    id,
    version,
    reason: z.enum(leaveReasons, "field.choose"),
    text: typedText(2, noteMax),
    day,
    documentNo: documentNo.optional(),
    name: person.name.optional(),
    title: person.title.optional(),
    phone: person.phone,
  })
  .superRefine(({ name, title, phone: number }, context) => {
    if (name === undefined && title === undefined && number === undefined) return;
    for (const [field, value] of [
      ["name", name],
      ["title", title],
    ] as const) {
      if (value !== undefined) continue;
      context.addIssue({ code: "custom", path: [field], message: "field.required" });
    }
  });

export const revealInput = z.strictObject({ id, version, text: typedText(2, noteMax) });
export const tellCodeInput = z.strictObject({ id, version });

/** Put right, with the reason. A phone that is left empty stays as it is. */
export const correctInput = z.strictObject({
  id,
  version,
  title: person.title,
  phone: z.preprocess((typed) => (typed === "" ? undefined : typed), person.phone),
  text: typedText(2, noteMax),
});

/** 轮值计划: how long a turn lasts, from which month on, and the order. Without an end it goes on. */
export const planRotationInput = z.strictObject({
  id,
  version,
  period: z.enum(rotationPeriods, "field.choose"),
  startsOn: day,
  endsOn: day.optional(),
  organizationIds: z.array(id).min(2, "field.rotationOrder").max(60, "field.rotationOrder"),
});
export const endRotationInput = z.strictObject({ id, version, day, text: typedText(2, noteMax) });

/** 对调 two turns, 接替 one: each by its first day. */
export const swapTurnsInput = z.strictObject({
  id,
  version,
  turnOn: day,
  otherOn: day,
  text: typedText(2, noteMax),
});
export const replaceTurnInput = z.strictObject({
  id,
  version,
  turnOn: day,
  organizationId: id,
  text: typedText(2, noteMax),
});
export const tellTurnInput = z.strictObject({ id, turnOn: day });

/** 联系事项清单 as it is to be from a day on; `after` is the version that was seen. */
export const saveContactsInput = z.strictObject({
  after: id.optional(),
  validFrom: day,
  items: carriedJson(20_000).pipe(
    z
      .array(
        z.strictObject({
          key: z.uuid().nullable(),
          title: typedLine(30, 2),
          body: typedLine(100, 2),
          frequency: z.enum(contactFrequencies),
          kinds: z.array(z.enum(seatKinds)).min(1, "field.contactKinds"),
        }),
        "field.invalid",
      )
      .max(20, "field.contactMany"),
  ),
});

/** One line about a contact; the office names the seat. */
const contactLine = {
  day,
  what: typedText(2, 200),
  outcome: typedText(2, 200).optional(),
};
export const recordContactInput = z.strictObject({
  seatId: id.optional(),
  itemKey: id,
  ...contactLine,
  onPaper: z.enum(["on"]).optional(),
});
export const correctContactInput = z.strictObject({
  id,
  version,
  ...contactLine,
  text: typedText(2, 200),
});
export const strikeContactInput = z.strictObject({ id, version, text: typedText(2, 200) });

/** One seat as the members of the council see it: for which organization, and who fills it. */
export const seatShown = z.object({
  id: z.string(),
  kind: z.enum(seatKinds),
  function: z.enum(seatFunctions),
  organization: z.string(),
  /** Null: the seat is empty. */
  holder: z.object({ name: z.string(), title: z.string(), since: z.string() }).nullable(),
  /** Who comes when the holder cannot. */
  substitute: z.object({ name: z.string(), title: z.string() }).nullable(),
});
export type SeatShown = z.infer<typeof seatShown>;

/** The council of one who enters by phone. Days are "2026-11-22". */
export const ownCouncil = z.object({
  name: z.string(),
  level: z.enum(councilLevels),
  term: z.object({ number: z.number(), startsOn: z.string(), endsOn: z.string() }).nullable(),
  /** The seat of who looks: for whom, since when, and the number of the paper. */
  own: z.object({
    seatId: z.string(),
    kind: z.enum(seatKinds),
    function: z.enum(seatFunctions),
    organization: z.string(),
    role: z.enum(holderRoles),
    since: z.string().nullable(),
    documentNo: z.string().nullable(),
  }),
  /** The own turn to convene that is under way or comes next. */
  turn: z.object({ startsOn: z.string(), endsOn: z.string() }).nullable(),
  /** 秘书处: the office of the council's place, with its public phone. */
  office: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  seats: z.array(seatShown),
});
export type OwnCouncil = z.infer<typeof ownCouncil>;
