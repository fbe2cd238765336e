/** Serves a built folder on this machine only; used by `start`, the tests and `bench`. */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".bib": "application/x-bibtex; charset=utf-8",
  ".ris": "application/x-research-info-systems; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

export interface Serving {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** @param port wanted; the next free one is taken when it is in use, any when 0 */
export async function serveFolder(folder: string, base: string, port: number): Promise<Serving> {
  const server = createServer((request, response) => {
    const path = decodePath(request.url ?? "/");
    const inside = path?.startsWith(base) === true ? path.slice(base.length) : null;
    if (inside === null && path === "/" && base !== "/") {
      response.writeHead(302, { location: base }).end();
      return;
    }
    const file = inside === null ? null : findFile(folder, inside);
    const found = file ?? join(folder, "404.html");
    if (!existsSync(found)) {
      response.writeHead(404).end("Not found");
      return;
    }
    response.writeHead(file === null ? 404 : 200, {
      "content-type": types[extname(found)] ?? "application/octet-stream",
      "x-content-type-options": "nosniff",
    });
    createReadStream(found).pipe(response);
  });
  const taken = await listen(server, port);
  return {
    address: `http://localhost:${taken}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function decodePath(url: string): string | null {
  try {
    return decodeURIComponent(url.split(/[?#]/)[0] ?? "/");
  } catch {
    return null;
  }
}

function findFile(folder: string, path: string): string | null {
  const full = normalize(join(folder, path));
  if (full !== folder && !full.startsWith(folder + sep)) return null;
  for (const candidate of [full, join(full, "index.html")]) {
    if (existsSync(candidate) && statSync(candidate).isFile()) return candidate;
  }
  return null;
}

async function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" && port !== 0) {
        port += 1;
        server.listen(port, "localhost");
      } else reject(error);
    });
    server.on("listening", () => resolve((server.address() as AddressInfo).port));
    server.listen(port, "localhost");
  });
}
