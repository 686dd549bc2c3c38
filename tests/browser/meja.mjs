// The desk as its users find it, on a phone and at a desk: an entry of every kind is written with
// photo and sound, saved, opened again, and stands in the built site. Exits with 1 if not.
//
//   node meja.mjs PYTHON
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { RULES } from "./axe.mjs";
import { launch } from "./browser.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PYTHON = path.resolve(process.argv[2] ?? path.join(ROOT, ".venv/bin/python"));
const MEDIA = path.join(ROOT, "content/media");
const FILES = {
  ".jpg": path.join(MEDIA, "gambar/taman-baca.jpg"),
  ".mp4": path.join(MEDIA, "video/contoh-pagi-di-kaki-bambapuang.mp4"),
  ".vtt": path.join(MEDIA, "transkrip/contoh-episode-1-mengenal-perpustakaan-desa.vtt"),
  ".pdf": path.join(MEDIA, "dokumen/contoh-piagam.pdf"),
};
const BODY = "Warga “Jum'at” berkumpul – 46 perpustakaan.\n\nKalimat kedua: é, ñ, ᨕᨛᨋᨙᨀ.";
const SAVED = /Tersimpan pukul/;
const PUBLISHED = "/tulisan/articles/berita/2024/enrekang-menangi-reels-challenge.md";

const environment = { ...process.env, PYTHONPATH: ROOT, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_SYSTEM: os.devNull };
const NOBODY = ["-c", "user.name=Redaksi", "-c", "user.email=redaksi@example.org"];

const problems = [];
const expect = (fact, text) => fact || problems.push(text);

/** A project of its own: the real theme and settings, a copy of the content, kept by Git. */
function project() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "meja-"));
  for (const name of ["pelicanconf.py", "publishconf.py", "theme"]) {
    fs.symlinkSync(path.join(ROOT, name), path.join(folder, name));
  }
  fs.cpSync(path.join(ROOT, "content"), path.join(folder, "content"), { recursive: true });
  fs.writeFileSync(path.join(folder, ".gitignore"), ".cache\n.literasi\noutput\n");
  const place = `${folder}.git`;
  execFileSync("git", ["init", "-q", "--bare", "-b", "main", place]);
  for (const words of [["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "Awal"], ["remote", "add", "origin", place], ["push", "-qu", "origin", "main"]]) {
    execFileSync("git", [...NOBODY, ...words], { cwd: folder, env: environment });
  }
  return folder;
}

async function openDesk(folder) {
  const words = ["-m", "plugins.desk", "meja", "--porta", "0", "--jangan-buka"];
  const desk = spawn(PYTHON, words, { cwd: folder, env: environment });
  const address = await new Promise((resolve, reject) => {
    let said = "";
    const hear = (piece) => {
      said += piece;
      const found = /http:\/\/\S+/.exec(said);
      if (found) resolve(found[0]);
    };
    desk.stdout.on("data", hear);
    desk.stderr.on("data", hear);
    desk.on("exit", () => reject(new Error(`meja berhenti: ${said}`)));
  });
  const close = () =>
    new Promise((resolve) => {
      desk.removeAllListeners("exit").on("exit", resolve);
      desk.kill("SIGINT");
    });
  return { address, close };
}

async function axe(page, where) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).exclude("#pratinjau").analyze();
  for (const { id, help, nodes } of violations) {
    problems.push(`${where}: axe ${id}: ${help} ${nodes.map(({ html }) => html).join(" ").slice(0, 300)}`);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over <= 1, `${where}: scrolls sideways by ${over}`);
}

const state = (page) => page.locator("#keadaan");

async function save(page, where) {
  await page.locator("#simpan").click();
  await state(page).filter({ hasText: SAVED }).waitFor({ timeout: 15000 }).catch(async () => {
    problems.push(`${where}: not saved: ${await state(page).textContent()}`);
  });
  const told = await page.locator(".masalah > p").allTextContents();
  expect(told.length === 0, `${where}: ${told.join(" | ")}`);
}

/** Fill what is required with its own example, and what is a file with a real one. */
async function fillIn(page) {
  const required = ".isian:has(> label > .wajib)";
  const inside = ".isian:has(> fieldset > legend > .wajib) > fieldset";
  const fields = page.locator(`#formulir > ${required}, #formulir > ${inside} > ${required}`);
  for (const field of await fields.all()) {
    const choice = field.locator("> select");
    const text = field.locator("> input, > textarea");
    if (await choice.count()) {
      if (!(await choice.inputValue())) await choice.selectOption({ index: 1 });
    } else if ((await text.count()) && !(await text.inputValue())) {
      const told = field.locator("> .bantuan span");
      const example = (await told.count()) ? await told.textContent() : "";
      await text.fill(example.replace(/^Contoh: /, "") || "Contoh satu\nContoh, S.Pd. dua");
    }
  }
  for (const place of await page.locator(`#formulir > ${inside} > .isian > .berkas`).all()) {
    await drop(page, place);
  }
}

