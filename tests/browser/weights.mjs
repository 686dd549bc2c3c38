// Where a page's bytes are: each request, and the parts of its HTML, as a phone pays them.
//
//   node weights.mjs OUTPUT PAGE...       (PAGE: "/", "/berita/2025/pojok-baca/")
import zlib from "node:zlib";
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { visit } from "./budgets.mjs";

// What each part costs is what the compressed page loses without it.
const PARTS = {
  "style": /<style>.*?<\/style>/s,
  "JSON-LD": /<script type="application\/ld\+json">.*?<\/script>/s,
  "policy": /<meta http-equiv[^>]*>/,
  "metas and links": /<(?:meta|link)\b[^>]*>/g,
  "pictures": /<picture\b.*?<\/picture>/gs,
  "drawings": /<svg\b.*?<\/svg>/gs,
  "share": /<section class="bagikan.*?<\/section>/s,
  "aside": /<aside\b.*?<\/aside>/gs,
  "header": /<header class="kepala".*?<\/header>/s,
  "footer": /<footer\b.*?<\/footer>/s,
};

const [folder, ...pages] = process.argv.slice(2);
const site = await serve(folder);
const browser = await launch();
for (const page of pages) {
  const { total, code, requests, html } = await visit(browser, site.address + page);
  console.log(`${page}: ${total.toFixed(1)} KB, ${code.toFixed(1)} of code`);
  for (const { url, type, bytes } of requests) {
    console.log(`  ${String(bytes).padStart(6)} ${type.padEnd(10)} ${url.replace(site.address, "")}`);
  }
  const whole = gzip(html);
  console.log(`  HTML: ${html.length} bytes, gzip ${whole}, brotli ${zlib.brotliCompressSync(html).length}`);
  for (const [name, pattern] of Object.entries(PARTS)) {
    console.log(`  ${String(whole - gzip(html.replace(pattern, ""))).padStart(6)} ${name}`);
  }
}
await browser.close();
site.close();

function gzip(text) {
  return zlib.gzipSync(text).length;
}
