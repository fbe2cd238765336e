/**
 * Draws at the first event of a frame, so that the browser lays the page out once
 * for the control and for what follows it; what comes in the same frame is drawn
 * together at its end.
 */

/** What is not needed in every frame waits for a pause of this many milliseconds. */
export const PAUSE = 250;

export function onceAFrame(draw: () => void): () => void {
  let drawn = false;
  let again = false;
  const request = (): void => {
    again = drawn;
    if (drawn) return;
    drawn = true;
    requestAnimationFrame(() => {
      drawn = false;
      if (again) request();
    });
    draw();
  };
  return request;
}
