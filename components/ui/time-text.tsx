import { fullTime, shortTime } from "./time-words";

/** A point in time. With `now` it is short and carries the full one as its title. */
export function TimeText({ at, now }: { at: string; now?: string | undefined }) {
  const full = fullTime(at);
  return (
    <time dateTime={at} title={full} className="whitespace-nowrap">
      {now === undefined ? full : shortTime(at, now)}
    </time>
  );
}
