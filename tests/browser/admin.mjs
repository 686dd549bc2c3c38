// The CMS at /admin/ as its users find it, on a phone and at a desk: it speaks Indonesian, asks no
// other server for anything, writes an entry of every kind that the reader accepts, and of a file
// that is there changes what was typed alone.
//
//   node admin.mjs PYTHON
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { roundTrips } from "./admin-format.mjs";
import { RULES } from "./axe.mjs";
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const CONTENT = path.join(ROOT, "content");
const PYTHON = path.resolve(process.argv[2] ?? path.join(ROOT, ".venv/bin/python"));
const PHOTO = path.join(CONTENT, "media/gambar/taman-baca.jpg");
const BODY = "Warga “Jum'at” berkumpul – 46 perpustakaan.\n\nKalimat kedua: é, ñ, ᨕᨛᨋᨙᨀ.";
const problems = [];
const expect = (fact, text) => fact || problems.push(text);
const began = Date.now();

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "admin-"));
const make = `
import sys
from pathlib import Path
from plugins.desk.admin import add_admin
add_admin(Path(sys.argv[1]), Path(sys.argv[2]), {"ADMIN": {"name": "test-repo"},
    "SITEURL": "https://example.org", "THEME": str(Path(sys.argv[1]) / "theme")})
`;
execFileSync(PYTHON, ["-c", make, ROOT, folder], { cwd: ROOT });
fs.writeFileSync(path.join(folder, "admin/package.json"), '{"type":"module"}');
const format = await import(pathToFileURL(path.join(folder, "admin/format.js")));
const { records, config } = JSON.parse(fs.readFileSync(path.join(folder, "admin/susunan.json"), "utf8"));
const fieldsOf = (name) => config.collections.find((one) => one.name === name).fields;

const trips = roundTrips(format, records, CONTENT, expect);

/** What was written is read by the reader itself: it finds nothing wrong, but files that are not there. */
const READER = `
import json, sys
from pathlib import Path
from plugins.core.context import ReadingContext
from plugins.core.dates import ZONES
from plugins.core.front_matter import read
from plugins.core.parsing import parse
from plugins.kinds import KINDS
for kind, text in json.load(sys.stdin):
    source, problems = read(text.encode(), "")
    if source is not None:
        _, problems = parse(KINDS[kind], source, "", ReadingContext(Path("tidak-ada"), ZONES["WITA"]))
    print(*(f"{one} << {text!r}" for one in problems if one.code != "media-tidak-ada"), sep="\\n", end="")
`;
const refused = execFileSync(PYTHON, ["-c", READER], { cwd: ROOT, input: JSON.stringify(trips.written), encoding: "utf8" });
expect(refused.trim() === "", `pembaca menolak: ${refused}`);

const tree = (place) =>
  Object.fromEntries(
    fs.readdirSync(place, { withFileTypes: true }).map((one) => {
      const file = path.join(place, one.name);
      return [one.name, one.isDirectory() ? tree(file) : { content: fs.readFileSync(file, "utf8") }];
    }),
  );

/** The newest sample of each kind: what is typed into a new entry, under another title. */
function sample(kind) {
  const place = kind === "halaman" ? path.join(CONTENT, "pages") : path.join(CONTENT, "articles", kind);
  const all = fs.readdirSync(place, { recursive: true }).filter((name) => name.endsWith(".md"));
  const texts = all.map((name) => fs.readFileSync(path.join(place, name), "utf8"));
  const longest = texts.filter((text) => /^---/.test(text)).sort((a, b) => b.split("---")[1].length - a.split("---")[1].length)[0];
  return format.read(longest, records[kind]);
}

