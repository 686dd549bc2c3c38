// Accessibility: WCAG 2.2 A and AA and best practice, in light and dark, on a small phone, a
// phone and a desk; and no page scrolls sideways.
//
//   node axe.mjs URL...
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { launch } from "./browser.mjs";

export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 390, 1280];
const SCHEMES = ["light", "dark"];

/** Return a line for everything that is wrong with the pages at `urls`, with the views it is in. */
export async function checkAccessibility(browser, urls) {
  const seenIn = new Map();
  const look = async (colorScheme) => {
    for (const width of WIDTHS) {
      for (const problem of await lookAt(browser, urls, colorScheme, width)) {
        seenIn.set(problem, [...(seenIn.get(problem) ?? []), `${colorScheme} ${width}`]);
      }
    }
  };
  await Promise.all(SCHEMES.map(look));
  return [...seenIn].map(([problem, views]) => `${problem}\n    (${views.join(", ")})`);
}

async function lookAt(browser, urls, colorScheme, width) {
  const context = await browser.newContext({
    colorScheme,
    locale: "id-ID",
    viewport: { width, height: 844 },
  });
  const page = await context.newPage();
  const problems = [];
  for (const url of urls) {
    await page.goto(url);
    const found = [...(await violations(page)), ...(await overflow(page))];
    problems.push(...found.map((text) => `${url}: ${text}`));
  }
  await context.close();
  return problems;
}

async function violations(page) {
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, html }) => `${id} (${impact}): ${help}\n    ${target}\n    ${html}`),
  );
}

async function overflow(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return over > 1 ? ["scrolls sideways"] : [];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const browser = await launch();
  const problems = await checkAccessibility(browser, process.argv.slice(2));
  await browser.close();
  console.log(problems.join("\n") || "axe: 0 violations");
  process.exitCode = problems.length > 0 ? 1 : 0;
}
