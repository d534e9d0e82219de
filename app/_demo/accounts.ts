import "server-only";
import type { DemoAccount } from "@/components/session/demo-accounts";
import type { DemoPhone } from "@/components/session/demo-phones";
import shell from "@/lib/across/shell/messages/zh-CN.json";
import type { PhoneRole } from "@/lib/platform/access/actor";
import { messages } from "@/lib/platform/i18n/messages";
import { sharedEnv } from "@/lib/platform/env";
import { inDistrict } from "@/lib/ground/territory/rules/district-kind";

const t = messages(shell);

/**
 * The accounts that everybody may try, of the demo districts among these. Outside of demo mode the
 * list is not even loaded.
 */
export async function demoAccountsOf(
  districts: readonly { slug: string; name: string; demo: boolean }[],
): Promise<DemoAccount[]> {
  if (sharedEnv().GEZHI_DEMO !== "1") return [];
  const { demoAccounts } = await import("@/prisma/seed/accounts");
  return districts
    .filter(({ demo }) => demo)
    .flatMap(({ slug, name }) =>
      demoAccounts
        .filter(({ tenant }) => tenant === slug)
        .map((account) => ({
          district: slug,
          districtName: name,
          login: account.name,
          password: account.password,
          title: account.title ?? t(`role.${account.role}`, inDistrict(name)),
        })),
    );
}

/** The same for who enters by phone; a demo district shows the code on the page itself. */
export async function demoPhonesOf(
  districts: readonly { slug: string; name: string; demo: boolean }[],
  role: PhoneRole,
): Promise<DemoPhone[]> {
  if (sharedEnv().GEZHI_DEMO !== "1") return [];
  const { demoPhones } = await import("@/prisma/seed/accounts");
  return districts
    .filter(({ demo }) => demo)
    .flatMap(({ slug, name }) =>
      demoPhones
        .filter((entry) => entry.tenant === slug && entry.role === role)
        .map(({ phone, title }) => ({ district: slug, districtName: name, phone, title })),
    );
}
