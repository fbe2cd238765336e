/** The record through which a plugin hands data to the page that prints the text. */
import type { VFile } from "vfile";

/** `file.data.astro.frontmatter`, made when absent. */
export function pageData(file: VFile): Record<string, unknown> {
  const data = file.data as { astro?: { frontmatter?: Record<string, unknown> } };
  data.astro ??= {};
  data.astro.frontmatter ??= {};
  return data.astro.frontmatter;
}
