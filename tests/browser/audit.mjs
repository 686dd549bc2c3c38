// The built site as a reader's browser finds it. Exits with 1 on anything that is wrong.
//
//   node audit.mjs OUTPUT
import path from "node:path";
import { checkAccessibility } from "./axe.mjs";
import { launch } from "./browser.mjs";
import { checkBehaviour } from "./behaviour.mjs";
import { checkBudgets } from "./budgets.mjs";
import { checkReach } from "./keyboard.mjs";
import { checkLighthouse } from "./lighthouse.mjs";
import { choosePages, htmlFiles } from "./pages.mjs";
import { checkRequests } from "./requests.mjs";
import { serve } from "./serve.mjs";
import { checkValidity } from "./validity.mjs";

// One page of each kind that is built differently; a draft and the like ask not to be found.
const MEASURED = /^(home|entry |section (agenda|ulasan)|search)/;
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
const measured = pages.filter(([sort]) => MEASURED.test(sort)).map(([, address]) => site.address + address);
const checks = {
  "HTML dan CSS (semua halaman)": () => checkValidity(output),
  "permintaan, konsol, tanpa JavaScript": () => checkRequests(browser, urls),
  "berat halaman": () => checkBudgets(browser, pages.map(([sort, address]) => [sort, site.address + address])),
  "papan ketik, urutan baca, teks 200 %": () => checkReach(browser, urls),
  "pemutar, tanpa jaringan": () => checkBehaviour(browser, output, site.address),
  "aksesibilitas (axe)": () => checkAccessibility(browser, urls),
  "Lighthouse (ponsel, 4G lambat)": () => checkLighthouse(measured),
};

let wrong = 0;
for (const [name, check] of Object.entries(checks)) {
  const began = Date.now();
  const problems = await check();
  wrong += problems.length;
  console.log(`${problems.length === 0 ? "✓" : "✗"} ${name}: ${problems.length} masalah (${Math.round((Date.now() - began) / 1000)} detik)`);
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
