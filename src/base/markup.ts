/**
 * A small tree for SVG (and any XML-like markup) and its one serialiser, which
 * escapes everything: charts never glue text together.
 */

export interface MarkupNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (MarkupNode | string)[];
}

/** Attributes that are `undefined` are left out; numbers are rounded to two decimals. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly (MarkupNode | string | null | readonly (MarkupNode | string | null)[])[]
): MarkupNode {
  const kept: Record<string, string | number> = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined) continue;
    if (typeof value === "number" && !Number.isFinite(value)) {
      throw new RangeError(`<${tag}> ${name} is ${value}, expected a finite number`);
    }
    kept[name] = typeof value === "number" ? roundCoordinate(value) : value;
  }
  const inside: (MarkupNode | string)[] = [];
  for (const child of children) {
    if (isList(child)) {
      for (const one of child) if (one !== null) inside.push(one);
    } else if (child !== null) inside.push(child);
  }
  return { tag, attributes: kept, children: inside };
}

function isList<T>(child: T | readonly T[]): child is readonly T[] {
  return Array.isArray(child);
}

/** Two decimals; never "-0". */
export function roundCoordinate(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** Text of the tree; `<`, `>`, `&` and quotes are escaped, and signs that XML forbids are dropped. */
export function serialise(node: MarkupNode | string): string {
  if (typeof node === "string") return escapeText(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeText(String(value))}"`)
    .join("");
  if (node.children.length === 0) return `<${node.tag}${attributes}/>`;
  return `<${node.tag}${attributes}>${node.children.map(serialise).join("")}</${node.tag}>`;
}

// eslint-disable-next-line no-control-regex -- these signs are what is looked for
const forbiddenInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Safe in HTML and XML, in text and in a quoted attribute. */
export function escapeText(text: string): string {
  return text
    .replace(forbiddenInXml, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** JSON that may stand inside a `<script type="application/json">`. */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
