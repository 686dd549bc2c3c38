// A YAML header with other values: only what was edited is written anew, as deep as it lies. Every
// other character stays: comments, order, quotation marks.
import { parseDocument, stringify } from "./yaml/index.js";
import { pruned, same, told, shownAs } from "./values.js";

// YAML 1.2 §10.1: every value is the text that stands there, as plugins/core/yaml_text.py has it.
const OPTIONS = { schema: "failsafe", uniqueKeys: true };
const UNREADABLE = "Kepala tulisan tidak terbaca. Sunting berkas ini di komputer.";

/** Return the header as a document; offsets in it are those in the text. */
function document(header) {
  const found = parseDocument(header.replace(/\r\n/g, " \n"), OPTIONS);
  if (found.errors.length > 0 || (found.contents && !isMap(found.contents))) {
    throw new Error(UNREADABLE);
  }
  return found;
}

/** Return the values by their keys in lower case, in the order of the file. */
export function values(header) {
  const found = document(header);
  return new Map((found.contents?.items ?? []).map((pair) => [keyOf(pair), pair.value?.toJS?.(found) ?? ""]));
}

/** Return the header after the widgets' data; `old` is what they were given. */
export function edited(header, fields, old, data) {
  const wanted = (text) => {
    const now = values(text);
    return fields.every((field) => {
      const value = shownAs(now.get(field.name) ?? now.get(field.other), field);
      return same(told(value, field), told(data, field));
    });
  };
  for (const isDeep of [true, false]) {
    try {
      const changed = applied(header, mapEdits(new Header(header, isDeep), fields, old, data));
      if (wanted(changed)) {
        return changed;
      }
    } catch (error) {
      if (!isDeep) throw error;
    }
  }
  throw new Error(UNREADABLE);
}

/** Return a key with its value as YAML. */
export function line(key, value) {
  return stringify({ [key]: value }, { schema: "failsafe", lineWidth: 0, aliasDuplicateObjects: false });
}

class Header {
  constructor(text, isDeep) {
    this.text = text;
    this.isDeep = isDeep;
    this.document = document(text);
    this.end = text.includes("\r\n") ? "\r\n" : "\n";
  }

