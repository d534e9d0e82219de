import "server-only";
import { codeOfSubmission } from "@/lib/affairs/tickets/queries/public";
import { categoryChoices } from "@/lib/affairs/tickets/queries/choices";
import { areaByCode } from "@/lib/ground/territory/queries";
import { sha256Hex } from "@/lib/platform/core/digest";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { messages } from "@/lib/platform/i18n/messages";
import { missingArgument } from "../rules/intake";
import words from "../messages/zh-CN.json";
import { unknownService } from "./service-list";

const t = messages(words);

/** What was sent, in the words of the command that takes it in, and the key of its submission. */
export interface HandIn {
  input: Record<string, unknown>;
  key: string;
  /** The number it has already, when the system sends it again. */
  number: string | null;
}

/**
 * POST requests: the fields of the spec as those of a report. The same number of the same system is
 * the same submission: it is told the first answer again, however often it comes.
 */
export async function handInOf(
  scope: Scope,
  given: Readonly<Record<string, string>>,
): Promise<HandIn> {
  const { actor, tx } = scope;
  const code = given["service_code"];
  if (code === undefined) throw missingArgument("service_code");
  if (given["media_url"] !== undefined) throw new Refusal("invalid", "open311.media");
  if (given["description"] === undefined) throw missingArgument("description");
  const category = (await categoryChoices(scope)).find((one) => one.code === code);
  if (category === undefined) throw unknownService(code);
  const external = given["external_id"];
  const [before] =
    external === undefined
      ? []
      : await tx.$queryRaw<{ number: string }[]>`
          select number from sec.own_hand_ins('{}'::text[], ${[external]}::text[], null, null, null, null, null, null, 1)`;
  const name = `${given["last_name"] ?? ""}${given["first_name"] ?? ""}`;
  return {
    input: {
      text: given["description"],
      categoryId: category.id,
      ...(await placeOf(scope, given)),
      name: name === "" ? undefined : name,
      phone: given["phone"],
      external,
    },
    key:
      external === undefined
        ? newId()
        : sha256Hex(`hand-in|${actor.tenantId}|${actor.personId ?? ""}|${external}`),
    number: before?.number ?? null,
  };
}

/** A place by our own code, by words or by a point; a point alone is told as the address. */
async function placeOf(scope: Scope, given: Readonly<Record<string, string>>) {
  const { lat, long, address_id: code, address_string: address } = given;
  if ((lat === undefined) !== (long === undefined)) {
    throw missingArgument(lat === undefined ? "lat" : "long");
  }
  if (lat === undefined && code === undefined && address === undefined) {
    throw new Refusal("invalid", "open311.place");
  }
  const areaId = code === undefined ? undefined : await areaByCode(scope, code);
  if (areaId === null) {
    throw new Refusal("invalid", "open311.addressId", {
      values: { code: (code ?? "").slice(0, 40) },
    });
  }
  const point =
    lat === undefined || long === undefined ? undefined : t("open311.point", { lat, long });
  return { areaId, lat, lng: long, address: address ?? (areaId === undefined ? point : undefined) };
}

/** The answer to a submission: our number, and the code with which the resident looks after it. */
export function handedIn(number: string, key: string, portal: string) {
  return [
    {
      service_request_id: number,
      service_notice: null,
      account_id: null,
      query_code: codeOfSubmission(key),
      track_url: `${portal}/track`,
    },
  ];
}
