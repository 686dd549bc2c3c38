// What the CMS reads of a source file and writes into it. Only what was edited is written anew;
// every other byte of the file, comments and order with it, stays as it was.
//
// A record is { fields, whole }: what stands in the header, or in the whole file (site.yaml).
import * as pelican from "./pelican-header.js";
import * as yaml from "./yaml-header.js";
import { pruned, same, shownAs, told } from "./values.js";

export const SOURCE = "_sumber";
const FENCED = /^---[ \t]*\r?\n((?:[^\n]*\n)*?)(?=---[ \t]*(?:\r?\n|$))/;
const FENCE = /^---[ \t]*(?:\r?\n|$)/;
const BEFORE = /^\uFEFF?(?:[ \t]*\r?\n)*/;

/** Return the values that the CMS shows; the text itself goes along. */
export function read(text, record) {
  try {
    return widgets(text, record);
  } catch (error) {
    // An empty form would be taken for an empty file. Writing it throws, so that nothing is lost.
    return { [SOURCE]: text, [record.fields[0].name]: error.message, body: text };
  }
}

/** Return the file with what the CMS holds; throws rather than give a broken one. */
export function write(data, record) {
  const text = data[SOURCE];
  return text ? changed(text, data, record) : fresh(data, record);
}

function widgets(text, record) {
  const { values, body } = parts(text, record);
  const shown = record.fields.map((field) => shownAs(values.get(field.name) ?? values.get(field.other), field));
  return Object.assign({ [SOURCE]: text, body: body.replace(/^\n+|\n+$/g, "") }, ...shown);
}

function fresh(data, { fields, whole }) {
  const lines = fields.flatMap((field) => {
    const value = told(data, field);
    return value === undefined ? [] : [yaml.line(field.name, value)];
  });
  return whole ? lines.join("") : `---\n${lines.join("")}---\n\n${(data.body ?? "").trim()}\n`;
}

function changed(text, data, record) {
  const old = widgets(text, record);
  const { before, header, isPelican, rest, body, end } = parts(text, record);
  const top = isPelican
    ? pelicanHeader(header, record.fields, old, data, end)
    : yaml.edited(header, record.fields, old, data);
  const bottom = record.whole || (data.body ?? "") === old.body ? rest : withBody(rest, body, data.body ?? "", end);
  const result = before + (bottom && !top.endsWith("\n") && isPelican ? top + end : top) + bottom;
  const again = widgets(result, record);
  const isRight = record.fields.every((field) => same(told(again, field), told(data, field)));
  if (!isRight || (!record.whole && again.body.trim() !== (data.body ?? "").trim())) {
    throw new Error("Perubahan ini tidak dapat ditulis tanpa merusak berkasnya. Sunting di komputer.");
  }
  return result;
}

function pelicanHeader(header, fields, old, data, end) {
  const present = pelican.values(header);
  const changes = new Map(
    fields
      .filter((field) => !same(told(old, field), told(data, field)))
      .map((field) => [present.has(field.name) ? field.name : present.has(field.other) ? field.other : field.name, asText(told(data, field), field)]),
  );
  const kept = pelican.edited(header, changes);
  if (kept !== null) {
    return kept;
  }
  // What Pelican's header cannot hold is what YAML is for.
  const whole = new Map([...present, ...changes].filter(([, value]) => pruned(value) !== undefined));
  const lines = [...whole].map(([key, value]) => yaml.line(key, value)).join("");
  return `---\n${lines}---\n`.replace(/\n/g, end);
}

/** A record of which only the one required field is filled in may stand as a text. */
function asText(value, field) {
  const keys = typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [];
  return keys.length === 1 && keys[0] === field.only ? value[field.only] : value;
}

function withBody(rest, body, wanted, end) {
  const fence = FENCE.exec(rest)?.[0] ?? "";
  const before = /^\n*/.exec(body)[0] || "\n";
  const after = /\n*$/.exec(body)[0] || "\n";
  const text = body.trim() === "" ? `\n${wanted.replace(/^\n+|\n+$/g, "")}\n` : before + wanted.replace(/^\n+|\n+$/g, "") + after;
  return (fence === "" || fence.endsWith("\n") ? fence : fence + end) + text.replace(/\r?\n/g, end);
}

function parts(text, { whole }) {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  if (whole) {
    return { before: "", header: text, values: yaml.values(text), rest: "", body: "", end };
  }
  const [start] = BEFORE.exec(text);
  const inside = text.slice(start.length);
  const fenced = FENCED.exec(inside);
  const header = fenced ? fenced[1] : pelican.headerOf(inside);
  if (header === undefined) {
    throw new Error("Kepala tulisan tidak ditemukan. Sunting berkas ini di komputer.");
  }
  const opening = fenced ? fenced[0].length - header.length : 0;
  const rest = inside.slice(opening + header.length);
  return {
    before: start + inside.slice(0, opening),
    header,
    isPelican: !fenced,
    values: (fenced ? yaml : pelican).values(header),
    rest,
    body: rest.replace(FENCE, "").replace(/\r\n/g, "\n"),
    end,
  };
}
