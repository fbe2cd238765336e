/**
 * What a sheet alone cannot do for citation previews: Escape closes one, and on
 * a touch screen a tap opens it and the next one closes it. Hover and focus need
 * no script.
 */

const cites = [...document.querySelectorAll<HTMLElement>(".cite")];

function close(cite: HTMLElement): void {
  cite.classList.remove("open");
  cite.classList.add("closed");
}

for (const cite of cites) {
  // Closed lasts for one visit: it ends when neither pointer nor focus is left on it.
  cite.addEventListener("pointerleave", () => {
    if (!cite.contains(document.activeElement)) cite.classList.remove("closed");
  });
  cite.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && cite.contains(relatedTarget)) return;
    if (!cite.matches(":hover")) cite.classList.remove("closed");
  });
}

addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const cite of cites) if (cite.matches(":hover, :focus-within, .open")) close(cite);
});

addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const tapped = target?.closest<HTMLElement>(".cite") ?? null;
  for (const cite of cites) if (cite !== tapped) cite.classList.remove("open");
  const onNumber = target?.closest(".cite > a") != null;
  if (tapped === null || !onNumber || !(event instanceof PointerEvent) || event.pointerType !== "touch")
    return;
  event.preventDefault();
  if (tapped.classList.contains("open")) close(tapped);
  else {
    tapped.classList.remove("closed");
    tapped.classList.add("open");
  }
});
