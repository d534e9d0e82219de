import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div className="grid gap-4">
      <Skeleton rows={2} />
      <Skeleton shape="cards" rows={8} />
      <Skeleton shape="table" rows={12} />
    </div>
  );
}
