/** Values known from the published tables, looked up in the raw files: a table that was mangled on its way in fails here. */
import { describe, expect, it } from "vitest";
import { numberIn, onlyRow, rawRows, type RawRow } from "../laws/raw-csv.ts";

describe("MLPerf Inference", () => {
  it("v4.1: NVIDIA's power-limited 8x H200 makes 4.11 tokens a joule on llama2-70b Offline (25,262.1 over 6,152.984 W)", () => {
    const row = onlyRow("mlperf-inference-llm@v4.1", {
      system: "NVIDIA H200 (8x H200-SXM-141GB, MaxQ, TensorRT)",
      benchmark: "llama2-70b",
      scenario: "Offline",
      accuracyTarget: "99",
    });
    expect([numberIn(row, "result"), numberIn(row, "powerW")]).toEqual([25262.1, 6152.984]);
    expect(numberIn(row, "tokensPerJoule")).toBeCloseTo(25262.1 / 6152.984, 4);
    expect(numberIn(row, "tokensPerJoule").toFixed(2)).toBe("4.11");
  });

  it("v5.1: Lenovo's 8x B200 makes 9.89 tokens a joule on the same benchmark (102,909 over 10,400.999 W)", () => {
    const row = onlyRow("mlperf-inference-llm@v5.1", {
      system: "ThinkSystem SR680a V3 (8x B200-SXM-180GB, TensorRT)",
      benchmark: "llama2-70b",
      scenario: "Offline",
      accuracyTarget: "99",
    });
    expect([numberIn(row, "result"), numberIn(row, "powerW")]).toEqual([102909, 10400.999]);
    expect(numberIn(row, "tokensPerJoule").toFixed(2)).toBe("9.89");
  });

  it("v6.0: NVIDIA's 72x GB300 makes 14,486 tokens a second and accelerator on gpt-oss-120b Offline", () => {
    const row = onlyRow("mlperf-inference-llm@v6.0", {
      submitter: "NVIDIA",
      acceleratorFamily: "GB300",
      acceleratorCount: "72",
      benchmark: "gpt-oss-120b",
      scenario: "Offline",
    });
    expect(numberIn(row, "result")).toBe(1042980);
    expect(numberIn(row, "resultPerAccelerator")).toBeCloseTo(1042980 / 72, 4);
    expect(numberIn(row, "resultPerAccelerator").toFixed(0)).toBe("14486");
  });

  it.each(["v4.1", "v5.1", "v6.0"])(
    "%s: each value per accelerator is the result over the count",
    (round) => {
      const rows = rawRows(`mlperf-inference-llm@${round}`).filter(
        (row) => row["resultPerAccelerator"] !== "",
      );
      expect(rows.length).toBeGreaterThan(150);
      const wrong = rows.filter((row) => {
        const expected = numberIn(row, "result") / numberIn(row, "acceleratorCount");
        return Math.abs(numberIn(row, "resultPerAccelerator") / expected - 1) > 1e-4;
      });
      expect(wrong.map((row) => `${row["resultId"] ?? ""} ${row["benchmark"] ?? ""}`)).toEqual([]);
    },
  );
});

describe("InferenceX points", () => {
  const dataset = "inferencex-points@2026-06-14";

  it("hold GB300's run with FP4 and multi-token prediction: 14,550.8713 tok/s/GPU at 68.6927 tok/s/user", () => {
    const row = onlyRow(dataset, {
      hardware: "gb300",
      precision: "fp4",
      specMethod: "mtp",
      concurrency: "1127",
    });
    expect([numberIn(row, "throughputPerGpu"), numberIn(row, "medianInteractivity")]).toEqual([
      14550.8713, 68.6927,
    ]);
    expect([row["date"], row["inputLength"], row["outputLength"], row["gpuCount"]]).toEqual([
      "2026-02-03",
      "8192",
      "1024",
      "42",
    ]);
  });

  it("give user speed as the inverse of time per token wherever both stand", () => {
    const rows = rawRows(dataset).filter(
      (row) => row["medianTpot"] !== "" && row["medianInteractivity"] !== "",
    );
    expect(rows.length).toBeGreaterThan(1000);
    const off = rows.filter(
      (row) => Math.abs(numberIn(row, "medianTpot") * numberIn(row, "medianInteractivity") - 1) > 0.02,
    );
    expect(off.filter((row) => row["note"] === "")).toEqual([]);
  });
});

describe("cost and power assumptions", () => {
  const columns = ["ownershipHyperscaler", "ownershipNeocloud", "rental", "allInPower"] as const;
  const of = (day: string, hardware: string): RawRow =>
    onlyRow(`accelerator-cost-power@${day}`, { hardware });
  const values = (day: string, hardware: string): number[] =>
    columns.map((column) => numberIn(of(day, hardware), column));

  it.each([
    ["2026-03-18", "h100", [1.3, 1.69, 1.3, 1.73]],
    ["2026-03-18", "h200", [1.41, 1.74, 1.6, 1.73]],
    ["2026-03-18", "gb200", [2.21, 2.75, 3.3, 2.1]],
    ["2026-03-18", "gb300", [2.652, 3.3, 3.96, 2.1]],
    ["2026-07-14", "h200", [1.41, 1.74, 1.6, 1.37]],
    ["2026-07-14", "gb300", [2.652, 3.3, 3.96, 2.12]],
    ["2026-08-14", "h100", [1.17, 1.55, 1.78, 1.37]],
    ["2026-08-14", "h200", [1.22, 1.59, 2.05, 1.37]],
    ["2026-08-14", "gb200", [1.86, 2.26, 2.6, 1.87]],
    ["2026-08-14", "gb300", [2.31, 2.79, 3.3, 2.12]],
  ])(
    "of %s say for %s what their commit says: ownership twice, rental, all-in kW",
    (day, hardware, expected) => {
      expect(values(day, hardware)).toEqual(expected);
    },
  );

  it("of 23 July give ownership alone, for three racks", () => {
    expect(
      rawRows("accelerator-cost-power@2026-07-23").map((row) => [
        row["hardware"],
        row["ownershipHyperscaler"],
      ]),
    ).toEqual([
      ["gb200", "1.84"],
      ["gb300", "2.36"],
      ["vr200_nvl72", "3.57"],
    ]);
  });

  it("have stand-ins for GB300 until July: 1.2 times GB200, and say so", () => {
    for (const day of ["2026-03-18", "2026-07-14"]) {
      expect(values(day, "gb300").slice(0, 3)).toEqual(
        values(day, "gb200")
          .slice(0, 3)
          .map((price) => expect.closeTo(price * 1.2, 3) as number),
      );
      expect([of(day, "gb300")["placeholder"], of(day, "gb200")["placeholder"]]).toEqual(["true", "false"]);
    }
    expect(of("2026-08-14", "gb300")["placeholder"]).toBe("false");
  });
});