async function openCms(context, address, width) {
  const page = await context.newPage();
  page.setDefaultTimeout(30000);
  page.on("pageerror", ({ message }) => problems.push(`${width}: galat ${message}`));
  page.on("console", (one) => one.type() === "error" && !/status of 404/.test(one.text()) && problems.push(`${width}: ${one.text()}`));
  page.on("request", (one) => {
    const own = one.url().startsWith(address) || /^(data|blob|about):/.test(one.url());
    expect(own, `${width}: asks ${one.url()}`);
  });
  // The CMS's own test store: getFile wants a tree, the list wants the folder's whole name.
  const articles = tree(path.join(CONTENT, "articles"));
  const files = { content: { articles, pages: tree(path.join(CONTENT, "pages")), "site.yaml": { content: fs.readFileSync(path.join(CONTENT, "site.yaml"), "utf8") } } };
  for (const [kind, years] of Object.entries(articles)) {
    files[`content/articles/${kind}`] = years;
  }
  files["content/pages"] = files.content.pages;
  await page.addInitScript((given) => {
    window.repoFiles = given;
  }, files);
  await page.goto(`${address}/admin/`);
  await page.getByRole("button", { name: "Masuk" }).waitFor();
  await axe(page, `${width} masuk`);
  await page.getByRole("button", { name: "Masuk" }).click();
  return page;
}

async function axe(page, where) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  for (const { id, help, nodes } of violations) {
    problems.push(`${where}: axe ${id}: ${help} ${nodes.map(({ html }) => html).join(" ").slice(0, 300)}`);
  }
}

/** The widget of a field, by its name and the widget around it. */
const widget = (page, name, around, place = 0) =>
  page.evaluateHandle(([key, above, number]) => {
    const box = (one) => one.closest("[class*=ControlContainer]");
    return [...document.querySelectorAll(`label[for^="${key}-field-"]`)].map(box)
      .filter((one) => (box(one.parentElement) ?? null) === above)[number];
  }, [name, around, place]);

async function type(page, field, value, around = null, place = 0) {
  if (value === undefined || value === "") return;
  const box = (await widget(page, field.name, around, place)).asElement();
  if (!box) throw new Error(`tidak ada isian ${field.name}`);
  const inside = (selector) => box.$(`:scope ${selector}`);
  if (field.widget === "object") {
    await (await inside("button[data-testid=expand-button]")).click();
    for (const one of field.fields) await type(page, one, value[one.name], box);
  } else if (field.widget === "list") {
    for (const [number, one] of value.entries()) {
      await (await inside("button[class*=AddButton]")).click();
      if (field.field) {
        await (await box.$$("input[id^=nilai-field-]"))[number].fill(one);
        continue;
      }
      for (const inner of field.fields) await type(page, inner, one[inner.name], box, number);
    }
  } else if (field.widget === "select") {
    const choice = await inside("input[role=combobox]");
    await choice.fill(field.options.find((one) => one.value === value.toLowerCase())?.label ?? value);
    await choice.press("Enter");
  } else if (field.widget === "image" || field.widget === "file") {
    page.once("dialog", (dialog) => dialog.accept(value));
    const [, byHand] = await box.$$("button[class*=FileWidgetButton]");
    await byHand.click();
  } else {
    await (await inside("input, textarea")).fill(value);
  }
}

/** Choose a photo of one's own in place of the one that the sample names. */
async function upload(page, kind) {
  const photo = { name: `foto-${kind}.jpg`, mimeType: "image/jpeg", buffer: fs.readFileSync(PHOTO) };
  const picture = (await widget(page, "gambar", null)).asElement();
  const box = (await widget(page, "berkas", picture)).asElement();
  await (await box.$("button[class*=FileWidgetButton]")).click();
  await page.locator("input[type=file]").first().setInputFiles(photo);
  await page.locator("button[class*=InsertButton]:enabled").click(); // what was sent is chosen
  await box.waitForSelector("img");
}

const shown = (page) => page.evaluate(() => [...document.querySelectorAll("[class*=ControlPane] input, [class*=ControlPane] textarea")].map(({ value }) => value));

