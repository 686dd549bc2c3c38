// The CMS at /admin/ as its users find it, on a phone and at a desk: it speaks Indonesian, asks no
// other server for anything, and what it writes differs from the file in what was typed alone.
//
//   node admin.mjs PYTHON
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PYTHON = path.resolve(process.argv[2] ?? path.join(ROOT, ".venv/bin/python"));
const problems = [];
const expect = (fact, text) => fact || problems.push(text);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "admin-"));
const make = `
import sys
from pathlib import Path
from plugins.desk.admin import add_admin
add_admin(Path(sys.argv[1]), Path(sys.argv[2]), {"ADMIN": {"name": "test-repo"},
    "SITEURL": "https://example.org", "THEME": str(Path(sys.argv[1]) / "theme")})
`;
execFileSync(PYTHON, ["-c", make, ROOT, folder], { cwd: ROOT });

const read = (place) =>
  Object.fromEntries(
    fs.readdirSync(place, { withFileTypes: true }).map((one) => {
      const file = path.join(place, one.name);
      return [one.name, one.isDirectory() ? read(file) : { content: fs.readFileSync(file, "utf8") }];
    }),
  );
const articles = read(path.join(ROOT, "content/articles"));

/** Every sample goes through what the CMS reads and writes, unchanged and with a new title. */
async function roundTrips() {
  fs.writeFileSync(path.join(folder, "admin/package.json"), '{"type":"module"}');
  const format = await import(pathToFileURL(path.join(folder, "admin/format.js")));
  const { fields } = JSON.parse(fs.readFileSync(path.join(folder, "admin/susunan.json"), "utf8"));
  let count = 0;
  for (const [kind, years] of Object.entries(articles)) {
    for (const [name, { content }] of Object.values(years).flatMap(Object.entries)) {
      const data = format.read(content, fields[kind]);
      expect(format.write(data, fields[kind]) === content, `${name}: changed without an edit`);
      const lines = content.split("\n");
      const changed = format.write({ ...data, judul: "Judul: baru" }, fields[kind]).split("\n");
      const differing = changed.filter((line, number) => line !== lines[number]);
      expect(differing.length === 1 && changed.length === lines.length, `${name}: more than its title`);
      count += 1;
    }
  }
  return count;
}

async function openCms(browser, address, width) {
  const page = await browser.newPage({ locale: "id-ID", viewport: { width, height: 900 } });
  page.setDefaultTimeout(90000);
  page.on("pageerror", ({ message }) => problems.push(`${width}: ${message}`));
  page.on("console", (one) => one.type() === "error" && !/status of 404/.test(one.text()) && problems.push(`${width}: ${one.text()}`));
  page.on("request", (one) => {
    const own = one.url().startsWith(address) || /^(data|blob):/.test(one.url());
    expect(own, `${width}: asks ${one.url()}`);
  });
  // The CMS's own test store: getFile wants a tree, the list wants the folder's whole name.
  const files = { content: { articles } };
  for (const [kind, years] of Object.entries(articles)) {
    files[`content/articles/${kind}`] = years;
  }
  await page.addInitScript((given) => {
    window.repoFiles = given;
  }, files);
  await page.goto(`${address}/admin/`);
  await page.getByRole("button", { name: "Masuk" }).click();
  return page;
}

async function editOne(page, address, kind, width) {
  const [year, entries] = Object.entries(articles[kind]).at(-1);
  const name = Object.keys(entries).at(-1);
  await page.goto(`${address}/admin/#/collections/${kind}/entries/${year}/${name.replace(/\.md$/, "")}`);
  const title = page.locator("input[id^=judul]").first();
  const former = /^(?:judul|title):\s*["']?(.*?)["']?\s*$/m.exec(entries[name].content)[1];
  await page.waitForFunction(
    (one) => document.querySelector("input[id^=judul]")?.value === one,
    former,
  );
  await title.fill(`Judul baru ${width}: “ya”`);
  await page.getByRole("button", { name: "Simpan" }).first().click();
  const found = await page
    .waitForFunction((one) => {
      const kept = Object.values(window.repoFilesUnpublished ?? {});
      return kept.flatMap(({ diffs }) => diffs).find(({ path }) => path.endsWith(one))?.content;
    }, name)
    .then((handle) => handle.jsonValue())
    .catch(() => "");
  const lines = entries[name].content.split("\n");
  const differing = found.split("\n").filter((line, number) => line !== lines[number]);
  expect(differing.length === 1, `${width} ${kind}: ${differing.length} lines differ: ${differing.slice(0, 3).join(" | ")}`);
}

const count = await roundTrips();
const site = await serve(folder);
const browser = await launch();
try {
  for (const width of [390, 1280]) {
    for (const kind of width < 500 ? Object.keys(articles).slice(0, 1) : Object.keys(articles)) {
      const page = await openCms(browser, site.address, width);
      await editOne(page, site.address, kind, width);
      await page.close();
    }
  }
} catch (error) {
  problems.push(error.stack);
}
await browser.close();
site.close();
fs.rmSync(folder, { recursive: true, force: true });
console.log(`${problems.length === 0 ? "✓" : "✗"} /admin/: ${count} tulisan pulang pergi`);
problems.forEach((problem) => console.log(`  ${problem}`));
process.exitCode = problems.length > 0 ? 1 : 0;
