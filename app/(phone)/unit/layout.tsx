import type { ReactNode } from "react";
import { PhoneFrame } from "../_shell/phone-frame";

export default function LiaisonLayout({ children }: { children: ReactNode }) {
  return <PhoneFrame role="liaison">{children}</PhoneFrame>;
}
