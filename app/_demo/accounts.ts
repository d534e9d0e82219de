import "server-only";
import type { DemoAccount } from "@/components/session/demo-accounts";
import shell from "@/lib/across/shell/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";
import { sharedEnv } from "@/lib/platform/env";

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
          title: account.title ?? t(`role.${account.role}`),
        })),
    );
}
