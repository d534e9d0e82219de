import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { PhoneSignInForm } from "@/components/session/phone-sign-in-form";
import { ts } from "@/components/session/text";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Mark, SkipLink } from "@/components/ui/shell/skip-link";
import { ToastRegion } from "@/components/ui/toast";
import { t } from "@/components/messages/text";
import { phoneRoles } from "@/lib/platform/access/actor";
import { servedDistricts } from "@/lib/ground/territory/queries";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { demoPhonesOf } from "../../../_demo/accounts";
import { askForCode } from "./actions";

export const metadata: Metadata = { title: ts("phone.title.member") };

/** The door of members and of units' liaison officers: a phone and a code, no account, no password. */
export default async function PhoneSignIn({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const asked = await searchParams;
  const jar = await cookies();
  const districts = await servedDistricts();
  const wanted = [asked["district"], jar.get("district")?.value];
  const chosen = districts.find(({ slug }) => wanted.includes(slug)) ?? districts[0];
  const role = phoneRoles.find((one) => one === asked["as"]) ?? "member";
  const phones = await demoPhonesOf(districts, role);
  return (
    <div data-density="roomy" className="min-h-screen bg-canvas">
      <SkipLink />
      <main id="main" tabIndex={-1} className="mx-auto max-w-md px-4 py-8 outline-none sm:py-14">
        <div className="flex items-center gap-3">
          <Mark />
          <div>
            <p className="text-lg leading-6 font-bold">{t("shell.product")}</p>
            <h1 className="text-base font-normal text-ink-soft">{ts(`phone.title.${role}`)}</h1>
          </div>
        </div>
        <div className="mt-6 grid gap-4">
          <noscript>
            <Notice tone="bad">{ts("sign.script")}</Notice>
          </noscript>
          <div className="rounded-lg border bg-surface p-5">
            {chosen === undefined ? (
              <EmptyState title={ts("sign.noDistricts")}>{ts("sign.noDistrictsHint")}</EmptyState>
            ) : (
              <PhoneSignInForm
                key={role}
                role={role}
                ask={askForCode}
                start={idle(newId())}
                districts={districts.map(({ slug, name }) => ({ value: slug, label: name }))}
                chosen={chosen.slug}
                demoPhones={phones}
              />
            )}
          </div>
          <p className="flex flex-wrap gap-x-5">
            {phoneRoles.flatMap((other) =>
              other === role ? (
                []
              ) : (
                <Link
                  key={other}
                  className="text-link inline-flex min-h-11 items-center"
                  href={`/sign-in/phone?as=${other}`}
                >
                  {ts(`phone.other.${other}`)}
                </Link>
              ),
            )}
            <Link className="text-link inline-flex min-h-11 items-center" href="/sign-in">
              {ts("phone.staff")}
            </Link>
          </p>
        </div>
      </main>
      <ToastRegion />
    </div>
  );
}
