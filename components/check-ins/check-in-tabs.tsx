import { Tabs } from "../ui/tabs";
import { tc } from "./text";

/** Members and units, the two sides of 双报到. */
export function CheckInTabs({ current }: { current: "members" | "units" }) {
  return (
    <div className="mb-3">
      <Tabs
        label={tc("desk.sides")}
        items={[
          { href: "/check-ins", label: tc("desk.title"), current: current === "members" },
          { href: "/check-ins/units", label: tc("units.title"), current: current === "units" },
        ]}
      />
    </div>
  );
}
