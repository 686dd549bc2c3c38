// Lighthouse, as Google measures phones: simulated slow 4G and a processor four times slower.
//
//   node lighthouse.mjs URL...
import { pathToFileURL } from "node:url";
import lighthouse from "lighthouse";
import { launch } from "./browser.mjs";

const PORT = 18390;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const MOST = { "largest-contentful-paint": 1200, "cumulative-layout-shift": 0.01 };
const TRIES = 4; // other work on the machine slows a page down; nothing makes it faster than it is

/** Return a line for each figure of the pages at `urls` that falls short, and say them all. */
export async function checkLighthouse(urls) {
  const browser = await launch([`--remote-debugging-port=${PORT}`]);
  const problems = [];
  for (const url of urls) {
    let best;
    for (let tries = 0; tries < TRIES && (best === undefined || best.length > 0); tries += 1) {
      const found = await measure(url);
      best = best === undefined || found.length < best.length ? found : best;
    }
    problems.push(...best.map((text) => `${url}: ${text}`));
  }
  await browser.close();
  return problems;
}

async function measure(url) {
  const { lhr } = await lighthouse(url, { port: PORT, logLevel: "silent", onlyCategories: CATEGORIES });
  const scored = CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)]);
  const figures = Object.keys(MOST).map((name) => [name, lhr.audits[name].numericValue]);
  const told = [...scored.map(([, score]) => score), ...figures.map(([, value]) => Number(value.toFixed(3)))];
  console.log(`    ${new URL(url).pathname}  ${told.join(" / ")}`);
  const low = scored.filter(([, score]) => score < 100);
  return [
    ...low.map(([name, score]) => `${name} ${score}: ${failing(lhr, name).join(", ")}`),
    ...figures.filter(([name, value]) => value > MOST[name]).map(([name, value]) => `${name} ${value.toFixed(3)}`),
  ];
}

function failing(lhr, category) {
  return lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1)
    .map(({ id }) => id);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = await checkLighthouse(process.argv.slice(2));
  console.log(problems.join("\n") || "lighthouse: 100/100/100/100");
  process.exitCode = problems.length > 0 ? 1 : 0;
}
