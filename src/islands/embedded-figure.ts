/** An embedded figure whose address carries moved inputs is drawn at them; others load no more than this. */

const root = document.querySelector<HTMLElement>("[data-figure]");
const id = root?.dataset["figure"] ?? "";
const carries = [...new URLSearchParams(location.search).keys()].some((name) => name.startsWith(`${id}.`));
if (root !== null && carries) void import("./embed-state.ts").then(async ({ showState }) => showState(root));

export {};
