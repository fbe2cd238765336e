/** What a browser loads for a page, by kind. The server sends files as they are; Brotli is what a host would send. */
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Browser } from "playwright-core";
import type { PageType } from "../page-types.ts";

export interface Weight {
  readonly rawBytes: number;
  readonly brotliBytes: number;
}
export type Kind = "html" | "css" | "script" | "font" | "other";
export interface PageWeight extends Weight {
  readonly name: string;
  readonly path: string;
  readonly kinds: Readonly<Record<Kind, Weight>>;
}

const kindsByEnding: Readonly<Record<string, Kind>> = {
  "": "html",
  ".html": "html",
  ".css": "css",
  ".js": "script",
  ".woff2": "font",
};

export function weigh(content: string | Buffer): Weight {
  const bytes = Buffer.from(content);
  return { rawBytes: bytes.length, brotliBytes: bytes.length === 0 ? 0 : brotliCompressSync(bytes).length };
}

/** Opens each page with script and an empty cache and weighs every file that it asks for. */
export async function pageWeights(
  browser: Browser,
  address: string,
  folder: string,
  pages: readonly PageType[],
): Promise<PageWeight[]> {
  const weights: PageWeight[] = [];
  for (const { name, path, status } of pages) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const paths = new Set<string>();
    page.on("request", (request) => paths.add(new URL(request.url()).pathname));
    await page.goto(address + path, { waitUntil: "networkidle" });
    await context.close();
    const kinds = { html: none(), css: none(), script: none(), font: none(), other: none() };
    for (const one of paths) {
      const file =
        status === 404 && one === `/${path}` ? "404.html" : one.endsWith("/") ? `${one}index.html` : one;
      add(kinds[kindsByEnding[extname(file)] ?? "other"], weigh(readFileSync(join(folder, file))));
    }
    const all = none();
    for (const kind of Object.values(kinds)) add(all, kind);
    weights.push({ name, path, ...all, kinds });
  }
  return weights;
}

function none(): { rawBytes: number; brotliBytes: number } {
  return { rawBytes: 0, brotliBytes: 0 };
}

function add(sum: { rawBytes: number; brotliBytes: number }, { rawBytes, brotliBytes }: Weight): void {
  sum.rawBytes += rawBytes;
  sum.brotliBytes += brotliBytes;
}
