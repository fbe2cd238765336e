/**
 * Turns our tree into elements, made by name and never from text, so nothing in
 * data can become markup. A picture that was written before is changed where the
 * trees differ: most of a drag's frames move a line and a few words.
 */
import type { MarkupNode } from "../base/markup.ts";
import type { Cloud } from "./travel-stops.ts";

const SVG = "http://www.w3.org/2000/svg";

/** What stands in the page by us; a place that somebody else wrote to is written anew. */
const written = new WeakMap<Element, { readonly tree: MarkupNode; readonly root: Element }>();

/** Tells the place by an event "redrawn", for its element may be the same as before. */
export function writeMarkup(place: Element, tree: MarkupNode): void {
  const before = written.get(place);
  if (before !== undefined && before.root.parentNode === place && isAlike(before.tree, tree)) {
    written.set(place, { tree, root: before.root });
    change(before.root, before.tree, tree);
  } else {
    const root = toElement(tree);
    written.set(place, { tree, root });
    place.replaceChildren(root);
  }
  place.dispatchEvent(new Event("redrawn"));
}

/** Whether one element can become the other and be the same to the letter: attributes keep their order. */
function isAlike(a: MarkupNode, b: MarkupNode): boolean {
  if (a.tag !== b.tag) return false;
  const [names, others] = [Object.keys(a.attributes), Object.keys(b.attributes)];
  return names.length === others.length && names.every((name, index) => name === others[index]);
}

/** The element that `before` made, so that it is what `after` would make. */
function change(made: Element, before: MarkupNode, after: MarkupNode): void {
  for (const name in after.attributes) {
    const value = after.attributes[name];
    if (before.attributes[name] !== value) setAttribute(made, name, value);
  }
  let child = made.firstChild;
  for (const [index, now] of after.children.entries()) {
    if (child === null) {
      made.append(toNode(now));
      continue;
    }
    const next: ChildNode | null = child.nextSibling;
    const then = before.children[index];
    // Parts that a drag leaves as they are, such as axes, are the same objects.
    if (now !== then) {
      if (typeof now === "object" && typeof then === "object" && isAlike(then, now))
        change(child as Element, then, now);
      else if (typeof now === "string" && typeof then === "string") child.nodeValue = now;
      else child.replaceWith(toNode(now));
    }
    child = next;
  }
  while (child !== null) {
    const next: ChildNode | null = child.nextSibling;
    child.remove();
    child = next;
  }
}

/** Writes the words of an element, and nothing where they stand already. */
export function writeText(place: Element | null, text: string): void {
  if (place === null) return;
  const { firstChild } = place;
  // A text that is changed costs the browser less than one that is made.
  if (firstChild instanceof Text && firstChild.nextSibling === null) {
    if (firstChild.data !== text) firstChild.data = text;
  } else if (place.textContent !== text) place.textContent = text;
}

function toNode(node: MarkupNode | string): Node {
  return typeof node === "string" ? new Text(node) : toElement(node);
}

function toElement(node: MarkupNode): Element {
  const made = document.createElementNS(SVG, node.tag);
  for (const name in node.attributes) setAttribute(made, name, node.attributes[name]);
  for (const child of node.children) made.append(toNode(child));
  return made;
}

function setAttribute(made: Element, name: string, value: string | number | undefined): void {
  if (name === "data-texts") (made as Cloud).texts = String(value).split("\n");
  else if (name !== "xmlns") made.setAttribute(name, String(value));
}
