// A search over several volumes of the index (the site of tests/volumes.py): one after the other.
//
//   node searching.mjs OUTPUT
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";

const site = await serve(process.argv[2]);
const browser = await launch();
const problems = [];
const expect = (right, text) => right || problems.push(text);

const first = await visitor();
await first.type("buku");
expect((await first.titles()).length === 6, "the first results are not six");
expect(/^8 hasil untuk “buku” \(/.test(await first.told()), `not only the newest volume: ${await first.told()}`);
expect(first.older() === 0, "an older volume is loaded before anyone asks for it");
expect(first.bytes() <= 200_000, `the first query costs ${first.bytes()} bytes`);
while ((await first.more()) === "Tampilkan lagi") await first.press();
expect(/^Cari juga di tulisan sebelum \p{L}+ 202\d$/u.test(await first.more()), `no way to older ones: ${await first.more()}`);
await first.press();
expect(first.older() > 0, "no older volume is loaded when asked for");
while ((await first.more()) === "Tampilkan lagi") await first.press();
const all = await first.titles();
expect(all.length === 48 && new Set(all).size === 48, `of 48 entries ${new Set(all).size} are found, in ${all.length} lines`);
expect((await first.more()) === "", "more is offered where there is no more");
expect((await first.told()) === "48 hasil untuk “buku”", `at the end it says: ${await first.told()}`);
await first.type("gerhana");
expect((await first.titles()).includes("Kabar bulan ke-3"), "a new query forgets the volumes that are open");

const second = await visitor();
await second.type("pelangi");
expect((await second.told()).startsWith("Tidak ada hasil"), `an old word in new entries: ${await second.told()}`);
await second.press();
expect((await second.titles()).includes("Kabar bulan ke-2"), "an old entry is not found when asked for");

const third = await visitor("?q=buku&tahun=2021");
const years = await third.titles();
expect(third.older() > 0 && years.length === 6, "a year of old does not open its volume");
expect((await third.told()) === "12 hasil untuk “buku”", `in a year: ${await third.told()}`);

const fourth = await visitor();
await fourth.type("buku");
while ((await fourth.more()) === "Tampilkan lagi") await fourth.press();
await fourth.page.route("**/pagefind/lama/**", (route) => route.abort());
await fourth.press();
expect((await fourth.told()).startsWith("Pencarian tidak dapat dimuat"), `without a network: ${await fourth.told()}`);
await fourth.page.unroute("**/pagefind/lama/**");
await fourth.type("buku desa");
await fourth.type("buku");
while ((await fourth.more()) === "Tampilkan lagi") await fourth.press();
await fourth.press();
expect((await fourth.told()) === "48 hasil untuk “buku”", `the network is back: ${await fourth.told()}`);

console.log(`${problems.length === 0 ? "✓" : "✗"} pencarian berjilid: ${problems.length} masalah`);
for (const problem of problems) console.log(`  ${problem}`);
await browser.close();
site.close();
process.exitCode = problems.length > 0 ? 1 : 0;

async function visitor(query = "") {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  let bytes = 0;
  const older = new Set();
  page.on("requestfinished", async (request) => {
    if (!request.url().includes("/pagefind/")) return;
    if (request.url().includes("/pagefind/lama/")) older.add(request.url());
    bytes += (await request.sizes()).responseBodySize;
  });
  await page.goto(`${site.address}/cari/${query}`);
  // Once a search is over its message says so; until then none is like the last.
  const settled = () => page.waitForFunction(() => /hasil|tidak dapat/.test(document.querySelector(".hasil [role=status]").textContent)).then(() => page.waitForLoadState("networkidle"));
  if (query) await settled();
  return {
    page,
    bytes: () => bytes,
    older: () => older.size,
    titles: () => page.$$eval(".hasil li a", (links) => links.map((link) => link.textContent)),
    told: () => page.textContent(".hasil [role=status]"),
    more: async () => ((await page.isVisible(".hasil button")) ? page.textContent(".hasil button") : ""),
    async type(text) {
      await page.evaluate(() => document.querySelector(".hasil [role=status]").replaceChildren());
      await page.fill("#_kata", text);
      await settled();
    },
    async press() {
      const count = (await this.titles()).length;
      const word = await this.told();
      await page.click(".hasil button");
      await page.waitForFunction(
        ([before, said]) => document.querySelectorAll(".hasil li").length > before || /tidak dapat/.test(document.querySelector(".hasil [role=status]").textContent) || !said,
        [count, word],
      );
    },
  };
}
