import { classes } from "./classes";

// Own outlines on a 20 × 20 grid, drawn with one stroke: no icon font, nothing to download.
const paths = {
  alert: "M10 3 18 17H2ZM10 8v4M10 14.4v.1",
  archive: "M3 4h14v4H3ZM4.5 8v8h11V8M8 11h4",
  arrowLeft: "M16 10H4M9 5l-5 5 5 5",
  arrowRight: "M4 10h12M11 5l5 5-5 5",
  bell: "M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13ZM8.5 17.5h3",
  building: "M4 17V3h8v14M12 8h4v9M2.5 17h15M6.8 6.5h2.4M6.8 9.7h2.4M6.8 13h2.4",
  calendar: "M3 5h14v12H3ZM3 9h14M7 3v3.5M13 3v3.5",
  camera: "M2.5 6h4l1.2-2h4.6l1.2 2h4v10h-15ZM10 8a2.8 2.8 0 1 0 0 5.6A2.8 2.8 0 0 0 10 8Z",
  chart: "M3 17h14M5.5 14v-4M10 14V5M14.5 14V8",
  check: "M4 10.5 8 14.5 16 6",
  checkCircle: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM6.6 10.3l2.4 2.4 4.5-5",
  chevronDown: "M5 7.5 10 12.5 15 7.5",
  chevronRight: "M7.5 5 12.5 10 7.5 15",
  clock: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 6v4.2l3 1.8",
  close: "M5 5 15 15M15 5 5 15",
  dash: "M5 10h10",
  document: "M5 2.5h7l3.5 3.5v11.5H5ZM12 2.5V6h3.5M7.5 10h5M7.5 13h5",
  download: "M10 3v9M6 8.5l4 4 4-4M3.5 16.5h13",
  edit: "M3.5 16.5v-3L13 4l3 3-9.5 9.5ZM11 6l3 3",
  eye: "M1.8 10S5 4.5 10 4.5 18.2 10 18.2 10 15 15.5 10 15.5 1.8 10 1.8 10ZM10 7.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8Z",
  filter: "M3 4h14l-5.5 6.5V16l-3-1.5v-4Z",
  flag: "M5 17.5V3h10l-2 3.5 2 3.5H5",
  heart: "M10 16.5 3.8 10.4a3.7 3.7 0 0 1 5.3-5.2l.9.9.9-.9a3.7 3.7 0 0 1 5.3 5.2Z",
  home: "M3 9.5 10 3.5l7 6M5 8.5v8h3.5v-5h3v5H15v-8",
  inbox: "M3 11.5 5.5 4h9l2.5 7.5V16H3ZM3 11.5h4l1 2h4l1-2h4",
  info: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 9v5M10 6.2v.1",
  list: "M7 5h10M7 10h10M7 15h10M3.2 5h.1M3.2 10h.1M3.2 15h.1",
  lock: "M4.5 9h11v8h-11ZM7 9V6.5a3 3 0 0 1 6 0V9",
  map: "M2.5 5 7.5 3l5 2 5-2v12l-5 2-5-2-5 2ZM7.5 3v12M12.5 5v12",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  message: "M3 4h14v10H9l-4 3v-3H3Z",
  people:
    "M7 4a2.7 2.7 0 1 0 0 5.4A2.7 2.7 0 0 0 7 4ZM2 16.5c0-3 2-5 5-5s5 2 5 5M13 4.5a2.5 2.5 0 0 1 0 4.9M14 11.8c2.4.4 4 2.2 4 4.7",
  person:
    "M10 3a3.3 3.3 0 1 0 0 6.6A3.3 3.3 0 0 0 10 3ZM3.5 17c0-3.4 2.7-5.4 6.5-5.4s6.5 2 6.5 5.4",
  phone:
    "M4 3h3.5L9 7 7 8.5a10 10 0 0 0 4.5 4.5L13 11l4 1.5V16c0 .6-.5 1-1 1C9 17 3 11 3 4c0-.5.4-1 1-1Z",
  pin: "M10 18s6-5.6 6-10A6 6 0 0 0 4 8c0 4.4 6 10 6 10ZM10 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z",
  plus: "M10 4v12M4 10h12",
  print: "M5.5 7.5V3h9v4.5M5.5 14H3V7.5h14V14h-2.5M5.5 12h9v5h-9Z",
  redo: "M15.5 8A6 6 0 1 0 16 11.5M16 3.5V8h-4.5",
  return: "M8 4 3.5 8.5 8 13M3.5 8.5H12a4.5 4.5 0 0 1 0 9H9",
  search: "M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3ZM13.3 13.3 17.5 17.5",
  send: "M2.5 9.5 17.5 3l-5 14.5-3.2-6ZM9.3 11.5 17.5 3",
  settings:
    "M3 6h8M15 6h2M3 14h2M9 14h8M13 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM7 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
  stop: "M6.5 2.5h7l4 4v7l-4 4h-7l-4-4v-7ZM6 10h8",
  tree: "M7.5 2.5h5v4h-5ZM10 6.5v4M4.5 13.5v-3h11v3M2 13.5h5v4H2ZM13 13.5h5v4h-5Z",
  swap: "M4 7h12M13 4l3 3-3 3M16 13H4M7 10l-3 3 3 3",
  upload: "M10 13V4M6 7.5l4-4 4 4M3.5 16.5h13",
} as const;

export type IconName = keyof typeof paths;

/** An icon is decoration beside words; where it stands alone, `title` names it. */
export function Icon({
  name,
  size = "md",
  title,
  className,
}: {
  name: IconName;
  size?: "sm" | "md" | "lg";
  title?: string | undefined;
  className?: string | undefined;
}) {
  const box = size === "sm" ? "size-4" : size === "lg" ? "size-8" : "size-5";
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={size === "lg" ? 1.2 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classes("inline-block shrink-0", box, className)}
      role={title === undefined ? undefined : "img"}
      aria-hidden={title === undefined ? true : undefined}
      focusable="false"
    >
      {title === undefined ? null : <title>{title}</title>}
      <path d={paths[name]} />
    </svg>
  );
}
