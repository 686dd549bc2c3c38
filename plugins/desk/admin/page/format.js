// What the CMS reads of a source file and writes into it. Only fields that were edited are
// written anew; every other byte of the header, comments and order with it, stays as it was.
//
// A field is { name, other, shape, only, fields }: its Indonesian key, the English one, how it is
// shown (text, list, record, records, either) and the one required key of a record.
import { parseDocument, stringify } from "./yaml/index.js";

export const SOURCE = "_sumber";
const HEADER = /^(\uFEFF?\s*---[ \t]*(?:\r\n|\n))([\s\S]*?)(---[ \t]*(?:\r\n|\n|$))/;
const OPTIONS = { schema: "failsafe", uniqueKeys: true };

/** Return the values that the CMS shows; the text itself goes along. */
export function read(text, fields) {
  const { pairs, body } = parts(text);
  const data = { [SOURCE]: text, body: body.replace(/^\n+|\n+$/g, "") };
  for (const field of fields) {
    const value = shown(pairs.get(field.name)?.value ?? pairs.get(field.other)?.value, field);
    if (value !== undefined) {
      data[field.name] = value;
    }
  }
  return data;
}

/** Return the file with what the CMS holds. */
export function write(data, fields) {
  const text = data[SOURCE];
  if (!text) {
    const values = fields.flatMap(({ name }) => {
      const value = pruned(data[name]);
      return value === undefined ? [] : [line(name, value)];
    });
    return `---\n${values.join("")}---\n\n${(data.body ?? "").trim()}\n`;
  }
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const old = read(text, fields);
  const { opening, header, pairs, rest, body } = parts(text);
  const edits = fields.flatMap((field) => edit(field, old, data, pairs, header));
  edits.sort((a, b) => b.start - a.start || b.end - a.end);
  let changed = header;
  for (const { start, stop, text: piece } of edits) {
    changed = changed.slice(0, start) + piece.replace(/\n/g, end) + changed.slice(stop);
  }
  let tail = rest;
  if ((data.body ?? "") !== old.body) {
    const before = /^\n*/.exec(body)[0] || "\n";
    const after = /\n*$/.exec(body)[0] || "\n";
    const written = (data.body ?? "").replace(/^\n+|\n+$/g, "");
    const fence = /^---[ \t]*(?:\r\n|\n|$)/.exec(rest)[0];
    tail = (fence.endsWith("\n") ? fence : `${fence}\n`) + (before + written + after).replace(/\n/g, end);
  }
  const result = opening + changed + tail;
  parts(result); // throws rather than give a broken file
  return result;
}

function parts(text) {
  const found = HEADER.exec(text);
  if (!found) {
    throw new Error("Kepala tulisan tidak diawali ---. Sunting berkas ini di komputer.");
  }
  const [, opening, header] = found;
  const document = parseDocument(header.replace(/\r\n/g, " \n"), OPTIONS);
  if (document.errors.length > 0 || (document.contents && !document.contents.items)) {
    throw new Error("Kepala tulisan tidak terbaca. Sunting berkas ini di komputer.");
  }
  const pairs = new Map(
    (document.contents?.items ?? []).map((pair) => [
      String(pair.key.value).trim().toLowerCase(),
      { pair, value: pair.value?.toJS?.(document) ?? "" },
    ]),
  );
  const rest = text.slice(opening.length + header.length);
  const body = rest.slice(found[3].length).replace(/\r\n/g, "\n");
  return { opening, header, pairs, rest, body };
}

/** Return a value as the CMS's widget holds it; undefined for none, or one that does not fit. */
function shown(value, field) {
  if (value === undefined || value === "") {
    return undefined;
  }
  if (field.shape === "list") {
    return Array.isArray(value) ? value : split(value, field);
  }
  if (field.shape === "records") {
    const all = Array.isArray(value) ? value : [value];
    const records = all.map((one) => asRecord(one, field));
    return records.every(Boolean) ? records : undefined;
  }
  if (field.shape === "record") {
    return asRecord(value, field);
  }
  return typeof value === "string" ? value : undefined;
}

