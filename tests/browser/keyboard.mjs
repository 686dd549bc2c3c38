// The keyboard alone, a screen reader's order, and text at 200 %: nothing is out of reach.

const MOST_STOPS = 400;
const LANDMARKS = ["banner", "main", "contentinfo"];

/** Return a line for everything that is wrong with the pages at `urls`. */
export async function checkReach(browser, urls) {
  const problems = [];
  for (const url of urls) {
    const found = [...(await keyboard(browser, url)), ...(await largeText(browser, url))];
    problems.push(...found.map((text) => `${url}: ${text}`));
  }
  return problems;
}

async function keyboard(browser, url) {
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(url);
  const problems = [...(await readingOrder(page))];
  const wanted = await page.evaluate(countStops);
  const seen = [];
  for (let stop = 0; stop < Math.min(wanted + 20, MOST_STOPS); stop += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(describeFocus);
    if (at === null || at.place < 0 || (seen.length > 0 && at.place === seen[0].place)) break;
    if (seen.at(-1)?.place === at.place) continue; // the parts of a player are one element
    seen.push(at);
  }
  problems.push(...seen.filter(({ marked }) => !marked).map(({ name }) => `focus cannot be seen on ${name}`));
  problems.push(...seen.filter(({ shown }) => !shown).map(({ name }) => `focus is out of sight on ${name}`));
  const places = seen.map(({ place }) => place);
  if (places.some((place, number) => number > 0 && place < places[number - 1])) {
    problems.push("Tab does not follow the order of the page");
  }
  if (seen.length < Math.min(wanted, MOST_STOPS)) {
    problems.push(`Tab reaches ${seen.length} of ${wanted}`);
  }
  if (!seen[0]?.name.includes("lewati")) {
    problems.push("the first stop is not the way to the content");
  }
  await context.close();
  return problems;
}

function countStops() {
  const stops = document.querySelectorAll("a[href], button, input, select, textarea, summary, audio, video");
  return [...stops].filter((stop) => stop.checkVisibility({ visibilityProperty: true }) && !stop.disabled).length;
}

function describeFocus() {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  // A card shows the focus of its title's link.
  const marked = [at, at.closest(".kartu")].some((one) => one && getComputedStyle(one).outlineStyle !== "none");
  const { top, bottom } = at.getBoundingClientRect();
  return {
    place: [...document.querySelectorAll("a, button, input, select, textarea, summary, audio, video, [tabindex]")].indexOf(at),
    name: at.outerHTML.slice(0, 80),
    marked,
    shown: bottom > 0 && top < innerHeight,
  };
}

// The tree that screen readers are given: landmarks in order, every control and picture named.
async function readingOrder(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const read = nodes.filter((node) => !node.ignored);
  const roles = read.map(({ role }) => role?.value).filter((role) => LANDMARKS.includes(role));
  const problems = roles.join() === LANDMARKS.join() ? [] : [`landmarks: ${roles.join(", ")}`];
  for (const { role, name } of read) {
    if (["link", "button", "combobox", "searchbox", "image", "navigation"].includes(role?.value) && !name?.value?.trim()) {
      problems.push(`a ${role.value} without a name`);
    }
  }
  if (read.filter(({ role, properties }) => role?.value === "heading" && properties?.some(({ name, value }) => name === "level" && value.value === 1)).length !== 1) {
    problems.push("not exactly one heading of level 1");
  }
  // What is read first is seen first.
  problems.push(...(await page.evaluate(headingsOutOfOrder)).map((text) => `read before what stands above it: ${text}`));
  return problems;
}

function headingsOutOfOrder() {
  const seen = [...document.querySelectorAll("h1, h2, h3")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1);
  const tops = seen.map((one) => one.getBoundingClientRect().top);
  return seen.filter((_, place) => tops[place + 1] < tops[place] - 2).map((one) => one.textContent.trim());
}

async function largeText(browser, url) {
  // The style of a test is not the page's: let it pass.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.addStyleTag({ content: "html { font-size: 200% }" });
  const found = await page.evaluate(() => {
    const sideways = document.documentElement.scrollWidth - innerWidth;
    const clipped = [...document.querySelectorAll("main *")].filter((one) => {
      const { overflowX, overflowY, position } = getComputedStyle(one);
      const cut = [overflowX, overflowY].some((way) => way === "hidden" || way === "clip");
      // A drawn jacket repeats what stands beside it.
      return cut && position !== "absolute" && !one.closest("[aria-hidden]") && one.textContent.trim() && one.scrollHeight > one.clientHeight + 2;
    });
    return [...(sideways > 1 ? [`text at 200 % scrolls sideways by ${sideways} px`] : []), ...clipped.map((one) => `text at 200 % is cut off: ${one.outerHTML.slice(0, 80)}`)];
  });
  await context.close();
  return found;
}
