import { afterEach, describe, expect, it, vi } from "vitest";
import type { Control } from "../../src/figures/contract.ts";
import { readState, writeState } from "../../src/islands/url-state.ts";

const controls: Readonly<Record<string, Control>> = {
  basis: { type: "choice", label: "Basis", options: { own: "as entered", rental: "rental" }, start: "own" },
  price: { type: "number", label: "Price", unit: "1", min: 0, max: 20, step: 0.01, start: 2 },
};
const start = { basis: "own", price: 2 };

/** Puts an address in place of the browser's; `replaceState` writes it. */
function browseTo(address: string): { href: string; search: string } {
  const place = { href: address, search: new URL(address).search };
  vi.stubGlobal("location", place);
  vi.stubGlobal("history", {
    state: null,
    replaceState: (_state: unknown, _title: string, url: URL) => {
      place.href = url.href;
      place.search = url.search;
    },
  });
  return place;
}

describe("the address of a figure's controls", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("gives back what was written, for each figure of a page apart", () => {
    browseTo("https://example.org/reports/a/#figure-b");
    writeState("b", { basis: "rental", price: 3.5 }, start);
    writeState("c", { basis: "own", price: 7 }, start);
    expect(readState("b", controls, start)).toEqual({ basis: "rental", price: 3.5 });
    expect(readState("c", controls, start)).toEqual({ basis: "own", price: 7 });
    expect(readState("d", controls, start)).toEqual(start);
  });

  it("says only what was moved, and keeps the rest of the address", () => {
    const place = browseTo("https://example.org/reports/a/?other=1#figure-b");
    writeState("b", { basis: "own", price: 3.5 }, start);
    expect(place.href).toBe("https://example.org/reports/a/?other=1&b.price=3.5#figure-b");
    writeState("b", start, start);
    expect(place.href).toBe("https://example.org/reports/a/?other=1#figure-b");
  });

  it.each([
    "?b.price=21",
    "?b.price=-1",
    "?b.price=",
    "?b.price=1e999",
    "?b.price=NaN",
    "?b.price=%3Cscript%3E",
    "?b.basis=list",
    "?b.basis=constructor",
    "?b.unknown=3",
  ])("passes over %s and starts as usual", (search) => {
    browseTo(`https://example.org/${search}`);
    expect(readState("b", controls, start)).toEqual(start);
  });
});
