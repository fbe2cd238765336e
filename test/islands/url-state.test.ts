import { afterEach, describe, expect, it, vi } from "vitest";
import type { Control } from "../../src/figures/contract.ts";
import { stateAddress } from "../../src/islands/state-address.ts";
import { readState, stateOf, writeState } from "../../src/islands/url-state.ts";

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

  it("hands a choice's option on to the one it swaps with, so that the two never stand alike", () => {
    const options = { a: "A", b: "B", c: "C" };
    const sides: Readonly<Record<string, Control>> = {
      across: { type: "choice", label: "Across", options, start: "a", swapsWith: "up" },
      up: { type: "choice", label: "Up", options, start: "b", swapsWith: "across" },
    };
    const from = { across: "a", up: "b" };
    const read = (search: string): unknown => {
      browseTo(`https://example.org/${search}`);
      return readState("m", sides, from);
    };
    expect(read("?m.across=b")).toEqual({ across: "b", up: "a" });
    expect(read("?m.up=a")).toEqual({ across: "b", up: "a" });
    for (const across of ["a", "b", "c"]) {
      for (const up of ["a", "b", "c"]) {
        if (across === up) continue;
        browseTo("https://example.org/");
        writeState("m", { across, up }, from);
        expect(readState("m", sides, from)).toEqual({ across, up });
      }
    }
  });
});

describe("the state of one figure", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("is what does not stand at its start, and what an address carries gives it back", () => {
    const moved = { basis: "own", price: 9.5 };
    expect(stateOf("fig", start, start).toString()).toBe("");
    expect(stateOf("fig", moved, start).toString()).toBe("fig.price=9.5");
    browseTo("https://ledger.example/reports/a/?other.price=1#x");
    const address = stateAddress("/figures/fig/", "fig", moved, start);
    expect(address).toBe("https://ledger.example/figures/fig/?fig.price=9.5");
    browseTo(address);
    expect(readState("fig", controls, start)).toEqual(moved);
  });
});