// As plugins/core/people.py parts one line: a degree's comma parts no names.
const DEGREE = /^(?:(?:[A-Z][A-Za-z]{0,4}\.)+(?:[A-Z][A-Za-z]{0,4}\.?)?|[A-Z]{2,4}|Ph\.?D\.?)$/;

function split(value, field) {
  if (typeof value !== "string") {
    return undefined;
  }
  if (field.names && value.includes(";")) {
    return value.split(";").map((one) => one.trim()).filter(Boolean);
  }
  const found = [];
  for (const part of value.split(",").map((one) => one.trim())) {
    if (field.names && found.length > 0 && DEGREE.test(part)) {
      found.push(`${found.pop()}, ${part}`);
    } else if (part) {
      found.push(part);
    }
  }
  return found;
}

function asRecord(value, field) {
  const whole = typeof value === "string" && field.only ? { [field.only]: value } : value;
  if (typeof whole !== "object" || whole === null || Array.isArray(whole)) {
    return undefined;
  }
  const record = {};
  for (const inner of field.fields) {
    const found = shown(whole[inner.name] ?? whole[inner.other], inner);
    if (found !== undefined) {
      record[inner.name] = found;
    }
  }
  return record;
}

function edit(field, old, data, pairs, header) {
  const [before, after] = [pruned(old[field.name]), pruned(data[field.name])];
  if (sorted(before) === sorted(after)) {
    return [];
  }
  const key = pairs.has(field.name) ? field.name : field.other;
  const entry = pairs.get(key);
  if (!entry) {
    return [{ start: header.length, stop: header.length, text: line(field.name, after) }];
  }
  const start = header.lastIndexOf("\n", entry.pair.key.range[0] - 1) + 1;
  const last = endOf(entry.pair, header);
  const lineEnd = header.indexOf("\n", last);
  const stop = lineEnd < 0 ? header.length : lineEnd + 1;
  if (after === undefined) {
    return [{ start, stop, text: "" }];
  }
  return [{ start, stop, text: line(header.slice(...entry.pair.key.range.slice(0, 2)), kept(entry.value, after, field)) }];
}

/** Keep what the widgets do not show, such as keys of a nested record that the model lacks. */
function kept(old, value, field) {
  if (field.shape !== "record" || typeof old !== "object" || Array.isArray(old)) {
    return value;
  }
  const named = new Set(field.fields.flatMap(({ name, other }) => [name, other]));
  const rest = Object.entries(old).filter(([key]) => !named.has(key));
  return { ...value, ...Object.fromEntries(rest) };
}

/** Return the offset behind the last character of a pair; its own range may end lines later. */
function endOf(pair, header) {
  let node = pair.value;
  while (node && !node.flow && node.items?.length > 0) {
    const last = node.items.at(-1);
    node = last.key ? (last.value ?? last.key) : last;
  }
  const [start, end] = node?.range ?? pair.key.range;
  const stop = Math.max(end, pair.key.range[1]);
  return Math.max(start, start + header.slice(start, stop).trimEnd().length);
}

/** The value as a text in which the order of keys, which the CMS changes, does not count. */
function sorted(value) {
  return JSON.stringify(value, (_, one) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort())
      : one,
  );
}

/** Leave out what says nothing: the CMS makes empty records for every object that it shows. */
export function pruned(value) {
  if (Array.isArray(value)) {
    const all = value.map(pruned).filter((one) => one !== undefined);
    return all.length > 0 ? all : undefined;
  }
  if (typeof value === "object" && value !== null) {
    const all = Object.entries(value).map(([key, one]) => [key, pruned(one)]);
    const some = all.filter(([, one]) => one !== undefined);
    return some.length > 0 ? Object.fromEntries(some) : undefined;
  }
  const text = value === undefined || value === null ? "" : String(value).trim();
  return text === "" ? undefined : text;
}

function line(key, value) {
  return stringify({ [key]: value }, { schema: "failsafe", lineWidth: 0, aliasDuplicateObjects: false });
}
