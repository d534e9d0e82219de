import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { openChannels } from "@/lib/platform/outbox/channels";

/** The own preferences, the addresses readable for their owner alone, and what is possible here. */
export async function preferenceOf(scope: Scope) {
  const { actor, tx } = scope;
  const row = await tx.preference.findFirst({
    where: { tenantId: actor.tenantId, personId: actor.personId ?? "" },
    select: {
      version: true,
      mailCipher: true,
      phoneCipher: true,
      mailNow: true,
      mailWarning: true,
      mailDigest: true,
      smsNow: true,
      smsWarning: true,
      digestAt: true,
      quietFrom: true,
      quietTo: true,
    },
  });
  const { settings } = await clockworkOf(scope);
  const { mailCipher = null, phoneCipher = null, ...wishes } = row ?? nothingYet;
  return {
    ...wishes,
    mail: mailCipher === null ? "" : decryptField(mailCipher),
    phone: phoneCipher === null ? "" : decryptField(phoneCipher),
    open: openChannels(),
    district: { from: settings["quiet.from"], to: settings["quiet.to"] },
  };
}

const nothingYet = {
  version: 0,
  mailCipher: null,
  phoneCipher: null,
  mailNow: false,
  mailWarning: false,
  mailDigest: false,
  smsNow: false,
  smsWarning: false,
  digestAt: "08:30",
  quietFrom: null,
  quietTo: null,
};
