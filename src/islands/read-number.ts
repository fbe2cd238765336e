/** Numbers as readers type them and as links carry them. */
const plainNumber = /^[-+\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.\d*)?(?:e[-+]?\d+)?$/i;

/** NaN for what is no number: commas part thousands and nothing else, so "1,5" is refused and not read as 15. */
export function readNumber(text: string): number {
  return plainNumber.test(text) ? Number(text.replaceAll(",", "").replace("\u2212", "-")) : Number.NaN;
}
