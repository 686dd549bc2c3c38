// What a page asks for and what it needs: nothing from third parties, nothing that is missing,
// no error in the console, and no JavaScript to be read whole.

/** Return a line for everything that is wrong with the pages at `urls`. */
export async function checkRequests(browser, urls) {
  const problems = [];
  for (const url of urls) {
    const visits = [visit(browser, url, true), visit(browser, url, false)];
    const [withScripts, without] = await Promise.all(visits);
    const missing = withScripts.words.filter((word) => !without.words.includes(word));
    const found = new Set([...withScripts.problems, ...without.problems]);
    if (missing.length > 0) {
      found.add(`not there without JavaScript: ${missing.slice(0, 12).join(" ")}`);
    }
    if (without.words.length === 0) {
      found.add("nothing to read without JavaScript");
    }
    problems.push(...[...found].map((text) => `${url}: ${text}`));
  }
  return problems;
}

async function visit(browser, url, javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled, locale: "id-ID" });
  const page = await context.newPage();
  const problems = listen(page, url);
  const response = await page.goto(url, { waitUntil: "load" });
  const expected = url.endsWith("/404.html") ? [200, 404] : [200];
  if (!expected.includes(response.status())) {
    problems.push(`answered ${response.status()}`);
  }
  await scrollThrough(page);
  const words = await visibleWords(page);
  await context.close();
  return { problems, words };
}

function listen(page, url) {
  const { origin } = new URL(url);
  const problems = [];
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (!["data:", "blob:"].includes(asked.protocol) && asked.origin !== origin) {
      problems.push(`asks a third party: ${asked.href}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== url) {
      problems.push(`${response.status()}: ${response.url()}`);
    }
  });
  page.on("console", (message) => {
    // A failed request is told above, with its address.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  return problems;
}

// Pictures that are loaded late are requests too.
async function scrollThrough(page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let above = 0; above < height; above += 600) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(30);
  }
  await page.waitForLoadState("networkidle");
}

// Buttons and forms may come with a script: they are for doing, not for reading.
function visibleWords(page) {
  return page.evaluate(() => {
    const main = document.querySelector("main");
    for (const tool of main?.querySelectorAll("button, form, dialog, noscript, .laju, [data-mulai]") ?? []) {
      tool.remove();
    }
    return [...new Set((main?.innerText ?? "").split(/\s+/).filter(Boolean))];
  });
}
