// What the first search costs a phone that has the search page open, as bytes sent, and how long.
//
//   node query.mjs OUTPUT QUERY...       (each QUERY is typed by a new visitor)
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";

const [folder, ...queries] = process.argv.slice(2);
const site = await serve(folder);
const browser = await launch();
for (const query of queries) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${site.address}/cari/`, { waitUntil: "networkidle" });
  const finished = [];
  page.on("requestfinished", (request) => finished.push(request));
  const began = Date.now();
  await page.fill("#_kata", query);
  await page.waitForSelector(".hasil li a:visible, .hasil:has([role=status]:text('Tidak ada')):not(:has(li))");
  const seconds = (Date.now() - began) / 1000;
  const sizes = await Promise.all(finished.map(async (request) => [new URL(request.url()).pathname, (await request.sizes()).responseBodySize]));
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  console.log(`${query}: ${(total / 1000).toFixed(1)} KB in ${sizes.length} requests, ${seconds.toFixed(1)} s; ${await page.textContent(".hasil [role=status]")}`);
  for (const [name, bytes] of sizes) {
    console.log(`  ${String(bytes).padStart(7)} ${name}`);
  }
  await context.close();
}
await browser.close();
site.close();
