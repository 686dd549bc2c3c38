// Attacks opened in a browser: nothing may run that the sanitiser let through, and nothing that
// the Content-Security-Policy alone has to stop. Without both, many must: else nothing was tried.
//
//   node payloads.mjs FILE        (FILE: python -m tests.payloads)
import fs from "node:fs";
import http from "node:http";
import { launch } from "./browser.mjs";

const AT_ONCE = 100;
const LEAST_CONTROL = 0.15;
const { policy, attacks, cleaned, raw } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));

// Of its own origin, so that links and pictures fail as quickly as they can.
const server = http.createServer((_request, response) => {
  response.writeHead(404);
  response.end();
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${server.address().port}/`;
const browser = await launch();

async function run(documents, csp) {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print"]) {
      window[name] = () => {
        try {
          window.top.executed[window.frameElement?.dataset.number ?? "top"] = true;
        } catch {
          // A frame of another origin: its dialog is no danger to the site.
        }
      };
    }
  });
  const executed = new Set();
  for (let start = 0; start < documents.length; start += AT_ONCE) {
    const page = await context.newPage();
    const meta = csp ? `<meta http-equiv="Content-Security-Policy" content="${csp}">` : "";
    await page.route(origin, (route) =>
      route.fulfill({ contentType: "text/html", body: `<!doctype html>${meta}<body>` }),
    );
    await page.route((url) => url.origin !== new URL(origin).origin && url.protocol !== "data:", (route) => route.abort());
    await page.goto(origin);
    const found = await page.evaluate(openAll, documents.slice(start, start + AT_ONCE));
    for (const number of found) {
      executed.add(start + Number(number));
    }
    await page.close();
  }
  await context.close();
  return [...executed];
}

// In the page: opens each document in a frame, fires every handler, follows every link with code.
async function openAll(documents) {
  window.executed = {};
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  const frames = documents.map((text, number) => {
    const frame = document.createElement("iframe");
    frame.dataset.number = number;
    frame.srcdoc = text;
    document.body.append(frame);
    return frame;
  });
  await Promise.race([
    Promise.all(frames.map((frame) => new Promise((done) => frame.addEventListener("load", done)))),
    wait(500),
  ]);
  for (const frame of frames) {
    try {
      for (const element of frame.contentDocument?.querySelectorAll("*") ?? []) {
        for (const { name } of [...element.attributes]) {
          if (name.startsWith("on")) {
            element.dispatchEvent(new Event(name.slice(2)));
          }
        }
        const link = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
        if (/^[\x00-\x20]*j\s*a\s*v\s*a/i.test(link)) {
          element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
        }
      }
    } catch {
      // A frame that went elsewhere.
    }
  }
  await wait(40);
  return Object.keys(window.executed);
}

const started = Date.now();
const control = await run(raw.slice(0, 400), "");
const bySanitiser = await run(cleaned, "");
const byPolicy = await run(raw, policy);
await browser.close();
server.close();

const seconds = Math.round((Date.now() - started) / 1000);
console.log(
  `${attacks} serangan, ${cleaned.length} dibersihkan: ${bySanitiser.length} berjalan; ` +
    `${raw.length} mentah di bawah CSP: ${byPolicy.length} berjalan; ` +
    `tanpa keduanya ${control.length} dari 400 berjalan (${seconds} detik)`,
);
for (const number of bySanitiser.slice(0, 5)) console.error("lolos pembersih:", cleaned[number]);
for (const number of byPolicy.slice(0, 5)) console.error("lolos CSP:", raw[number]);
if (control.length < 400 * LEAST_CONTROL) console.error("Kendali terlalu sedikit berjalan.");
process.exitCode =
  bySanitiser.length || byPolicy.length || control.length < 400 * LEAST_CONTROL ? 1 : 0;
