import { z } from "zod";
import { skills, times } from "@/lib/ground/check-ins/rules/choices";
import { id, phone, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { holdsForbidden } from "@/lib/parts/traces/rules/public-traces";
import { ratings, requestKinds } from "../rules/requests";

export const requestTextMax = 500;
export const publicTitleMax = 30;
export const publicTextMax = 300;
export const doneTextMax = 200;
const reasonMax = 200;

/** What a resident says; the same fields when somebody of the community writes it down. */
const asked = {
  kind: z.enum(requestKinds, "field.choose"),
  /** The community; for an order the item too. */
  areaId: id,
  itemId: id.optional(),
  text: typedText(5, requestTextMax),
  name: typedLine(20),
  phone,
  address: typedLine(80).optional(),
};
export const submitRequestInput = z.strictObject({
  ...asked,
  consent: z.literal("on", "field.wishConsent"),
  /** Put in by the site, whatever the form says: where it comes from, roughly. */
  network: typedLine(80).optional(),
});
export const registerRequestInput = z.strictObject({
  ...asked,
  /** The person has agreed, face to face or on the telephone. */
  consent: z.literal("on", "field.wishConsentTold"),
});
export type AskedRequest = Omit<z.infer<typeof submitRequestInput>, "consent" | "network">;
export const requestReceiptOutput = z.object({ number: z.string() });

/** A text for everybody: numbers of people and accounts are refused, the rest is for the eye. */
function publicText(min: number, max: number) {
  return typedText(min, max).refine((text) => !holdsForbidden(text), "field.wishForbidden");
}
export const publishInput = z.strictObject({
  id,
  version,
  title: publicText(2, publicTitleMax),
  text: publicText(5, publicTextMax),
  skills: z.array(z.enum(skills)).max(3, "field.wishThree").default([]),
  times: z.array(z.enum(times)).max(5).default([]),
});

export const requestInput = z.strictObject({ id, version });
export const requestReasonInput = z.strictObject({ id, version, text: typedText(5, reasonMax) });
export const finishInput = z.strictObject({ id, version, text: typedText(2, doneTextMax) });
export const revealInput = z.strictObject({ id, text: typedText(2, reasonMax) });
export const resourceInput = z.strictObject({ id, version, text: typedText(5, 300) });
export const offerInput = z
  .strictObject({
    id,
    version,
    memberId: id.optional(),
    organizationId: id.optional(),
    /** Of which list the form asks, so that an empty one is told beside it. */
    to: z.enum(["memberId", "organizationId"]).default("memberId"),
  })
  .superRefine(({ memberId, organizationId, to }, context) => {
    if ((memberId === undefined) !== (organizationId === undefined)) return;
    context.addIssue({ code: "custom", message: "field.choose", path: [to] });
  });

/** A rating is asked for, never demanded (DOMAIN §11.2, P7). */
const rating = z.enum(ratings, "field.choose");
export const confirmInput = z.strictObject({ id, version, rating: rating.optional() });
export const rateInput = z.strictObject({ id, version, rating });

const itemFields = {
  title: typedLine(30, 2),
  includes: typedText(2, 300),
  offeredWhen: typedLine(60),
  offeredBy: typedLine(60),
};
export const addItemInput = z.strictObject(itemFields);
export const editItemInput = z.strictObject({ id, version, ...itemFields });