async function drop(page, place) {
  const accepted = (await place.getAttribute("data-terima")).split(",");
  const suffix = Object.keys(FILES).find((one) => accepted.includes(one));
  const file = suffix ? FILES[suffix] : { name: "rekaman.wav", mimeType: "audio/wav", buffer: recording() };
  await place.locator("input[type=file]").setInputFiles(file);
  const field = place.locator("input:not([type=file])");
  await page.waitForFunction((one) => one.value !== "", await field.elementHandle(), { timeout: 60000 });
  return field.inputValue();
}

let recordings = 0;

/** A raw recording, another each time: two episodes may not have one sound. */
function recording() {
  recordings += 1;
  const [rate, count] = [8000, 24000];
  const wave = Buffer.alloc(44 + 2 * count);
  wave.write("RIFF", 0);
  wave.writeUInt32LE(36 + 2 * count, 4);
  wave.write("WAVEfmt ", 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(rate, 24);
  wave.writeUInt32LE(2 * rate, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write("data", 36);
  wave.writeUInt32LE(2 * count, 40);
  for (let n = 0; n < count; n += 1) {
    const loudness = 5000 + 4000 * Math.sin(n / 700);
    wave.writeInt16LE(Math.round(loudness * Math.sin(n / (3 + recordings))), 44 + 2 * n);
  }
  return wave;
}

async function writeOne(page, kind, title, where) {
  await page.goto("/");
  await page.getByLabel("Jenis").first().selectOption(kind);
  await page.getByLabel("Judul", { exact: true }).fill(title);
  await page.getByRole("button", { name: "Mulai menulis" }).click();
  await page.waitForURL(/tulisan/);
  await page.locator("#isi-tulisan").fill(BODY);
  await fillIn(page);
  const has = async (id) => (await page.locator(`[id="${id}"]`).count()) > 0;
  if (await has("image.src")) {
    await drop(page, page.locator('.berkas:has([id="image.src"])'));
    await page.locator('[id="image.alt"]').fill("Dua rumah panggung saat senja");
  }
  if (await has("award.recipients")) {
    await page.locator('[id="award.recipients"]').fill("TBM Sullung Pustaka\nTaman Baca Mareka, Desa Mendatte");
  }
  if (await page.locator('[data-daftar="chapters"]').count()) {
    for (const [n, [start, name]] of [["00:00", "Pembuka"], ["00:02", "Isi: buku"]].entries()) {
      await page.getByRole("button", { name: "Tambah bab" }).click();
      await page.locator(`[id="chapters.${n}.start"]`).fill(start);
      await page.locator(`[id="chapters.${n}.title"]`).fill(name);
    }
  }
  await page.locator('[id="status"]').selectOption("terbit");
  await save(page, where);
  const shown = page.frameLocator("#pratinjau").locator("h1");
  expect((await shown.textContent()).trim() === title, `${where}: the preview does not show the title`);
  return new URL(page.url()).pathname;
}

async function values(page) {
  return page.evaluate(() => [
    document.getElementById("isi-tulisan").value,
    ...[...new FormData(document.getElementById("formulir"))].map(([k, v]) => `${k}=${v}`).filter((one) => !one.includes("[object")),
  ]);
}

const kindsOf = (page) =>
  page.locator("#jenis-baru option").evaluateAll((all) => all.map(({ value }) => value));

async function everyKind(page, where) {
  await page.goto("/");
  await axe(page, `${where} daftar`);
  const written = [];
  for (const kind of await kindsOf(page)) {
    const title = `Contoh ${kind} ${where}: “baru”`;
    const address = await writeOne(page, kind, title, `${where} ${kind}`);
    const before = await values(page);
    if (where === "telepon" || kind === "podcast") {
      await axe(page, `${where} ${kind}`);
    }
    await page.goto("/");
    await page.getByLabel("Cari judul").fill(title);
    await page.getByRole("button", { name: "Saring" }).click();
    await page.getByRole("link", { name: title }).click();
    await page.waitForURL(/tulisan/);
    expect(new URL(page.url()).pathname === address, `${where} ${kind}: not found in the list`);
    const after = await values(page);
    const differs = [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))];
    expect(differs.length === 0, `${where} ${kind}: reopened it differs: ${differs.join(" | ")}`);
    written.push([kind, title, address]);
  }
  return written;
}

