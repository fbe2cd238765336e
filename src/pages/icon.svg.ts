/** The site's icon: the four marks of evidence as a small ledger. */
import type { APIRoute } from "astro";
import { element, serialise } from "../base/markup.ts";

export const GET: APIRoute = () => {
  const icon = element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: "0 0 32 32" },
    element("rect", { width: 32, height: 32, rx: 6, fill: "#5a0034" }),
    element("circle", { cx: 10, cy: 10, r: 4, fill: "#fff" }),
    element("path", { d: "M22 5 27 10 22 15 17 10Z", fill: "none", stroke: "#fff", "stroke-width": 2 }),
    element("path", { d: "M10 18 15 27H5Z", fill: "none", stroke: "#fff", "stroke-width": 2 }),
    element("circle", { cx: 22, cy: 23, r: 4, fill: "none", stroke: "#fff", "stroke-width": 2 }),
  );
  return new Response(serialise(icon), { headers: { "content-type": "image/svg+xml" } });
};
