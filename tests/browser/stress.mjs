// The hardest entries (tests/stress.py) on every width, in both colours, and at double size.
//
//   node stress.mjs OUTPUT
import { checkAccessibility } from "./axe.mjs";
import { launch } from "./browser.mjs";
import { checkReach } from "./keyboard.mjs";
import { htmlFiles } from "./pages.mjs";
import { checkRequests } from "./requests.mjs";
import { serve } from "./serve.mjs";

const site = await serve(process.argv[2]);
const browser = await launch();
const hard = htmlFiles(process.argv[2]).filter((file) => /^(index|[a-z]+\/index|[a-z]+\/\d{4}\/.*)\.html$/.test(file) && !/^(arsip|cari|luring|penulis|tentang|umpan)/.test(file));
const urls = hard.map((file) => `${site.address}/${file.replace("index.html", "")}`);
const problems = [...(await checkAccessibility(browser, urls)), ...(await checkReach(browser, urls)), ...(await checkRequests(browser, urls))];
console.log(`${problems.length === 0 ? "✓" : "✗"} tulisan tersulit (${urls.length} halaman): ${problems.length} masalah`);
for (const problem of problems) console.log(`  ${problem.replaceAll(site.address, "")}`);
await browser.close();
site.close();
process.exitCode = problems.length > 0 ? 1 : 0;
