/**
 * Makes each picture one tab stop, named by its title and how to travel. What
 * travels its points is fetched when a reader first comes near one, and then told
 * what they did in the meantime.
 */
import { isTravelKey } from "./travel-keys.ts";

const events = ["focus", "blur", "keydown", "pointerenter", "pointermove", "pointerleave", "click"] as const;

const help = document.createElement("p");
help.id = "travel-help";
help.hidden = true;
help.textContent =
  "Chart: left and right arrow keys go along a series, up and down to another, Escape leaves.";
document.body.append(help);

let heard: ((picture: HTMLElement, event: Event) => void) | null = null;
let meanwhile: { readonly picture: HTMLElement; readonly event: Event }[] = [];

for (const picture of document.querySelectorAll<HTMLElement>(".picture, [data-chart]")) {
  picture.tabIndex = 0;
  picture.classList.add("travelled");
  // Arrow keys are then the picture's and not the screen reader's.
  picture.setAttribute("role", "application");
  picture.setAttribute("aria-roledescription", "chart");
  // A title that is drawn anew is the new name.
  const title = picture.querySelector("svg > title")?.id ?? "";
  picture.setAttribute("aria-labelledby", `${title} ${help.id}`.trim());
  for (const type of events) picture.addEventListener(type, (event) => hear(picture, event));
  picture.addEventListener("redrawn", (event) => heard?.(picture, event));
}

function hear(picture: HTMLElement, event: Event): void {
  if (heard !== null) {
    heard(picture, event);
    return;
  }
  // The page would scroll away under the first arrow.
  if (event instanceof KeyboardEvent && isTravelKey(event)) event.preventDefault();
  meanwhile.push({ picture, event });
  if (meanwhile.length > 1) return;
  void import("./travel-points.ts")
    .then((module) => {
      heard = module.heard;
    })
    // A browser does not ask again for a script that failed: the keys are the page's then, as without script.
    .catch(() => {
      heard = () => undefined;
    })
    .finally(() => {
      for (const missed of meanwhile) heard?.(missed.picture, missed.event);
      meanwhile = [];
    });
}
