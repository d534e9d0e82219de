import { Tabs } from "../ui/tabs";
import { tsv } from "./text";

const tabs = [
  { key: "requests", href: "/service/requests" },
  { key: "menu", href: "/service/menu" },
  { key: "posts", href: "/service/posts" },
  { key: "activities", href: "/service/activities" },
  { key: "records", href: "/service/records" },
  { key: "pledges", href: "/service/pledges" },
  { key: "statements", href: "/service/statements" },
  { key: "stars", href: "/service/stars" },
  { key: "mobile", href: "/mobile-members" },
] as const;
type ServiceTab = (typeof tabs)[number]["key"];

/** The rooms of 服务 for the staff of communities. */
export function ServiceTabs({ current }: { current: ServiceTab }) {
  return (
    <div className="mb-4 print:hidden">
      <Tabs
        label={tsv("tab.label")}
        items={tabs.map(({ key, href }) => ({
          href,
          label: tsv(`tab.${key}`),
          current: key === current,
        }))}
      />
    </div>
  );
}
