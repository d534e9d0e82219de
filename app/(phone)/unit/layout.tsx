import type { ReactNode } from "react";
import { unitDeskCounts } from "@/lib/across/desk/queries/unit-desk";
import { readByPhone } from "@/lib/web/guard";
import { PhoneFrame } from "../_shell/phone-frame";

export default async function LiaisonLayout({ children }: { children: ReactNode }) {
  const { coBuilding, reviews } = await readByPhone("liaison", unitDeskCounts);
  const counts = { unitCoBuilding: coBuilding, unitReviews: reviews };
  return (
    <PhoneFrame role="liaison" counts={counts}>
      {children}
    </PhoneFrame>
  );
}
