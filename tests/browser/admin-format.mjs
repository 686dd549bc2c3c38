// What the CMS at /admin/ reads and writes, without its pages: every source file of the site and
// every form that a file can have goes through, unchanged and with one thing changed.
import fs from "node:fs";
import path from "node:path";

const LINE_ENDS = { "": (text) => text, CRLF: (text) => text.replace(/\n/g, "\r\n"), BOM: (text) => `\uFEFF${text}` };

const EPISODE = `---
# komentar di atas
judul: "Satu"
tanggal: 2024-11-07
penulis: [A, B]  # dua orang
audio:
  tautan: https://example.org/a.mp3
  ukuran: 12
  # dari hosnya
  durasi: 00:10
  jenis: audio/mpeg
bab:
  # yang pertama
  - mulai: 00:00
    judul: Buka
  - {mulai: 00:05, judul: Isi}
  - mulai: 00:09
    judul: Tutup
nomor: 3
---

Isi
`;
const PELICAN = "Title: Satu\nDate: 2024-11-07\nAuthors: A, B\nTags: a\n    b\nSumber: Contoh.id\n\nIsi\n";

/** [what is done, kind, source, edit, lines that go, lines that come] */
const EDITS = [
  ["judul", "podcast", EPISODE, (d) => (d.judul = "Dua: x"), ['judul: "Satu"'], ['judul: "Dua: x"']],
  ["satu isian di dalam", "podcast", EPISODE, (d) => (d.audio_di_tempat_lain.durasi = "00:11"), ["  durasi: 00:10"], ["  durasi: 00:11"]],
  ["judul satu bab", "podcast", EPISODE, (d) => (d.bab[0].judul = "Buka: y"), ["    judul: Buka"], ['    judul: "Buka: y"']],
  ["bab baru di akhir", "podcast", EPISODE, (d) => d.bab.push({ mulai: "00:12", judul: "Z" }), [], ["  - mulai: 00:12", "    judul: Z"]],
  ["bab baru di depan", "podcast", EPISODE, (d) => d.bab.unshift({ mulai: "0:00", judul: "Z" }), [], ["  - mulai: 0:00", "    judul: Z"]],
  ["bab di tengah hilang", "podcast", EPISODE, (d) => d.bab.splice(1, 1), ["  - {mulai: 00:05, judul: Isi}"], []],
  ["isian baru di sebuah bab", "podcast", EPISODE, (d) => (d.bab[0].tautan = "https://example.org/"), [], ["    tautan: https://example.org/"]],
  ["isian baru", "podcast", EPISODE, (d) => (d.ringkasan = "Baru"), [], ["ringkasan: Baru"]],
  ["gambar baru", "podcast", EPISODE, (d) => (d.gambar = { berkas: "media/gambar/a.jpg", alt: "x" }), [], ["gambar:", "  berkas: media/gambar/a.jpg", "  alt: x"]],
  ["dari tempat lain ke berkas", "podcast", EPISODE, (d) => Object.assign(d, { audio: "media/audio/a.mp3", audio_di_tempat_lain: {} }), EPISODE.split("\n").slice(5, 11), ["audio: media/audio/a.mp3"]],
  ["isi", "podcast", EPISODE, (d) => (d.body = "Lain"), ["Isi"], ["Lain"]],
  ["Key: value, judul", "berita", PELICAN, (d) => (d.judul = "Dua"), ["Title: Satu"], ["Title: Dua"]],
  ["Key: value, topik baru", "berita", PELICAN, (d) => d.topik.push("c"), [], ["    c"]],
  ["Key: value, isian baru", "berita", PELICAN, (d) => (d.ringkasan = "Baru"), [], ["ringkasan: Baru"]],
  ["Key: value, nama sumber", "berita", PELICAN, (d) => (d.sumber.nama = "Lain"), ["Sumber: Contoh.id"], ["Sumber: Lain"]],
  ["Key: value, isi", "berita", PELICAN, (d) => (d.body = "Lain"), ["Isi"], ["Lain"]],
];

const files = (folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile()).map((one) => path.join(one.parentPath ?? one.path, one.name));

/** Return the lines of one text that the other lacks. */
function less(one, other) {
  const lines = (text) => text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const left = lines(other);
  return lines(one).filter((line) => {
    const place = left.indexOf(line);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

export function sources(content) {
  const articles = files(path.join(content, "articles")).map((file) => [file, path.relative(path.join(content, "articles"), file).split(path.sep)[0]]);
  const pages = files(path.join(content, "pages")).map((file) => [file, "halaman"]);
  return [...articles, ...pages, [path.join(content, "site.yaml"), "situs"]];
}

/** Return how many files went through, and the texts that came of edits, with their kinds. */
export function roundTrips({ read, write }, records, content, expect) {
  const written = [];
  const all = sources(content);
  for (const [file, kind] of all) {
    const name = path.basename(file);
    for (const [form, made] of Object.entries(LINE_ENDS)) {
      const text = made(fs.readFileSync(file, "utf8"));
      const data = read(text, records[kind]);
      expect(write(data, records[kind]) === text, `${name} ${form}: changed without an edit`);
      const title = kind === "situs" ? "nama" : "judul";
      const changed = write({ ...data, [title]: "Judul: “baru”" }, records[kind]);
      const [gone, come] = [less(text, changed), less(changed, text)];
      expect(gone.length === 1 && come.length === 1, `${name} ${form}: more than its title: ${come.join(" | ")}`);
    }
  }
  for (const [what, kind, source, edit, gone, come] of EDITS) {
    for (const [form, made] of Object.entries(LINE_ENDS)) {
      const text = made(source);
      const data = structuredClone(read(text, records[kind]));
      edit(data);
      const changed = write(data, records[kind]);
      expect(JSON.stringify([less(text, changed), less(changed, text)]) === JSON.stringify([gone, come]), `${what} ${form}: ${JSON.stringify(less(changed, text))}`);
      expect(!changed.replace(/\r\n/g, "").includes("\n") || form !== "CRLF", `${what}: mixed line ends`);
      written.push([kind, changed]);
    }
  }
  const data = read(PELICAN, records.berita);
  written.push(["berita", write({ ...data, gambar: { berkas: "media/gambar/a.jpg", alt: "x" } }, records.berita)]);
  refuses({ read, write }, records, expect);
  return { count: all.length, written };
}

/** What cannot be read is shown as it is, and never written over. */
function refuses({ read, write }, records, expect) {
  for (const text of ["tanpa kepala\n", "---\njudul: [\n---\n", "---\njudul: a\njudul: b\n---\n", "---\njudul: a\n"]) {
    const data = read(text, records.berita);
    let refused = false;
    try {
      write({ ...data, judul: "x" }, records.berita);
    } catch {
      refused = true;
    }
    expect(refused && data.body === text, `written over: ${text}`);
  }
}
