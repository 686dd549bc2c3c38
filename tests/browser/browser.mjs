// The browser that the checks use: the system's Chromium, never a downloaded one.
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

// Chromium's own calls home would be counted as the site's.
const SILENT = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

export function launch(more = []) {
  return chromium.launch({ executablePath: findBrowser(), args: [...SILENT, ...more] });
}

function findBrowser() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const found = process.env.CHROME_PATH ?? candidates.find((file) => fs.existsSync(file));
  if (!found) {
    throw new Error("Chromium tidak ditemukan. Pasang chromium, atau isi CHROME_PATH.");
  }
  return found;
}
