// How fast the desk feels with N entries, measured in Chromium: opening the list and, after a
// keystroke, seeing it in the preview.
//
//   node bench/meja.mjs [N] [PYTHON]
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { launch } from "../tests/browser/browser.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const count = process.argv[2] ?? "10000";
const python = path.resolve(process.argv[3] ?? path.join(ROOT, ".venv/bin/python"));
const env = { ...process.env, PYTHONPATH: ROOT };
const TIMES = 9;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "meja-"));
for (const name of ["pelicanconf.py", "publishconf.py", "theme"]) {
  fs.symlinkSync(path.join(ROOT, name), path.join(folder, name));
}
execFileSync(python, ["-m", "bench.corpus", count, folder], { cwd: ROOT, env });
const desk = spawn(python, ["-m", "plugins.desk", "meja", "--porta", "0", "--jangan-buka"], { cwd: folder, env });
const address = await new Promise((resolve) => {
  desk.stdout.on("data", (piece) => {
    const found = /http:\/\/\S+/.exec(String(piece));
    if (found) resolve(found[0]);
  });
});

const browser = await launch();
const page = await browser.newPage({ baseURL: new URL(address).origin });
const middle = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const told = (all) => `${Math.round(middle(all))} ms (${all.map(Math.round).join(", ")})`;

async function timed(act) {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

const first = await timed(() => page.goto(address));
const lists = [];
for (let n = 0; n < TIMES; n += 1) {
  await page.waitForTimeout(1200); // the folder is walked again
  lists.push(await timed(() => page.goto("/?q=a")));
}
await page.getByRole("main").getByRole("link").first().click();
const shown = page.frameLocator("#pratinjau").locator("h1");
await shown.waitFor();
await page.waitForTimeout(2000);
const previews = [];
for (let n = 0; n < TIMES; n += 1) {
  previews.push(
    await timed(async () => {
      await page.locator('[id="title"]').fill(`Judul ke-${n}`);
      await shown.filter({ hasText: `Judul ke-${n}` }).waitFor();
    }),
  );
}
console.log(`${count} tulisan, pertama kali: daftar ${Math.round(first)} ms`);
console.log(`daftar, dicari: ${told(lists)}`);
console.log(`pratinjau sesudah mengetik: ${told(previews)}`);
await browser.close();
await new Promise((resolve) => desk.on("exit", resolve) && desk.kill("SIGINT"));
fs.rmSync(folder, { recursive: true, force: true });
