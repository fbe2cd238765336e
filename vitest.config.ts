/**
 * Two sets of tests: `rooms` (fast, no browser) and `site`, which builds the real
 * site once and opens it in a browser. A set is prepared only when one of its
 * tests is asked for. `UPDATE=1` rewrites snapshots; without it a missing or
 * other one fails.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    maxWorkers: "100%",
    // No test measures time; a slow machine is not a fault.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    update: process.env["UPDATE"] === "1" ? "all" : "none",
    projects: [
      {
        extends: true,
        test: {
          name: "rooms",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**", "test/fixtures/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: ["test/site/set-up.ts"],
        },
      },
    ],
  },
});
