import type { ReactNode } from "react";
import { PhoneFrame } from "../_shell/phone-frame";

export default function MemberLayout({ children }: { children: ReactNode }) {
  return <PhoneFrame role="member">{children}</PhoneFrame>;
}
