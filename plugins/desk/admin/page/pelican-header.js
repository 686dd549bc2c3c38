// Pelican's own header: `Key: value` lines up to the first blank one; an indented line makes a
// list of the value above it. As plugins/core/pelican_header.py reads and writes it.
const KEY = /^[\p{L}_][\p{L}\p{N}_-]*:(?:[ \t]+|(?=\r?\n|$))/u;
const MORE = /^(?: {4}|\t)/;
const UNREADABLE = "Kepala tulisan tidak terbaca. Sunting berkas ini di komputer.";

/** Return the header at the start of a text, or undefined if it begins otherwise. */
export function headerOf(text) {
  if (!KEY.test(text)) {
    return undefined;
  }
  const blank = /\n[ \t]*(?:\r?\n|$)/.exec(text);
  return text.slice(0, blank ? blank.index + 1 : text.length);
}

/** Return the values by their keys in lower case, in the order of the file. */
export function values(header) {
  return new Map(pieces(header).map(({ key, value }) => [key, value]));
}

/** Return the header with other values (undefined removes), or null if only YAML can hold them. */
export function edited(header, changes) {
  if (![...changes.values()].every(fits)) {
    return null;
  }
  const left = new Map(changes);
  const end = header.includes("\r\n") ? "\r\n" : "\n";
  const lines = pieces(header).flatMap(({ key, opening, text }) => {
    if (!left.has(key)) {
      return [text];
    }
    const value = left.get(key);
    left.delete(key);
    return value === undefined ? [] : [`${opening.trimEnd()} ${written(value, end)}${end}`];
  });
  const added = [...left].filter(([, value]) => value !== undefined);
  lines.push(...added.map(([key, value]) => `${key}: ${written(value, end)}${end}`));
  const closed = lines.map((line, place) => (line.endsWith("\n") || place === lines.length - 1 ? line : line + end));
  return closed.join("");
}

function fits(value) {
  const oneLine = (text) => typeof text === "string" && text.trim() === text && !/[\r\n]/.test(text);
  if (Array.isArray(value)) {
    // One alone would be parted at its commas when it is read.
    return value.every(oneLine) && (value.length > 1 || !/[,;]/.test(value[0]));
  }
  return value === undefined || oneLine(value);
}

function written(value, end) {
  return Array.isArray(value) ? value.join(`${end}    `) : value;
}

function pieces(header) {
  const found = [];
  for (const text of header.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const above = found.at(-1);
    if (above && MORE.test(text)) {
      above.value = [above.value, text.trim()].flat();
      above.text += text;
      continue;
    }
    const opening = KEY.exec(text)?.[0];
    const key = opening?.split(":")[0].toLowerCase();
    if (!key || found.some((one) => one.key === key)) {
      throw new Error(UNREADABLE);
    }
    found.push({ key, value: text.slice(opening.length).trim(), text, opening });
  }
  return found;
}
