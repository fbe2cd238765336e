/** What must hold of the layout of any page at any width; run inside the page, so each function stands alone. */

/** Elements that push the page wider than the window. */
export function wideElements(): string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > width + 0.5)
    .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute("class") ?? ""}`);
}

/**
 * Text that a reader cannot get at: outside the window or cut by a box that does
 * not scroll; in a picture, outside its frame. What is hidden on purpose
 * (previews, the skip link, words for screen readers, closed details) is left out.
 */
export function cutTexts(): string[] {
  const cut: string[] = [];
  const width = document.documentElement.clientWidth;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? "";
    const element = node.parentElement;
    if (
      text === "" ||
      element === null ||
      element.closest("script, style, title, desc, .skip, .unseen, option") !== null
    )
      continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    let [left, right, top, bottom] = [0, width, -Infinity, Infinity];
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const frame = around.getBoundingClientRect();
      if (around instanceof SVGSVGElement || overflowX === "hidden" || overflowX === "clip") {
        [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
        if (overflowY !== "visible" || around instanceof SVGSVGElement)
          [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
      }
      if (overflowX === "auto" || overflowX === "scroll") {
        [left, right] = [-Infinity, Infinity];
        break;
      }
    }
    // A pixel is the rounding of glyph boxes; above and below, a box is taller than the ink in it.
    const out = [left - box.left - 1, box.right - right - 1];
    const room = box.height * 0.15;
    out.push(top - box.top - room, box.bottom - bottom - room);
    const most = Math.max(...out);
    if (most > 0)
      cut.push(`“${text.slice(0, 40)}” by ${most.toFixed(1)} px in ${element.tagName.toLowerCase()}`);
  }
  return cut;
}
