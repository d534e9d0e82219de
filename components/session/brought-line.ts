// A signed line that somebody brings behind the # of a link: browsers send that part to no server. Who must
// sign in first keeps it in the own tab meanwhile; it is gone when it was taken, or the tab is closed.

const shape = /gz1\.[\w-]+\.[\w-]+/u;
const place = "brought-line";

/** The signed line in a text, or nothing. */
export function signedLineIn(text: string): string | undefined {
  return shape.exec(text)?.[0];
}

/** The line behind the # of the address, which keeps nothing of it afterwards. */
export function lineOfAddress(): string | undefined {
  const found = signedLineIn(window.location.hash);
  if (found !== undefined) {
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
  }
  return found;
}

/** Keeps it over a sign-in; a browser that lets nothing be kept loses it, as before. */
export function keepLine(line: string): void {
  try {
    window.sessionStorage.setItem(place, line);
  } catch {
    // The link can be opened again once one is signed in.
  }
}

export function isLineKept(): boolean {
  try {
    return window.sessionStorage.getItem(place) !== null;
  } catch {
    return false;
  }
}

/** Takes it out again, once. */
export function takeKeptLine(): string | undefined {
  try {
    const kept = window.sessionStorage.getItem(place);
    window.sessionStorage.removeItem(place);
    return kept === null ? undefined : signedLineIn(kept);
  } catch {
    return undefined;
  }
}
