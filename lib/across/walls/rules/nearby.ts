/** How many open issues are shown beside a report: a reminder, no search. */
const nearbyShown = 3;

interface Told {
  title: string;
  problem: string;
  categoryId: string;
}

/**
 * The published issues that may be the same, the likeliest first: the same category, or much the same
 * words. Only what stands on the wall is compared, so nothing unpublished can be guessed by typing.
 */
export function likeliest<Issue extends Told>(
  issues: readonly Issue[],
  report: { categoryId: string; text: string },
): Issue[] {
  const typed = pairsOf(report.text);
  return issues
    .map((issue) => {
      const words = shared(typed, pairsOf(`${issue.title}${issue.problem}`));
      return { issue, weight: (issue.categoryId === report.categoryId ? 1 : 0) + 2 * words };
    })
    .filter(({ weight }) => weight >= 0.5)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, nearbyShown)
    .map(({ issue }) => issue);
}

function pairsOf(text: string): ReadonlySet<string> {
  const signs = Array.from(text.replaceAll(/[^\p{Letter}\p{Number}]+/gu, ""));
  return new Set(signs.slice(1).map((sign, at) => `${signs[at] ?? ""}${sign}`));
}

/** How much of the shorter text stands in the other, 0 to 1. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : [...a].filter((pair) => b.has(pair)).length / least;
}