async function writeOne(page, address, kind, width) {
  const title = `Contoh ${kind} ${width}: “baru”, Jum'at`;
  const values = { ...sample(kind), judul: title, status: "terbit" };
  delete values.alamat_lama;
  delete values.guid;
  if (kind === "podcast") {
    // Two episodes may not have one sound: these lie elsewhere.
    delete values.audio;
    values.audio_di_tempat_lain = { tautan: `https://example.org/${width}.mp3`, ukuran: "123456", durasi: "45:00", jenis: "audio/mpeg" };
  }
  await page.goto(`${address}/admin/#/collections/${kind}/new`);
  await page.locator("input[id^=judul-field-]").first().waitFor();
  // On the phone what is simple and optional is left out: it is typed at the desk.
  const typed = ({ name, required, widget: sort }) => name !== "body" && (width > 500 || required || ["object", "list", "file"].includes(sort) || name === "nomor");
  for (const field of fieldsOf(kind).filter(typed)) {
    await type(page, field, values[field.name]);
  }
  if (values.gambar) await upload(page, `${kind}-${width}`);
  await page.locator("[data-slate-editor]").first().click();
  await page.keyboard.insertText(BODY);
  if (["podcast", "penghargaan"].includes(kind)) await axe(page, `${width} ${kind}`); // every sort of widget
  const before = await shown(page);
  await page.getByRole("button", { name: "Simpan" }).first().click();
  const slug = await page.waitForFunction((wanted) =>
    Object.values(window.repoFilesUnpublished).find(({ diffs }) => diffs.some(({ content }) => typeof content === "string" && content.includes(wanted)))?.slug, title.slice(0, 12 + kind.length)).then((one) => one.jsonValue()).catch(async (error) => {
    const told = await page.locator("[class*=ErrorList], [class*=ControlErrorsList], .Toastify").allTextContents();
    throw new Error(`${width} ${kind}: belum tersimpan: ${told.join(" | ")} (${error.message})`);
  });
  await page.goto(`${address}/admin/#/workflow`);
  await page.getByText("Alur kerja redaksi").waitFor();
  await page.goto(`${address}/admin/#/collections/${kind}/entries/${slug}`);
  await page.waitForFunction((wanted) => document.querySelector("input[id^=judul-field-]")?.value === wanted, title);
  expect(JSON.stringify(await shown(page)) === JSON.stringify(before), `${width} ${kind}: reopened it differs`);
  return [kind, title, slug];
}

/** Return what the CMS would send to the repository: texts, and pictures as base64. */
const sent = (page) => page.evaluate(async () => {
  const found = [];
  const add = async (file, content) => {
    if (typeof content === "string") return found.push([file, content, false]);
    const data = await fetch(content.url ?? URL.createObjectURL(content.fileObj ?? content.file)).then((one) => one.arrayBuffer());
    return found.push([file, btoa(String.fromCharCode(...new Uint8Array(data))), true]);
  };
  for (const { diffs } of Object.values(window.repoFilesUnpublished)) {
    for (const one of diffs) await add(one.path, one.content);
  }
  const walk = async (node, at) => {
    for (const [name, one] of Object.entries(node ?? {})) {
      if (one?.content && typeof one.content !== "string") await add(`${at}/${name}`, one.content);
      else if (one && !one.content) await walk(one, `${at}/${name}`);
    }
  };
  await walk(window.repoFiles.content?.media, "content/media");
  return found;
});

async function editOne(page, address, kind, where, file, width) {
  const text = fs.readFileSync(path.join(ROOT, file), "utf8");
  const key = kind === "situs" ? "nama" : "judul";
  // The CMS does not notice that an address leads from one open entry to another.
  await page.goto(`${address}/admin/#/collections/${kind}`);
  await page.getByRole("link", { name: "Situs" }).first().waitFor();
  await page.goto(`${address}/admin/#/collections/${kind}/entries/${where}`);
  const title = page.locator(`input[id^=${key}-field-]`).first();
  const former = format.read(text, records[kind])[key];
  await page.waitForFunction(([name, one]) => document.querySelector(`input[id^=${name}-field-]`)?.value === one, [key, former]);
  await title.fill(`Judul baru ${width}: “ya”`);
  await page.getByRole("button", { name: "Simpan" }).first().click();
  const found = await page.waitForFunction((one) =>
    Object.values(window.repoFilesUnpublished).flatMap(({ diffs }) => diffs).find((diff) => diff.path === one)?.content, file)
    .then((handle) => handle.jsonValue()).catch(() => "");
  const lines = text.split("\n");
  const differing = found.split("\n").filter((line, number) => line !== lines[number]);
  expect(differing.length === 1, `${width} ${kind}: ${differing.length} lines differ: ${differing.slice(0, 3).join(" | ")}`);
}

