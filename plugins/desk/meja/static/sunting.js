// The page of one entry: what is typed is checked, previewed and kept as one types; saving is a
// button. Every request carries the page's key, which no other site can know.
import { keep, kept, forget } from "./ketikan.js";
import { watchLists } from "./butir.js";
import { watchTools } from "./alat.js";
import { watchFiles } from "./unggah.js";
import { watchPreview } from "./pratinjau.js";

const PAUSE = 120; // ms after the last key
const LOOK = 5000; // ms between two looks at whether the file has changed elsewhere

const room = document.querySelector("[data-tulisan]");
const form = document.getElementById("formulir");
const body = document.getElementById("isi-tulisan");
const state = document.getElementById("keadaan");
const preview = watchPreview(document.getElementById("pratinjau"));
const path = room.dataset.tulisan;
let stamp = room.dataset.stempel;
let saved = "";
let timer;
let checking = false;
let checkAgain = false;
let saving = false;

const encoded = path.split("/").map(encodeURIComponent).join("/");

function told() {
  const fields = Object.fromEntries([...new FormData(form)].filter(([, v]) => typeof v === "string"));
  return { stempel: stamp, isian: fields, isi: body.value };
}

function isChanged() {
  const { isian, isi } = told();
  return JSON.stringify([isian, isi]) !== saved;
}

function settle() {
  const { isian, isi } = told();
  saved = JSON.stringify([isian, isi]);
}

async function send(where, what, method = "POST") {
  return fetch(`/${where}/${encoded}`, {
    method,
    headers: { "Content-Type": "application/json", "X-Meja": room.dataset.meja },
    body: JSON.stringify(what),
  });
}

