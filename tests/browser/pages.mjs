// One page of every sort, chosen from the built site itself: a new kind is audited from its
// first entry, without being named here.
import fs from "node:fs";
import path from "node:path";

// What is neither a section nor a page of an editor's.
const LISTINGS = { topik: "topics", penulis: "people", arsip: "archive" };
const SINGLE = { cari: "search", umpan: "feeds" };
const DRAFTS = new Set(["drafts", "draf"]);
const YEAR = /^\d{4}$/;
// The heading of theme/templates/withdrawn.html.
const WITHDRAWN = /<h1[^>]*>Tulisan ini dicabut</;

/** Return the [sort, path] of the pages to look at; paths are relative to the site's root. */
export function choosePages(output) {
  const pages = new Map();
  const add = (sort, file) => {
    if (file && ![...pages.values()].includes(file)) {
      pages.set(sort, file);
    }
  };
  const all = htmlFiles(output);
  const entries = all.filter(isEntry);
  const sections = [...new Set(entries.map((file) => file.split("/")[0]))];

  add("home", all.find((file) => file === "index.html"));
  for (const section of sections) {
    const own = entries.filter((file) => file.startsWith(`${section}/`));
    add(`section ${section}`, all.find((file) => file === `${section}/index.html`));
    add(`entry ${section}`, largest(output, own));
  }
  for (const [folder, sort] of Object.entries(LISTINGS)) {
    const below = all.filter((file) => new RegExp(`^${folder}/[^/]+/index\\.html$`).test(file));
    add(sort, all.find((file) => file === `${folder}/index.html`));
    add(`one of ${sort}`, largest(output, below));
  }
  for (const [folder, sort] of Object.entries(SINGLE)) {
    add(sort, all.find((file) => file === `${folder}/index.html`));
  }
  add("page", all.find((file) => isPage(file, sections)));
  add("second page of a listing", all.find((file) => file.endsWith("/halaman/2/index.html")));
  add("draft", all.find((file) => DRAFTS.has(file.split("/")[0])));
  add("withdrawn", entries.find((file) => WITHDRAWN.test(read(output, file))));
  add("not found", all.find((file) => file === "404.html"));
  return [...pages].map(([sort, file]) => [sort, `/${file.replace(/(^|\/)index\.html$/, "$1")}`]);
}

/** Return every HTML file below `output`, sorted, as paths with forward slashes. */
export function htmlFiles(output) {
  return fs
    .readdirSync(output, { recursive: true })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => file.endsWith(".html"))
    .sort();
}

function isEntry(file) {
  const parts = file.split("/");
  return parts.length === 4 && YEAR.test(parts[1]) && !DRAFTS.has(parts[0]);
}

function isPage(file, sections) {
  const [folder, name, ...deeper] = file.split("/");
  const taken = [...sections, ...Object.keys(LISTINGS), ...Object.keys(SINGLE), ...DRAFTS];
  return name === "index.html" && deeper.length === 0 && !taken.includes(folder);
}

// The page with most on it is the one where most can go wrong.
function largest(output, files) {
  const size = (file) => fs.statSync(path.join(output, file)).size;
  return files.reduce((best, file) => (best && size(best) >= size(file) ? best : file), undefined);
}

function read(output, file) {
  return fs.readFileSync(path.join(output, file), "utf8");
}