/** Write, save and reopen with no pointer at all. */
/** Go by Tab to what has this id, or says this. */
async function reach(page, name) {
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());
  for (let n = 0; n < 200; n += 1) {
    await page.keyboard.press("Tab");
    if ((await focused()) === name) return;
  }
  throw new Error(`papan ketik tidak sampai ke ${name}`);
}

async function press(page, name) {
  await reach(page, name);
  await page.keyboard.press("Enter");
}

async function keyboardOnly(page) {
  await page.goto("/");
  await reach(page, "judul-baru");
  await page.keyboard.type("Contoh tanpa tetikus");
  await page.keyboard.press("Enter");
  await page.waitForURL(/tulisan/);
  await reach(page, "isi-tulisan");
  await page.keyboard.type("Diketik saja.");
  await page.keyboard.press("Control+s");
  await state(page).filter({ hasText: SAVED }).waitFor();
  await reach(page, "Tebal").catch(() => problems.push("papan ketik: tombol Tebal tidak tercapai"));
}

/** Correct and withdraw a published entry, and take both back, by keyboard alone. */
async function amend(page) {
  await page.goto(PUBLISHED);
  for (const [summary, field, button, told] of [
    ["Ralat", "teks-ralat", "Tambahkan ralat", "Ralat sudah ditambahkan."],
    ["Cabut tulisan", "teks-cabut", "Cabut tulisan ini", "Tulisan ini sudah dicabut"],
  ]) {
    await press(page, summary);
    await reach(page, field);
    await page.keyboard.type("Contoh alasan yang dibaca semua orang.");
    await press(page, button);
    await page.getByText(told).waitFor();
    await axe(page, summary);
  }
  await press(page, "Kembalikan seperti yang terakhir diterbitkan");
  await page.getByText("Tulisan ini kembali seperti").waitFor();
}

async function closedLaptop(browser, address, where) {
  const first = await browser.newContext({ baseURL: new URL(address).origin });
  const page = await first.newPage();
  await page.goto(address);
  await page.goto(where);
  await page.locator("#isi-tulisan").fill("Setengah kalimat yang belum disimpan");
  await page.waitForTimeout(1500);
  await first.close();
  const second = await browser.newContext({ baseURL: new URL(address).origin });
  const again = await second.newPage();
  await again.goto(address);
  await again.goto(where);
  const kept = await again.locator("#isi-tulisan").inputValue();
  expect(kept.startsWith("Setengah kalimat"), "yang belum disimpan hilang");
  await again.getByRole("button", { name: "Buang suntingan itu" }).click();
  await second.close();
}

async function twoWriters(page, folder, where) {
  const file = path.join(folder, "content", decodeURIComponent(where.replace("/tulisan/", "")));
  await page.goto(where);
  await page.locator("#isi-tulisan").fill("Versi saya.");
  fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace("46 perpustakaan", "47 perpustakaan"));
  await page.locator("#simpan").click();
  const panel = page.locator("#berubah");
  await panel.getByText("Berkas ini sudah diubah di tempat lain").waitFor();
  const text = await panel.textContent();
  expect(text.includes("47 perpustakaan") && text.includes("Versi saya."), "kedua versi tidak tampak");
  expect(fs.readFileSync(file, "utf8").includes("47 perpustakaan"), "versi lain ditimpa");
  await axe(page, "dua penulis");
  await press(page, "Pakai isi berkas sekarang");
  await page.waitForFunction(() => document.getElementById("isi-tulisan").value.includes("47 perpustakaan"));
}

