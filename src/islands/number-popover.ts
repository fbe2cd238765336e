/**
 * Opens a number's page in place: value, rounding and tree in a popover that can
 * be pinned, tabbed through, and closed with Escape. The link stays a link: with
 * a modifier key, or when the page cannot be had, the browser follows it.
 */

const panel = makePanel();
let opener: HTMLElement | null = null;

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || event.defaultPrevented) return;
  const link = event.target.closest<HTMLAnchorElement>("a.number");
  if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  event.preventDefault();
  void open(link);
});

async function open(link: HTMLAnchorElement): Promise<void> {
  const main = await fetchMain(link.href);
  if (main === null) {
    location.assign(link.href);
    return;
  }
  opener = link;
  panel.title.textContent = link.textContent.trim();
  panel.full.href = link.href;
  panel.body.replaceChildren(...main);
  if (!panel.root.matches(":popover-open")) panel.root.showPopover();
  panel.root.scrollTop = 0;
  placeBeside(link);
  panel.title.focus();
}

const pages = new Map<string, Promise<Document | null>>();

/** The content of the number's page below its heading; `null` when it cannot be had. */
async function fetchMain(href: string): Promise<Node[] | null> {
  let page = pages.get(href);
  if (page === undefined) {
    page = fetch(href)
      .then(async (response) =>
        response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null,
      )
      .catch(() => null);
    pages.set(href, page);
  }
  const main = (await page)?.querySelector("main");
  if (main === null || main === undefined) return null;
  const copy = document.importNode(main, true);
  for (const part of copy.querySelectorAll("h1, .kicker")) part.remove();
  for (const heading of copy.querySelectorAll("h2")) heading.replaceWith(asHeading(heading.textContent));
  return [...copy.childNodes];
}

/** Inside the popover headings stand one level lower. */
function asHeading(text: string): HTMLElement {
  const heading = document.createElement("h3");
  heading.textContent = text;
  return heading;
}

function makePanel() {
  const root = document.createElement("div");
  root.className = "number-panel";
  root.popover = "auto";
  root.setAttribute("role", "dialog");
  root.setAttribute("aria-labelledby", "number-panel-title");
  const bar = document.createElement("div");
  bar.className = "number-panel-bar";
  const title = document.createElement("h2");
  title.id = "number-panel-title";
  title.tabIndex = -1;
  const pin = button("Pin");
  pin.setAttribute("aria-pressed", "false");
  const full = document.createElement("a");
  full.textContent = "Own page";
  const close = button("Close");
  bar.append(title, pin, full, close);
  const body = document.createElement("div");
  body.className = "number-panel-body";
  root.append(bar, body);
  document.body.append(root);
  pin.addEventListener("click", () => {
    const pinned = root.popover === "auto";
    // A popover that changes its kind is hidden by the browser, so it is shown again.
    root.popover = pinned ? "manual" : "auto";
    root.showPopover();
    pin.setAttribute("aria-pressed", String(pinned));
    pin.textContent = pinned ? "Pinned" : "Pin";
    pin.focus();
  });
  close.addEventListener("click", () => root.hidePopover());
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    root.hidePopover();
  });
  root.addEventListener("toggle", (event) => {
    if (event.newState === "closed") opener?.focus({ preventScroll: true });
  });
  return { root, title, full, body };
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  return made;
}

/** Below the link where there is room, else above; set through the object model, which the security policy allows. */
function placeBeside(link: HTMLElement): void {
  const at = link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel.root;
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
  const below = at.bottom + 8;
  const top = below + height <= innerHeight ? below : Math.max(8, at.top - height - 8);
  panel.root.style.left = `${left}px`;
  panel.root.style.top = `${top}px`;
}

export {};
