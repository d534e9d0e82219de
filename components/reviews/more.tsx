import Link from "next/link";
import { addressOf } from "../lists/address";
import { trv } from "./text";

/** The way from the first of a list to all of it; nothing where they are all there. */
export function More({ path, list, next }: { path: string; list: string; next: string | null }) {
  if (next === null) return null;
  return (
    <p className="border-t px-4 py-2">
      <Link
        href={addressOf(path, { list })}
        prefetch={false}
        className="text-link inline-flex min-h-6 items-center touch:min-h-10"
      >
        {trv("board.all")}
      </Link>
    </p>
  );
}
