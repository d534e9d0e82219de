import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { DemoBar } from "@/components/session/demo-accounts";
import { DutySwitcher } from "@/components/session/duty-switcher";
import { UserMenu } from "@/components/session/user-menu";
import { ConsoleShell } from "@/components/ui/shell/console-shell";
import { ToastRegion } from "@/components/ui/toast";
import { shellOf } from "@/lib/across/shell/queries";
import { homeOf } from "@/lib/across/shell/rules/places";
import { oncePerRequest, readUnsettled } from "@/lib/web/guard";
import { demoAccountsOf } from "../_demo/accounts";
import { Bell } from "./_shell/bell";
import { dutyChoice, navOf } from "./_shell/navigation";

const readShell = oncePerRequest(() => readUnsettled(shellOf));

/**
 * The frame around every console page. It shows places and duties and decides nothing: each page
 * asks the guard for itself.
 */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const shell = await readShell();
  const jar = await cookies();
  const large = jar.get("type-size")?.value === "large";
  const demo = shell.demo
    ? await demoAccountsOf([{ slug: shell.slug, name: shell.district, demo: true }])
    : [];
  const duties = shell.duties.map((duty) => dutyChoice(duty, shell.district));
  // Who must change a first password has nowhere else to go yet.
  const { nav, bottom } = shell.mustChange ? { nav: [], bottom: [] } : navOf(shell);
  return (
    <>
      <ConsoleShell
        district={shell.district}
        homeHref={shell.role === null ? "/desk" : homeOf(shell.role)}
        nav={nav}
        bottomNav={bottom}
        dutySwitcher={<DutySwitcher duties={duties} />}
        bell={shell.mustChange ? undefined : <Bell unread={shell.unread} />}
        userMenu={<UserMenu name={shell.personName} large={large} />}
        demoBar={demo.length === 0 ? undefined : <DemoBar accounts={demo} />}
      >
        {children}
      </ConsoleShell>
      <ToastRegion />
    </>
  );
}
