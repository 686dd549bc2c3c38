// A field's value in a file, and the same value as the CMS's widget holds it.
//
// A field is { name, other, label, required, shape, only, fields }: its Indonesian key, the English
// one, how it is shown (text, list, record, records, either) and, of a record, the one required key.

// As plugins/core/people.py parts one line: a degree's comma parts no names.
const DEGREE = /^(?:(?:[A-Z][A-Za-z]{0,4}\.)+(?:[A-Z][A-Za-z]{0,4}\.?)?|[A-Z]{2,4}|Ph\.?D\.?)$/;

/** What the widget of a record is called that stands in for a path: two widgets, one key. */
export const elsewhere = (name) => `${name}_di_tempat_lain`;

/** Return the widgets' values of one field, by the widgets' names. */
export function shownAs(value, field) {
  const isRecord = field.shape === "either" && typeof value === "object";
  const found = isRecord ? asRecord(value, field) : shown(value, field);
  return found === undefined ? {} : { [isRecord ? elsewhere(field.name) : field.name]: found };
}

/** Return what the widgets say of one field, for the file; undefined for nothing. */
export function told(data, field) {
  const other = field.shape === "either" ? pruned(data[elsewhere(field.name)]) : undefined;
  return other ?? pruned(data[field.name]);
}

/** Return a value as a widget holds it; undefined for none, or one that does not fit. */
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
  return Object.assign({}, ...field.fields.map((inner) => shownAs(whole[inner.name] ?? whole[inner.other], inner)));
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

/** Tell whether two values say the same; the order of keys, which the CMS changes, does not count. */
export function same(one, other) {
  return sorted(one) === sorted(other);
}

function sorted(value) {
  return JSON.stringify(value, (_, one) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort())
      : one,
  );
}

/**
 * Return what is missing, in Indonesian. The CMS itself asks for what every entry has; what a
 * record needs once something stands in it, it cannot.
 */
export function missing(data, fields, place = "") {
  return fields.flatMap((field) => {
    const label = `${place}${field.label}`;
    const value = told(data, field);
    if (value === undefined) {
      return field.required ? [`${label} wajib diisi.`] : [];
    }
    if (field.shape === "either" && pruned(data[field.name]) && typeof value === "object") {
      return [`${label}: pilih satu, berkas atau yang di tempat lain.`];
    }
    if (typeof value !== "object" || field.shape === "list") {
      return [];
    }
    const records = field.shape === "records" ? value : [value];
    return records.flatMap((one, number) =>
      missing(one, field.fields, `${label}${field.shape === "records" ? ` ${number + 1}` : ""} › `),
    );
  });
}
