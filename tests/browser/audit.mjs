// The built site as a reader's browser finds it. Exits with 1 on anything that is wrong.
//
//   node audit.mjs OUTPUT
import path from "node:path";
import { checkAccessibility } from "./axe.mjs";
import { launch } from "./browser.mjs";
import { choosePages, htmlFiles } from "./pages.mjs";
import { checkRequests } from "./requests.mjs";
import { serve } from "./serve.mjs";
import { checkValidity } from "./validity.mjs";

const SHOWN = 40; // problems of one check; the rest are counted

const output = path.resolve(process.argv[2] ?? "output");
const pages = choosePages(output);
if (pages.length === 0) {
  console.error(`Tidak ada halaman di ${output}.`);
  process.exit(1);
}
console.log(`${pages.length} dari ${htmlFiles(output).length} halaman dilihat di peramban:`);
for (const [sort, address] of pages) {
  console.log(`  ${sort.padEnd(24)} ${address}`);
}

const site = await serve(output);
const browser = await launch();
const urls = pages.map(([, address]) => site.address + address);
const checks = {
  "HTML dan CSS (semua halaman)": () => checkValidity(output),
  "permintaan, konsol, tanpa JavaScript": () => checkRequests(browser, urls),
  "aksesibilitas (axe)": () => checkAccessibility(browser, urls),
};

let wrong = 0;
for (const [name, check] of Object.entries(checks)) {
  const problems = await check();
  wrong += problems.length;
  console.log(`${problems.length === 0 ? "✓" : "✗"} ${name}: ${problems.length} masalah`);
  for (const problem of problems.slice(0, SHOWN)) {
    console.log(`  ${problem.replaceAll(site.address, "")}`);
  }
  if (problems.length > SHOWN) {
    console.log(`  … dan ${problems.length - SHOWN} lagi`);
  }
}
await browser.close();
site.close();
process.exitCode = wrong > 0 ? 1 : 0;
