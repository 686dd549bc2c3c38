// What a page costs a phone of 390 px at 2×, as bytes sent, until it is loaded; nothing scrolled.

// KB of gzip and pictures. The code is HTML, style and scripts. For the sample content: pictures
// there are drawn, and weigh a third of photos.
const BUDGETS = {
  home: { total: 32, code: 11, requests: 14 },
  entry: { total: 20, code: 10.5, requests: 6 },
  section: { total: 40, code: 8, requests: 14 },
  search: { total: 20, code: 9.5, requests: 6 },
  other: { total: 20, code: 8, requests: 8 },
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
