/** Text from an address as a notice repeats it: in quotation marks, cut where it is long. */

/** Signs that are repeated. */
const QUOTED = 60;

export function quoted(text: string): string {
  return `“${cut(text)}”`;
}

/** By whole signs, so that none is torn. */
export function cut(text: string): string {
  const signs = [...text.slice(0, 2 * QUOTED + 2)];
  return signs.length > QUOTED ? `${signs.slice(0, QUOTED).join("")}…` : text;
}
