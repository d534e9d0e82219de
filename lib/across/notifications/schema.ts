import { z } from "zod";

/** What fills a notice's text: codes, names of places and offices, times; a colleague's, never a resident's. */
export const slotsShape = z.strictObject({
  number: z.string(),
  category: z.string(),
  place: z.string(),
  organization: z.string(),
  due: z.string(),
  /** Which limit has passed, and on whose place in the line nobody stands. */
  limit: z.string().default(""),
  missing: z.string().default(""),
  /** How much of the limit has passed. */
  near: z.string().default(""),
  /** Of news about duties: the colleague, from which day, how many matters. */
  colleague: z.string().default(""),
  from: z.string().default(""),
  count: z.string().default(""),
});
export type Slots = z.infer<typeof slotsShape>;

/** Of a notice that is about no matter. */
export const noSlots: Slots = {
  number: "",
  category: "",
  place: "",
  organization: "",
  due: "",
  limit: "",
  missing: "",
  near: "",
  colleague: "",
  from: "",
  count: "",
};

/** One line of the inbox. Times are instants in ISO 8601. */
export interface Notice {
  id: string;
  kind: string;
  slots: Slots;
  urgent: boolean;
  at: string;
  read: boolean;
  address: string;
}

export interface InboxPage {
  now: string;
  notices: Notice[];
  unread: number;
  /** The keys of the neighbouring pages. */
  before: string | undefined;
  after: string | undefined;
}

const keyShape = z.string().regex(/^\d{1,15}\.[0-9a-f-]{36}$/);

/** The address of the inbox: which ones, and which page. What does not fit is left out. */
export const inboxFilter = z.object({
  show: z.enum(["all"]).optional().catch(undefined),
  before: keyShape.optional().catch(undefined),
  after: keyShape.optional().catch(undefined),
});
export type InboxFilter = z.infer<typeof inboxFilter>;

export const deliveryStatuses = ["pending", "failed", "given_up", "withdrawn", "sent"] as const;

/** The address of the delivery log. */
export const deliveryFilter = z.object({
  status: z.enum(deliveryStatuses).optional().catch(undefined),
  before: keyShape.optional().catch(undefined),
  after: keyShape.optional().catch(undefined),
});
export type DeliveryFilter = z.infer<typeof deliveryFilter>;
