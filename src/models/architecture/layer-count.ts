/** An input that attention and the roofline share; by itself, so that a page loads no more than it needs. */

/** Layers of a model. */
export const layerCount = {
  type: "number",
  symbol: "L",
  title: "Layers",
  unit: "count",
  domain: { min: 1, max: 10_000, integer: true },
  usual: [16, 160],
} as const;