function changed() {
  state.textContent = isChanged() ? "Belum disimpan; suntingan aman di komputer ini" : "Tersimpan";
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

// One question at a time: on a slow computer the next waits, and asks about the newest text.
async function check() {
  checkAgain = checking;
  if (checking) {
    return;
  }
  checking = true;
  const now = told();
  try {
    const answer = await send("periksa", now);
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const found = await answer.json();
    forget(path);
    showProblems(found.masalah);
    if (found.halaman) {
      preview(found.halaman);
    }
  } catch {
    keep(path, now);
    state.textContent = "Meja tidak menjawab; suntingan disimpan di peramban ini";
  }
  checking = false;
  if (checkAgain) {
    check();
  }
}

function showProblems(problems) {
  for (const place of document.querySelectorAll(".isian > .masalah")) {
    place.replaceChildren();
  }
  for (const control of form.querySelectorAll("[aria-invalid]")) {
    control.removeAttribute("aria-invalid");
  }
  const general = document.getElementById("umum");
  general.replaceChildren();
  for (const problem of problems) {
    const field = nearest(problem.isian);
    const text = document.createElement("p");
    text.textContent = problem.apa;
    if (problem.cara) {
      const remedy = document.createElement("small");
      remedy.textContent = problem.cara;
      text.append(remedy);
    }
    if (field) {
      field.querySelector(":scope > .masalah").append(text);
      field.querySelector("input:not([type=hidden]), select, textarea")?.setAttribute("aria-invalid", "true");
      field.closest("details")?.setAttribute("open", "");
    } else {
      text.prepend(problem.isian ? `${problem.isian}: ` : "");
      general.append(text);
      general.className = "pesan salah masalah";
    }
  }
  general.className = general.childElementCount ? "pesan salah masalah" : "";
}

// `orang 2.nama` is looked for, then `orang 2`, then `orang`.
function nearest(place) {
  let name = place;
  while (name) {
    const found = document.querySelector(`form [data-isian="${CSS.escape(name)}"]`);
    if (found) {
      return found;
    }
    const shorter = name.replace(/(\.[^.]*| \d+)$/, "");
    name = shorter === name ? "" : shorter;
  }
  return null;
}

async function save(over) {
  saving = true;
  try {
    await saveNow(over);
  } finally {
    saving = false;
  }
}

async function saveNow(over) {
  state.textContent = "Menyimpan …";
  const now = over ? { ...told(), timpa: over } : told();
  let answer;
  try {
    answer = await send("tulisan", now);
  } catch {
    keep(path, now);
    state.textContent = "Meja tidak menjawab; suntingan disimpan di peramban ini";
    return;
  }
  const found = await answer.json().catch(() => ({}));
  if (answer.status === 409) {
    askAboutNewer(found);
    return;
  }
  showProblems(found.masalah ?? []);
  if (!answer.ok) {
    keep(path, now);
    state.textContent = found.masalah ? "Belum disimpan: lihat masalahnya" : `Belum disimpan: meja menolak (${answer.status}); suntingan disimpan di peramban ini`;
    return;
  }
  location.hash = "";
  stamp = found.stempel;
  settle();
  forget(path);
  document.getElementById("ketikan")?.remove();
  document.getElementById("berubah").replaceChildren();
  const faults = found.masalah.length;
  state.textContent = `Tersimpan pukul ${found.pukul}${faults ? `, ${faults} masalah` : ""}`;
  renumber();
  check();
}

// After saving, an item's place in the file's list is its place on the page.
function renumber() {
  for (const list of document.querySelectorAll("[data-daftar]")) {
    [...list.children].forEach((item, place) => {
      item.querySelector(":scope > input[name$='.asal']").value = place;
    });
  }
  settle();
}

function askAboutNewer(found) {
  state.textContent = "Belum disimpan: berkas sudah diubah di tempat lain";
  const place = document.getElementById("berubah");
  place.innerHTML = found.berubah; // made by our own template
  place.querySelector("h2").focus();
  place.querySelector("[data-timpa]").addEventListener("click", (event) => save(event.target.dataset.timpa));
  place.querySelector("[data-pakai]")?.addEventListener("click", async () => {
    await send("buang", {});
    settle();
    location.reload();
  });
}

async function look() {
  if (document.hidden || saving || document.querySelector("#berubah h2")) {
    return;
  }
  const before = stamp;
  try {
    const answer = await fetch(`/stempel/${encoded}`);
    const found = await answer.json();
    if (saving || before !== stamp) {
      return; // saved meanwhile: the answer is about the file before or after
    }
    if (found.stempel !== stamp && !isChanged()) {
      location.reload();
    } else if (found.stempel !== stamp) {
      state.textContent = "Berkas ini sudah diubah di tempat lain; Simpan akan menunjukkan keduanya";
    }
  } catch {
    // the desk is closed; what is typed is kept by check()
  }
}

function restore() {
  const told = document.getElementById("ketikan-isi");
  const found = told ? JSON.parse(told.textContent) : null;
  const local = kept(path);
  const fields = local?.isian ?? found?.fields;
  if (!fields) {
    return;
  }
  watcher.rebuild(fields);
  for (const control of form.elements) {
    if (control.name && control.type !== "file" && control.name in fields) {
      control.value = fields[control.name];
    }
  }
  body.value = local?.isi ?? found.body;
  stamp = local?.stempel ?? found.stamp;
  changed();
}

const watcher = form ? watchLists(form, changed) : null;
if (form) {
  settle();
  watchTools(body, changed);
  watchFiles(form, body, room.dataset.meja, path, changed, (text) => {
    state.textContent = text;
  });
  restore();
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      save();
    }
  });
  for (const other of document.querySelectorAll("form[method=post]:not(#ketikan form)")) {
    other.addEventListener("submit", (event) => {
      if (isChanged()) {
        event.preventDefault();
        state.textContent = "Simpan dulu suntingan Anda";
      }
    });
  }
  addEventListener("beforeunload", (event) => {
    if (isChanged() && kept(path)) {
      event.preventDefault();
    }
  });
  check();
  setInterval(look, LOOK);
  addEventListener("focus", look);
}
const turn = document.getElementById("ganti");
turn?.addEventListener("click", () => {
  const looking = room.classList.toggle("melihat");
  turn.setAttribute("aria-pressed", String(looking));
  turn.textContent = looking ? "Kembali menulis" : "Lihat pratinjau";
});
