/** Quantities in less usual spellings with what they are worth, and numbers that only name. */
import { describe, expect, test } from "vitest";
import { findQuantities } from "../../src/markdown/find-quantities.ts";

const found = (text: string): string[] => findQuantities(text).map((one) => one.text);

describe("a quantity is read whole", () => {
  test.each([
    ["2 h 30 min", 2.5, "h"],
    ["1 hour and 12 minutes", 1.2, "h"],
    ["two days and twelve hours", 2.5, "day"],
    ["1 h 30 min 36 s", 1.51, "h"],
    ["5 ft 6 in", 5.5, null],
    ["0,75 litres", 0.75, null],
    ["12,50 €", 12.5, null],
    ["4 by 5 metres", 4, null],
    ["three hours out of four", 0.75, "x"],
    ["nine runs in ten", 0.9, "x"],
    ["One boat in six", 1 / 6, "x"],
    ["10,000 rows", 10_000, null],
    ["between 30x and 50x", 30, "x"],
    ["60 of every 100", 0.6, "x"],
    ["two of five", 0.4, "x"],
    ["less than an hour", 1, "h"],
    ["1:25,000", 1 / 25_000, "x"],
    ["8 percent thriftier", 8, "%"],
    ["4 more chairs", 4, null],
    ["a euro and a half", null, "x"],
  ] as const)("%s", (text, value, unit) => {
    const [span] = findQuantities(text);
    expect(span).toMatchObject({ text, unit });
    if (value === null) expect(span?.value).toBeNull();
    else expect(span?.value).toBeCloseTo(value, 10);
  });

  test("a comma between thousands stays one", () => {
    expect(findQuantities("1,250 kWh")).toMatchObject([{ value: 1250 }]);
    expect(found("The numbers 1,2 and 3")).not.toContain("1,2");
  });

  test("two quantities side by side stay two", () => {
    expect(found("It took two hours and 40 litres.")).toEqual(["two hours", "40 litres"]);
    expect(found("It ran 5 km in 20 min.")).toEqual(["5 km", "20 min"]);
    expect(found("The count fell to 12 by 9 a.m.")).toEqual(["12"]);
    expect(found("Six boats lay in two rows for ten days.")).toEqual(["ten days"]);
  });
});

describe("parts and multiples in words", () => {
  test.each([
    ["It fell by a third once the rain came.", "a third"],
    ["It fell from a half to a third.", "a half to a third"],
    ["It took half an hour.", "half an hour"],
    ["The flow is half what it was.", "half"],
    ["The fee will double.", "double"],
    ["The change could halve the bill.", "halve"],
    ["Bread sells for a dollar.", "a dollar"],
    ["It costs less than a euro a day.", "less than a euro a day"],
  ])("%s", (text, span) => {
    expect(found(text)).toEqual([span]);
  });

  test.each([
    "He doubled back, and the clerk doubles as a cook.",
    "Both halves were glued, then the two halves were sold.",
    "We met at half past six.",
    "A third party paid.",
    "A dollar is a dollar.",
    "It is little more than a hut, and more than a name.",
    "The newer one in two colours was left.",
    "Peel and halve the pears.",
  ])("none in: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("numbers that only name", () => {
  test.each([
    "The port is 8080, and it listens on 80.",
    "Error 0x80070057 is listed.",
    "Version 0.9.2 dropped it, and 1.0 brought it back.",
    "The Noble Eightfold Path and the Thirty Years' War are taught.",
    "[^4]: The letter is lost.",
    "### 2.3 How it is made",
    "Thanks a million to all.",
    "It returns 200 for seats 14 and 15 of the top 10.",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    ["The code is 40 lines long.", "40 lines"],
    ["The version is 20% smaller.", "20% smaller"],
    ["Version 2.0 scored 0.93 against 0.88.", "0.93", "0.88"],
    ["Release 4.1 was out, and 2.5 million people took it.", "2.5 million people"],
    ["## 40 GPUs at work", "40 GPUs"],
    ["Thirty boats sank.", "Thirty boats"],
    ["The top 10 percent pay.", "10 percent"],
    ["The hall seats 2,000 people.", "2,000 people"],
    ["It returns 200 watts.", "200 watts"],
    ["The plane took two hours, the bus three hours.", "two hours", "three hours"],
  ])("but a quantity is one: %s", (text, ...spans) => {
    expect(found(text)).toEqual(spans);
  });
});
