import type { Metadata } from "next";
import { cookies } from "next/headers";
import { DemoAccountList } from "@/components/session/demo-accounts";
import { SignInForm } from "@/components/session/sign-in-form";
import { ts } from "@/components/session/text";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Mark, SkipLink } from "@/components/ui/shell/skip-link";
import { ToastRegion } from "@/components/ui/toast";
import { t } from "@/components/messages/text";
import { servedDistricts } from "@/lib/ground/territory/queries";
import { demoAccountsOf } from "../../_demo/accounts";

export const metadata: Metadata = { title: ts("sign.title") };

/** The staff's door. It looks at no session: who has one simply opens the console. */
export default async function SignIn({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const asked = await searchParams;
  const jar = await cookies();
  const districts = await servedDistricts();
  const accounts = await demoAccountsOf(districts);
  const wanted = [asked["district"], jar.get("district")?.value];
  const chosen = districts.find(({ slug }) => wanted.includes(slug)) ?? districts[0];
  return (
    <div data-density="roomy" className="min-h-screen bg-canvas">
      <SkipLink />
      <main id="main" tabIndex={-1} className="mx-auto max-w-md px-4 py-8 outline-none sm:py-14">
        <div className="flex items-center gap-3">
          <Mark />
          <div>
            <p className="text-lg leading-6 font-bold">{t("shell.product")}</p>
            <h1 className="text-base font-normal text-ink-soft">{ts("sign.title")}</h1>
          </div>
        </div>
        <div className="mt-6 grid gap-4">
          {asked["ended"] === undefined ? null : <Notice tone="warn">{ts("sign.ended")}</Notice>}
          <noscript>
            <Notice tone="bad">{ts("sign.script")}</Notice>
          </noscript>
          <div className="rounded-lg border bg-surface p-5">
            {chosen === undefined ? (
              <EmptyState title={ts("sign.noDistricts")}>{ts("sign.noDistrictsHint")}</EmptyState>
            ) : (
              <SignInForm
                districts={districts.map(({ slug, name }) => ({ value: slug, label: name }))}
                chosen={chosen.slug}
              />
            )}
          </div>
          <p>
            <a
              href="/sign-in/phone?as=member"
              className="text-link inline-flex min-h-11 items-center"
            >
              {ts("sign.byPhone")}
            </a>
          </p>
          {accounts.length === 0 ? null : <DemoAccountList accounts={accounts} />}
        </div>
      </main>
      <ToastRegion />
    </div>
  );
}
