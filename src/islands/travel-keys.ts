/** The keys by which a reader travels a picture; others are the page's. */
export function isTravelKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && /^(?:Arrow(?:Left|Right|Up|Down)|Home|End)$/.test(key);
}
