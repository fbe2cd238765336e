/** Inputs that come from one row of a dataset, such as all that is known of one machine, so that they change together. */

/** By input: the dataset row that its value is a cell of. */
export type Rows = Readonly<Record<string, string>>;

/**
 * The inputs among `names` that are cells of the same row on either side, by the first of them, in their order. An
 * input that is a cell on one side only, because the other side's row lacks it, goes with the inputs of that row
 * where there is one such group. Groups of one are left out.
 */
export function groupsByRow(
  names: readonly string[],
  first: Rows,
  second: Rows,
): Readonly<Record<string, readonly string[]>> {
  const onBoth = new Set(
    names.flatMap((name) => {
      const [a, b] = [first[name], second[name]];
      return a === undefined || b === undefined ? [] : [keyOf(a, b)];
    }),
  );
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const [a, b] = [first[name], second[name]];
    if (a === undefined && b === undefined) continue;
    const partners = [...onBoth].filter((key) => {
      const [left, right] = key.split("\n");
      return (a ?? left) === left && (b ?? right) === right;
    });
    const [only = keyOf(a ?? "", b ?? "")] = partners.length === 1 ? partners : [];
    groups.set(only, [...(groups.get(only) ?? []), name]);
  }
  return Object.fromEntries(
    [...groups.values()].flatMap((members) => {
      const [leader] = members;
      return leader === undefined || members.length === 1 ? [] : [[leader, members] as const];
    }),
  );
}

function keyOf(a: string, b: string): string {
  return `${a}\n${b}`;
}
