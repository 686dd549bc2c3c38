// Pictures of pages, whole, on a phone and a desk, in light and dark.
//
//   node shots.mjs FOLDER URL...
import fs from "node:fs";
import path from "node:path";
import { launch } from "./browser.mjs";

const VIEWS = [
  { width: 390, deviceScaleFactor: 2 },
  { width: 1280, deviceScaleFactor: 1 },
];

const [folder, ...urls] = process.argv.slice(2);
fs.mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const { width, deviceScaleFactor } of VIEWS) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({
      colorScheme,
      deviceScaleFactor,
      locale: "id-ID",
      viewport: { width, height: 844 },
    });
    const page = await context.newPage();
    for (const url of urls) {
      await page.goto(url, { waitUntil: "load" });
      await loadPictures(page);
      const name = new URL(url).pathname.replaceAll("/", "-").replace(/^-|-$/g, "") || "beranda";
      const file = path.join(folder, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
    }
    await context.close();
  }
}
await browser.close();

// Pictures that wait until they are scrolled to would be blank.
async function loadPictures(page) {
  await page.evaluate(async () => {
    for (const image of document.images) {
      image.loading = "eager";
    }
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    await document.fonts.ready;
  });
}
