import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { PhoneMenu } from "@/components/session/phone-menu";
import { PhoneShell } from "@/components/ui/shell/phone-shell";
import { ToastRegion } from "@/components/ui/toast";
import words from "@/lib/across/shell/messages/zh-CN.json";
import {
  morePhonePlaces,
  phoneAddress,
  phonePlaces,
  type PhonePlace,
} from "@/lib/across/shell/rules/phone-places";
import type { PhoneRole } from "@/lib/platform/access/actor";
import { messages } from "@/lib/platform/i18n/messages";
import { readByPhone } from "@/lib/web/guard";

const t = messages(words);

/** The frame around the pages of one who entered by phone. Each page asks the guard for itself. */
export async function PhoneFrame({
  role,
  counts = {},
  children,
}: {
  role: PhoneRole;
  /** How much waits at a place; said beside its name. */
  counts?: Partial<Record<PhonePlace, number>>;
  children: ReactNode;
}) {
  const { district, place } = await readByPhone(role, ({ actor }) =>
    Promise.resolve({ district: actor.tenant.name, place: actor.scopeName }),
  );
  const jar = await cookies();
  const item = (key: PhonePlace) => ({
    href: phoneAddress[key],
    label: t(`phonePlace.${key}`),
    count: counts[key] ?? 0,
  });
  return (
    <>
      <PhoneShell
        district={district}
        place={place}
        homeHref={phoneAddress[phonePlaces[role][0]]}
        nav={phonePlaces[role].map(item)}
        more={morePhonePlaces[role].map(item)}
        menu={
          <PhoneMenu
            door={`/sign-in/phone?as=${role}`}
            large={jar.get("type-size")?.value === "large"}
          />
        }
      >
        {children}
      </PhoneShell>
      <ToastRegion />
    </>
  );
}
