/** What is asked of an answer, and whether it is met: one reading for shares, thresholds and maps. */
export interface Goal {
  readonly output: string;
  readonly target: number;
  readonly side: "atLeast" | "atMost";
}

/** The target itself is enough. No answer, `null` or NaN, reaches nothing. */
export function reaches({ target, side }: Pick<Goal, "target" | "side">, answer: number | null): boolean {
  if (answer === null) return false;
  return side === "atLeast" ? answer >= target : answer <= target;
}