  lineStart(offset) {
    return this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  behindLine(offset) {
    const found = this.text.indexOf("\n", offset);
    return found < 0 ? this.text.length : found + 1;
  }

  /** Where a node begins, and the offset behind its last character; its own range may end lines later. */
  endOf(node) {
    let last = node;
    while (last && !last.flow && last.items?.length > 0) {
      const inner = last.items.at(-1);
      last = isPair(inner) ? (inner.value ?? inner.key) : inner;
    }
    const [start, end] = last?.range ?? node.range;
    return Math.max(start, start + this.text.slice(start, end).trimEnd().length);
  }

  /** The lines of a YAML text, each but the first moved to the right. */
  indented(text, by) {
    return text.replace(/\n(?=[^\n])/g, `\n${" ".repeat(by)}`).replace(/\n/g, this.end);
  }
}

const isMap = (node) => Array.isArray(node?.items) && node.items.every(isPair);
const isPair = (one) => one !== null && typeof one === "object" && "key" in one;
const keyOf = (pair) => String(pair.key.value).trim().toLowerCase();

function mapEdits(header, fields, old, data, map = header.document.contents) {
  const pairs = new Map((map?.items ?? []).map((pair) => [keyOf(pair), pair]));
  let above;
  return fields.flatMap((field) => {
    const pair = pairs.get(field.name) ?? pairs.get(field.other);
    const [before, after] = [told(old, field), told(data, field)];
    const edits = same(before, after) ? [] : pairEdits(header, field, pair, before, after, map, above);
    above = pair && after !== undefined ? pair : above;
    return edits;
  });
}

function pairEdits(header, field, pair, before, after, map, above) {
  if (!pair) {
    return [added(header, map, above, line(field.name, after))];
  }
  const start = pair.key.range[0];
  const lineStart = header.lineStart(start);
  const isFirstOfItem = header.text.slice(lineStart, start).trim() !== "";
  const from = isFirstOfItem ? start : lineStart;
  const stop = header.behindLine(Math.max(header.endOf(pair.value ?? pair.key), pair.key.range[1]));
  if (after === undefined) {
    return [{ start: from, stop, text: "" }];
  }
  const block = !pair.value?.flow && pair.value?.items;
  if (header.isDeep && block && isMap(pair.value) && typeof after === "object" && field.fields) {
    return mapEdits(header, field.fields, before ?? {}, after, pair.value);
  }
  if (header.isDeep && block && field.shape === "records" && Array.isArray(after)) {
    return itemEdits(header, field, pair.value, before ?? [], after);
  }
  const key = header.text.slice(...pair.key.range.slice(0, 2));
  const indent = start - lineStart;
  const written = line(key, kept(pair.value?.toJS?.(header.document), after, field));
  const onOneLine = written.indexOf("\n") === written.length - 1 && typeof after === "string";
  const isPlain = pair.value?.range && pair.value.source !== undefined && !/[\r\n]/.test(header.text.slice(start, header.endOf(pair.value)));
  if (header.isDeep && onOneLine && isPlain) {
    // A comment behind the value stays.
    const [first] = pair.value.range;
    const gap = first === pair.key.range[1] + 1 ? " " : "";
    return [{ start: first, stop: header.endOf(pair.value), text: gap + written.slice(key.length + 2, -1) }];
  }
  return [{ start: from, stop, text: (isFirstOfItem ? "" : " ".repeat(indent)) + header.indented(written, indent) }];
}

/** Edit the items of a block list; those equal at its start and end are left alone. */
function itemEdits(header, field, list, before, after) {
  const shared = (first, second) => {
    let count = 0;
    while (count < Math.min(first.length, second.length) && same(first[count], second[count])) count += 1;
    return count;
  };
  const head = shared(before, after);
  const tail = shared(before.slice(head).reverse(), after.slice(head).reverse());
  const [olds, news] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const nodes = list.items.slice(head, head + olds.length);
  const dash = header.text.lastIndexOf("-", list.items[0].range[0]);
  const indent = dash - header.lineStart(dash);
  const edits = nodes.flatMap((node, place) => {
    const from = header.lineStart(header.text.lastIndexOf("-", node.range[0]));
    const stop = header.behindLine(header.endOf(node));
    if (place >= news.length) {
      return [{ start: from, stop, text: "" }];
    }
    if (isMap(node) && node.items.length > 0 && !node.flow) {
      return mapEdits(header, field.fields, olds[place], news[place], node);
    }
    return [{ start: from, stop, text: item(header, news[place], indent) }];
  });
  const place = header.behindLine(header.endOf(list.items[Math.min(head + olds.length, list.items.length) - 1] ?? list));
  const first = head + olds.length === 0 ? header.lineStart(dash) : place;
  return [...edits, ...news.slice(olds.length).map((one) => ({ start: first, stop: first, text: item(header, one, indent) }))];
}

function item(header, value, indent) {
  const text = stringify([value], { schema: "failsafe", lineWidth: 0, aliasDuplicateObjects: false });
  return " ".repeat(indent) + header.indented(text, indent);
}

/** A new key stands behind the one above it in the model, or at the end. */
function added(header, map, above, text) {
  const last = above ?? (map === header.document.contents ? undefined : map.items.at(-1));
  if (!last) {
    const start = map?.items?.length > 0 ? header.text.length : 0;
    return { start: header.text.length || start, stop: header.text.length || start, text: header.indented(text, 0) };
  }
  const start = header.behindLine(Math.max(header.endOf(last.value ?? last.key), last.key.range[1]));
  const indent = last.key.range[0] - header.lineStart(last.key.range[0]);
  return { start, stop: start, text: " ".repeat(indent) + header.indented(text, indent) };
}

/** Keep what the widgets do not show, such as keys of a nested record that the model lacks. */
function kept(old, value, field) {
  if (typeof value !== "object" || Array.isArray(value) || typeof old !== "object" || Array.isArray(old)) {
    return value;
  }
  const named = new Set((field.fields ?? []).flatMap(({ name, other }) => [name, other]));
  return { ...value, ...Object.fromEntries(Object.entries(old ?? {}).filter(([key]) => !named.has(key))) };
}

function applied(header, edits) {
  const numbered = edits.map((edit, number) => ({ ...edit, number }));
  numbered.sort((a, b) => b.start - a.start || b.stop - a.stop || b.number - a.number);
  return numbered.reduce((text, { start, stop, text: piece }) => text.slice(0, start) + piece + text.slice(stop), header);
}
