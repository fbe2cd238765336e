/** The reports as an Astro collection. Their fields are checked by our own reader, which knows the place of each fault. */
import { join } from "node:path";
import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { siteFolder } from "./build/site-options.ts";
import { reportSchema } from "./schemas/report.ts";

export const collections = {
  reports: defineCollection({
    loader: glob({ pattern: "*.mdx", base: join(siteFolder, "content/reports") }),
    schema: reportSchema,
  }),
};
