// What only a running browser shows: the player of an episode, and pages read without a network.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { htmlFiles } from "./pages.mjs";
import { serve } from "./serve.mjs";

/** Return a line for everything that does not work in the site built at `output`. */
export async function checkBehaviour(browser, output, url) {
  const episode = htmlFiles(output).find((file) => /class="transkrip"/.test(fs.readFileSync(path.join(output, file), "utf8")));
  return [
    ...(episode ? await player(browser, `${url}/${episode.replace("index.html", "")}`) : ["no episode with a transcript"]),
    ...(await moments(browser, output, url)),
    ...(await offline(browser, output)),
  ];
}

async function player(browser, url) {
  const problems = [];
  const expect = (right, text) => right || problems.push(`${url}: ${text}`);
  const context = await browser.newContext();
  const page = await context.newPage();
  const sound = (what) => page.$eval("audio", (audio, name) => audio[name], what);
  const near = async (link) => Math.abs((await sound("currentTime")) - Number((await link.getAttribute("href")).split("#t=")[1])) < 2;
  await page.goto(url);
  expect((await sound("readyState")) === 0, "sound is loaded before anyone plays it");

  const chapter = page.locator(".bab a").nth(1);
  await chapter.click();
  await page.waitForFunction(() => document.querySelector("audio").readyState > 0 && !document.querySelector("audio").paused);
  expect(await near(chapter), "a chapter does not lead to its place");
  await page.waitForSelector(".bab [aria-current]").catch(() => expect(false, "the chapter being heard is not marked"));
  await page.locator("#_transkrip summary").press("Enter");
  const line = page.locator(".transkrip a").last();
  await line.press("Enter");
  expect(await near(line), "a line of the transcript does not lead to its place by keyboard");
  expect(page.url() === url, "a jump leaves the page");

  await page.locator(".laju select").selectOption("1.5");
  expect((await sound("playbackRate")) === 1.5, "the speed does not change");
  await page.waitForFunction((start) => Number(localStorage.getItem(`posisi ${document.querySelector("audio").src}`)) >= start, Number((await line.getAttribute("href")).split("#t=")[1]) - 1).catch(() => {});
  const reached = await page.$eval("audio", (audio) => (audio.pause(), audio.currentTime));
  await page.reload();
  expect((await sound("readyState")) === 0, "remembering the place loads the sound");
  expect((await page.locator(".laju select").inputValue()) === "1.5", "the speed is not remembered");
  await page.$eval("audio", (audio) => audio.play());
  expect(Math.abs((await sound("currentTime")) - reached) < 7, `the place ${reached} is not remembered: ${await sound("currentTime")}`);
  expect((await sound("playbackRate")) === 1.5, "the remembered speed is not used");
  await context.close();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(url);
  expect(!(await bare.locator(".laju").isVisible()), "a speed is offered that nothing would change");
  const target = await bare.locator(".bab a").nth(1).getAttribute("href");
  const answer = await plain.request.get(new URL(target, url).href);
  expect(/#t=\d/.test(target) && answer.ok() && answer.headers()["content-type"].startsWith("audio/"), "a chapter leads nowhere without a script");
  await plain.close();
  return problems;
}

// An event is coming, today, under way or past by the reader's clock, whenever the page was made.
async function moments(browser, output, url) {
  const problems = [];
  const events = htmlFiles(output).filter((file) => /^agenda\/\d{4}\//.test(file));
  const told = (file, what) => fs.readFileSync(path.join(output, file), "utf8").includes(what);
  // One that is over when the site is built has no registration any more.
  const event = events.find((file) => told(file, "data-sampai")) ?? events.find((file) => told(file, "data-mulai"));
  if (!event) return ["no event"];
  const page = await browser.newPage({ timezoneId: "Asia/Makassar" });
  const open = () => page.goto(`${url}/${event.replace("index.html", "")}`);
  await open();
  const badge = page.locator("main header .keadaan");
  const { mulai, selesai, kata } = await badge.evaluate(({ dataset }) => ({ ...dataset }));
  const [coming, today, now, over] = kata.split("|");
  const hour = 3_600_000;
  const [start, end] = [Date.parse(mulai), Date.parse(selesai)];
  for (const [time, state] of [[start - 48 * hour, coming], [start - hour, today], [start + 1, now], [end, over]]) {
    await page.clock.setFixedTime(time);
    await open();
    if ((await badge.innerText()) !== state) problems.push(`${event}: at ${new Date(time).toISOString()} it says ${await badge.innerText()}`);
    const registration = page.locator("[data-sampai]");
    const registering = await registration.isVisible();
    if ((await registration.count()) && registering !== (state !== over)) problems.push(`${event}: at ${new Date(time).toISOString()} registration ${registering ? "stands" : "is gone"}`);
  }
  await page.close();
  return problems;
}

async function offline(browser, output) {
  const problems = [];
  const expect = (right, text) => right || problems.push(`without a network: ${text}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "luring-"));
  fs.cpSync(output, folder, { recursive: true });
  const [read, unread] = htmlFiles(output).filter((file) => /^berita\/\d{4}\//.test(file));
  const change = (file, text) => fs.writeFileSync(path.join(folder, file), text);
  let site = await serve(folder);
  const { address } = site;
  const again = async () => (site = await serve(folder, Number(new URL(address).port)));
  const open = (file) => page.goto(`${address}/${file.replace("index.html", "")}`);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}/`);
  // What js/situs.js does on a published site.
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js");
    if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
  });
  await open(read);
  const title = await page.locator("h1").innerText();
  await page.waitForFunction((wanted) => caches.match(wanted), page.url());

  site.close();
  await open(read).catch(() => {});
  expect((await page.locator("h1").innerText()) === title, "a page that was read cannot be read again");
  expect(await page.evaluate(() => document.fonts.check("700 1em 'Plus Jakarta Sans'") && getComputedStyle(document.body).margin === "0px"), "its style or typeface is gone");
  await open(`${read}?utm=x`).catch(() => {});
  expect((await page.locator("h1").innerText()) === title, "the same page with a query cannot be read again");
  await open(unread).catch(() => {});
  const told = fs.readFileSync(path.join(output, "luring/index.html"), "utf8").match(/<h1>(.*?)<\/h1>/)[1];
  expect((await page.locator("h1").innerText()) === told, "a page that was not read does not say that there is no network");
  await page.locator("[data-simpanan] a", { hasText: title }).click({ timeout: 5000 }).catch(() => {});
  expect((await page.locator("h1").innerText()) === title, "what was read is not offered where there is no network");

  const before = fs.readFileSync(path.join(folder, read), "utf8");
  change(read, before.replace(/(<h1[^>]*>)/, "$1Rilis baru: "));
  await again();
  await open(read);
  expect((await page.locator("h1").innerText()).startsWith("Rilis baru"), "a new release shows a page of the last one");

  // Turned off, as theme/templates/sw.js writes it.
  const worker = fs.readFileSync(new URL("../../theme/templates/sw.js", import.meta.url), "utf8");
  change("sw.js", worker.match(/{% else %}\n([^]*?){% endif %}\n$/)[1]);
  await open(read);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const gone = await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0, undefined, { timeout: 10_000 }).catch(() => false);
  expect(gone, "turned off, it stays with those who had it");
  await context.close();
  site.close();
  fs.rmSync(folder, { recursive: true });
  return problems;
}
