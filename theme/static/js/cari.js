// Searches the site. Of the engine, which is large, nothing is loaded before the first key press.
const AT_ONCE = 6;
const PAUSE = 250; // milliseconds without a key before a query is asked
const VOLUMES = 8; // of the index that are opened at a time

const form = document.querySelector("#_cari");
const box = document.querySelector(".hasil");
const [told, list, more] = ["[role=status]", "ul", "button"].map((name) => box.querySelector(name));
const empty = list.removeChild(list.firstElementChild);
const fields = form.elements;

const label = more.textContent;
const older = JSON.parse(form.dataset.volumes); // volumes of the index, the newest first

let engine;
let asked = 0;
let left = [];
let known = new Set();
let closed = older;

function load() {
  engine ??= import(form.dataset.engine).then(async (found) => {
    await found.options({ excerptLength: 24, noWorker: true });
    return found;
  });
  return engine;
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function say(text, values = {}) {
  told.textContent = filled(text, values);
}

// The older volumes, not yet open, in which a year may be; without one, all of them.
function unsearched() {
  const year = fields.tahun.value;
  return closed.filter(({ first, last }) => !year || (first.slice(0, 4) <= year && year <= last.slice(0, 4)));
}

async function open(volumes) {
  closed = closed.filter((volume) => !volumes.includes(volume));
  const { mergeIndex } = await load();
  await Promise.all(volumes.map(({ path }) => mergeIndex(form.dataset.base + path)));
}

// What could not be loaded whole is loaded anew.
function forget() {
  engine?.then((found) => found.destroy(), () => {});
  engine = undefined;
  closed = older;
}

// `further` adds what older volumes have to the list.
async function search(further = false) {
  const query = fields.q.value.trim();
  const turn = ++asked;
  const filters = Object.fromEntries(["jenis", "tahun"].map((name) => [name, fields[name].value]).filter(([, value]) => value));
  remember(query, filters);
  box.hidden = query.length < 2;
  if (box.hidden) return;
  say(form.dataset.searching);
  try {
    if (further || fields.tahun.value) await open(unsearched().slice(0, fields.tahun.value ? Infinity : VOLUMES));
    const { results } = await (await load()).search(query, { filters });
    if (turn !== asked) return; // another key was pressed meanwhile
    if (!further) {
      list.replaceChildren();
      known = new Set();
    }
    left = results.filter(({ id }) => !known.has(id));
    known = new Set(results.map(({ id }) => id));
    say(results.length ? form.dataset.found : form.dataset.none, { count: results.length.toLocaleString(document.documentElement.lang), query });
    const [next] = unsearched();
    if (next) told.append(" ", filled(form.dataset.since, { month: next.before }));
    await show(turn);
  } catch {
    forget();
    if (turn === asked) say(form.dataset.failed);
  }
}

async function show(turn = asked) {
  const next = left.slice(0, AT_ONCE);
  left = left.slice(AT_ONCE);
  const found = await Promise.all(next.map((result) => result.data()));
  if (turn !== asked) return;
  list.append(...found.map(shown));
  const [volume] = left.length ? [] : unsearched();
  more.hidden = left.length === 0 && !volume;
  more.textContent = volume ? filled(form.dataset.older, { month: volume.before }) : label;
}

function shown({ url, meta, excerpt }) {
  const item = empty.cloneNode(true);
  item.hidden = false;
  const link = item.querySelector("a");
  link.href = url;
  link.textContent = meta.title;
  item.querySelector(".ringkas-cari").replaceChildren(...marked(excerpt));
  item.querySelector(".meta").textContent = [meta.jenis, meta.tanggal].filter(Boolean).join(" · ");
  return item;
}

// The excerpt is text in which the matches stand between <mark> and </mark>.
function marked(excerpt) {
  return excerpt.split(/<mark>(.*?)<\/mark>/).map((part, place) => {
    const text = part.replace(/&(lt|gt|amp|quot|#39);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" })[name]);
    return place % 2 ? Object.assign(document.createElement("mark"), { textContent: text }) : text;
  });
}

// So that a search can be shared, and the way back leads to it.
function remember(query, filters) {
  const asked = new URLSearchParams(query ? { q: query, ...filters } : {}).toString();
  history.replaceState(null, "", asked ? `?${asked}` : location.pathname);
}

let waiting;
form.addEventListener("input", () => {
  load().catch(() => {});
  clearTimeout(waiting);
  waiting = setTimeout(() => search(), PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
});
more.addEventListener("click", async () => {
  const first = list.children.length;
  await (left.length ? show() : search(true));
  list.children[first]?.querySelector("a").focus();
});

const given = new URLSearchParams(location.search);
for (const [name, value] of given) {
  if (fields[name]) fields[name].value = value;
}
if (given.get("q")) search();
