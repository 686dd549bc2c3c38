// What a page costs a phone of 390 px at 2×, as bytes sent, until it is loaded; nothing scrolled.

// KB as sent. The code is HTML, style and scripts; the pictures of the sample weigh what photos do.
const BUDGETS = {
  home: { total: 66, code: 11, requests: 15 },
  entry: { total: 40, code: 12, requests: 7 },
  section: { total: 85, code: 8, requests: 14 },
  search: { total: 20, code: 10, requests: 6 },
  other: { total: 60, code: 11, requests: 16 },
};

/** Return a line for everything over its budget; `pages` are [sort, url] pairs. */
export async function checkBudgets(browser, pages) {
  const problems = [];
  for (const [sort, url] of pages) {
    const spent = await visit(browser, url);
    const budget = BUDGETS[sort.split(" ")[0]] ?? BUDGETS.other;
    console.log(`    ${sort.padEnd(24)} ${spent.code.toFixed(1)} + ${(spent.total - spent.code).toFixed(1)} KB, ${spent.requests} permintaan`);
    for (const [name, most] of Object.entries(budget)) {
      if (spent[name] > most) {
        problems.push(`${url}: ${name} ${spent[name].toFixed(1)}, paling banyak ${most}`);
      }
    }
  }
  return problems;
}

async function visit(browser, url) {
  const context = await browser.newContext({
    deviceScaleFactor: 2,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  const finished = [];
  page.on("requestfinished", (request) => finished.push(request));
  await page.goto(url, { waitUntil: "networkidle" });
  const spent = { total: 0, code: 0, requests: finished.length };
  for (const request of finished) {
    const kilobytes = (await request.sizes()).responseBodySize / 1000;
    spent.total += kilobytes;
    if (["document", "script", "stylesheet"].includes(request.resourceType())) {
      spent.code += kilobytes;
    }
  }
  await context.close();
  return spent;
}