/** Write and save with no pointer at all. */
async function keyboardOnly(page, address) {
  await page.goto(`${address}/admin/#/collections/halaman/new`);
  await page.locator("input[id^=judul-field-]").waitFor();
  const reach = async (selector, key = "Tab") => {
    for (let n = 0; n < 150; n += 1) {
      await page.keyboard.press(key);
      if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return;
    }
    throw new Error(`papan ketik tidak sampai ke ${selector}`);
  };
  await reach("input[id^=judul-field-]");
  await page.keyboard.type("Contoh tanpa tetikus");
  await reach("[data-slate-editor]");
  await page.keyboard.insertText(BODY);
  await reach("[class*=SaveButton], [class*=ToolbarButton]", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => Object.keys(window.repoFilesUnpublished).some((one) => one.endsWith("contoh-tanpa-tetikus")));
  return ["halaman", "Contoh tanpa tetikus", "contoh-tanpa-tetikus"];
}

/** Build the site with what was written, and look for it there. */
function buildAndLook(files, written) {
  const project = fs.mkdtempSync(path.join(os.tmpdir(), "admin-situs-"));
  for (const name of ["pelicanconf.py", "publishconf.py", "theme"]) {
    fs.symlinkSync(path.join(ROOT, name), path.join(project, name));
  }
  fs.cpSync(CONTENT, path.join(project, "content"), { recursive: true });
  for (const [name, text, isBinary] of files) {
    const file = path.join(project, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, isBinary ? Buffer.from(text, "base64") : text);
  }
  try {
    execFileSync(PYTHON, ["-m", "plugins.desk", "bangun"], { cwd: project, env: { ...process.env, PYTHONPATH: ROOT }, stdio: "pipe" });
    for (const [kind, title, slug] of written) {
      const name = slug.split("/").at(-1);
      const year = /^tanggal: .*?(\d{4})/m.exec(files.find(([file]) => file.endsWith(`/${name}.md`))[1])?.[1];
      const page = path.join(project, "output", kind === "halaman" ? "" : kind, kind === "halaman" ? "" : year, name, "index.html");
      const text = fs.existsSync(page) ? fs.readFileSync(page, "utf8") : "";
      // The apostrophe is another on the page.
      expect(text.includes(title.split(",")[0]) && text.includes("ᨕᨛᨋᨙᨀ"), `${kind}: halaman jadinya tidak memuat tulisan itu: ${page}`);
    }
  } catch (error) {
    problems.push(`yang ditulis /admin/ ditolak: ${error.stderr ?? error}`);
  }
  fs.rmSync(project, { recursive: true, force: true });
}

const site = await serve(folder);
const browser = await launch();
/** All that is done at one width; returns what was written, and the files that came of it. */
async function atWidth(width) {
  const context = await browser.newContext({ locale: "id-ID", viewport: { width, height: 900 } });
  const page = await openCms(context, site.address, width);
  await page.getByRole("link", { name: "Berita" }).first().waitFor();
  await axe(page, `${width} daftar`);
  const written = [];
  for (const kind of Object.keys(records).filter((one) => one !== "situs")) {
    written.push(await writeOne(page, site.address, kind, width));
  }
  if (width > 500) written.push(await keyboardOnly(page, site.address));
  await page.goto(`${site.address}/admin/#/workflow`);
  await page.getByText("Alur kerja redaksi").waitFor();
  await axe(page, `${width} alur kerja`);
  const files = await sent(page);
  if (width > 500) {
    await editOne(page, site.address, "situs", "site", "content/site.yaml", width);
    await editOne(page, site.address, "halaman", "tentang", "content/pages/tentang.md", width);
  }
  await context.close();
  return [written, files];
}

const written = [];
const files = [];
try {
  for (const [entries, texts] of await Promise.all([390, 1280].map(atWidth))) {
    written.push(...entries);
    files.push(...texts);
  }
} catch (error) {
  problems.push(error.stack);
}
await browser.close();
site.close();
if (problems.length === 0) buildAndLook(files, written);
fs.rmSync(folder, { recursive: true, force: true });
console.log(`${problems.length === 0 ? "✓" : "✗"} /admin/: ${trips.count} berkas pulang pergi, ${written.length} tulisan baru, ${Math.round((Date.now() - began) / 1000)} detik`);
problems.forEach((problem) => console.log(`  ${problem}`));
process.exitCode = problems.length > 0 ? 1 : 0;
