export interface FileLimits {
  maxCount: number;
  maxMegabytes: number;
}

/** What a chosen file looks like to these rules; the browser's File fits. */
export interface ChosenFile {
  name: string;
  size: number;
  lastModified: number;
}

export type FileProblem =
  | { code: "too-many"; count: number }
  | { code: "too-large"; name: string }
  | { code: "twice"; name: string };

/**
 * Adds newly chosen files to those already there: none twice, none too large, not more than
 * allowed. The server checks again; this only spares a long upload that would be refused.
 */
export function addFiles<Chosen extends ChosenFile>(
  have: readonly Chosen[],
  chosen: readonly Chosen[],
  { maxCount, maxMegabytes }: FileLimits,
): { files: readonly Chosen[]; problems: readonly FileProblem[] } {
  const problems: FileProblem[] = [];
  const fitting = chosen.filter((file) => {
    if (have.some((other) => isSame(other, file))) {
      problems.push({ code: "twice", name: file.name });
      return false;
    }
    if (file.size > maxMegabytes * 1024 * 1024) {
      problems.push({ code: "too-large", name: file.name });
      return false;
    }
    return true;
  });
  const all = [...have, ...fitting];
  if (all.length > maxCount) problems.push({ code: "too-many", count: all.length - maxCount });
  return { files: all.slice(0, maxCount), problems };
}

function isSame(a: ChosenFile, b: ChosenFile): boolean {
  return a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
}

/** "820 KB", "3.4 MB": units as Chinese systems write them. */
export function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000
    ? `${Math.max(1, Math.round(kilobytes))} KB`
    : `${(kilobytes / 1024).toFixed(1)} MB`;
}