/** From a story with a photo to the place it is published at, and back, by what is on the page. */
async function publishAndTakeBack(page, folder) {
  const place = `${folder}.git`;
  const there = (...words) => execFileSync("git", ["-C", place, ...words], { encoding: "utf8", maxBuffer: 1 << 26 });
  const before = there("rev-parse", "main^{tree}");
  const steps = [];
  const step = async (what, act) => {
    steps.push(what);
    await act();
  };
  const title = "Contoh langkah demi langkah";
  await page.goto("/");
  await step("judul", () => page.getByLabel("Judul", { exact: true }).fill(title));
  await step("Mulai menulis", () => page.getByRole("button", { name: "Mulai menulis" }).click());
  await page.waitForURL(/tulisan/);
  await step("isi", () => page.locator("#isi-tulisan").fill(BODY));
  await step("foto", () => drop(page, page.locator('.berkas:has([id="image.src"])')));
  await step("teks pengganti", () => page.locator('[id="image.alt"]').fill("Dua rumah panggung saat senja"));
  await step("Status: Terbit", () => page.locator('[id="status"]').selectOption("terbit"));
  await step("Simpan", () => save(page, "terbit"));
  await step("Terbitkan", () => page.getByRole("link", { name: "Terbitkan" }).click());
  await page.getByText("akan tampil di").first().waitFor();
  await axe(page, "terbit");
  const told = async (text) => page.getByText(text).waitFor({ timeout: 90000 }).catch(async () => {
    problems.push(`terbit: ${await page.getByRole("main").textContent()}`);
  });
  await step("Periksa dan terbitkan", () => press(page, "Periksa dan terbitkan"));
  await told("Sudah dikirim");
  await axe(page, "terkirim");
  const names = there("ls-tree", "-r", "--name-only", "main");
  const entry = names.split("\n").find((name) => name.endsWith("/contoh-langkah-demi-langkah.md"));
  expect(entry, "terbit: tulisan tidak terkirim");
  const photo = /berkas: (media\S+)/.exec(there("show", `main:${entry}`))?.[1];
  expect(names.split("\n").includes(`content/${photo}`), `terbit: foto tidak terkirim: ${photo}`);
  const clone = `${folder}-hos`;
  execFileSync("git", ["clone", "-q", place, clone]);
  await press(page, "Tarik kembali penerbitan ini");
  await told("Ditarik kembali");
  expect(there("rev-parse", "main^{tree}") === before, "ditarik kembali: situs tidak seperti semula");
  return [steps.length, clone];
}

function buildAndLook(folder, written) {
  execFileSync(PYTHON, ["-m", "plugins.desk", "bangun"], { cwd: folder, env: environment, stdio: "pipe" });
  for (const [kind, title, address] of written) {
    const [, year, name] = /\/(\d{4})\/([^/]+)\.md$/.exec(address) ?? [null, "", path.basename(address, ".md")];
    const page = path.join(folder, "output", kind === "halaman" ? "" : kind, year, name, "index.html");
    const text = fs.existsSync(page) ? fs.readFileSync(page, "utf8") : "";
    expect(text.includes(title) && text.includes("ᨕᨛᨋᨙᨀ"), `${kind}: halaman jadinya tidak memuat tulisan itu`);
  }
}

const began = Date.now();
const folder = project();
const desk = await openDesk(folder);
const browser = await launch();
const written = [];
let steps = 0;

async function atWidth([width, where]) {
  const context = await browser.newContext({
    baseURL: new URL(desk.address).origin,
    locale: "id-ID",
    colorScheme: width < 500 ? "light" : "dark",
    viewport: { width, height: 844 },
  });
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => problems.push(`${where}: ${message}`));
  page.on("console", (one) => one.type() === "error" && problems.push(`${where}: ${one.text()}`));
  page.on("request", (one) => {
    expect(one.url().startsWith(new URL(desk.address).origin) || /^(data|blob):/.test(one.url()), `${where}: ${one.url()}`);
  });
  await page.goto(desk.address);
  const found = await everyKind(page, where);
  if (width > 500) {
    await keyboardOnly(page);
  }
  await context.close();
  return found;
}

try {
  written.push(...(await Promise.all([[390, "telepon"], [1280, "meja"]].map(atWidth))).flat());
  await closedLaptop(browser, desk.address, written[0][2]);
  const context = await browser.newContext({ baseURL: new URL(desk.address).origin });
  const page = await context.newPage();
  await page.goto(desk.address);
  await twoWriters(page, folder, written[0][2]);
  await amend(page);
  const [count, clone] = await publishAndTakeBack(page, folder);
  steps = count;
  await context.close();
  buildAndLook(clone, [...written, ["berita", "Contoh langkah demi langkah", "/tulisan/articles/berita/" + new Date().getFullYear() + "/contoh-langkah-demi-langkah.md"]]);
} catch (error) {
  problems.push(error.stack);
} finally {
  await browser.close();
  await desk.close();
  for (const one of [folder, `${folder}.git`, `${folder}-hos`]) fs.rmSync(one, { recursive: true, force: true });
}
console.log(`${problems.length === 0 ? "✓" : "✗"} meja: ${written.length} tulisan, terbit dalam ${steps} langkah, ${Math.round((Date.now() - began) / 1000)} detik`);
problems.forEach((problem) => console.log(`  ${problem}`));
process.exitCode = problems.length > 0 ? 1 : 0;
