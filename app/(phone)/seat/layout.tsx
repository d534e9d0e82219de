import type { ReactNode } from "react";
import { PhoneFrame } from "../_shell/phone-frame";

export default function SeatLayout({ children }: { children: ReactNode }) {
  return <PhoneFrame role="councillor">{children}</PhoneFrame>;
}
