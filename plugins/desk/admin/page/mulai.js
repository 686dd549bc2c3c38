// Starts the CMS with what the content model says.
import { read, write } from "./format.js";
import { watch } from "./akses.js";
import { missing } from "./values.js";
import { words } from "./bahasa.js";
import { preview } from "./pratinjau.js";

const { CMS } = window;
const answer = await fetch("susunan.json");
const { config, records } = await answer.json();

CMS.registerLocale("id", words);
for (const [name, record] of Object.entries(records)) {
  CMS.registerCustomFormat(`literasi-${name}`, record.whole ? "yaml" : "md", {
    fromFile: (text) => read(text, record),
    toFile: (data) => write(data, record),
  });
  CMS.registerPreviewTemplate(name, preview);
}
CMS.registerPreviewStyle("pratinjau.css");
CMS.registerEventListener({
  name: "preSave",
  handler: ({ entry }) => {
    const wanting = missing(entry.get("data").toJS(), records[entry.get("collection")].fields);
    if (wanting.length > 0) {
      throw new Error(wanting.join(" "));
    }
  },
});
watch();
CMS.init({ config: { ...config, collections: config.collections.map(startingToday) } });

/** A new entry has today's date, as in `literasi baru`; it stands in the form and can be changed. */
function startingToday(collection) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  const fields = collection.fields?.map((field) => (field.name === "tanggal" ? { ...field, default: today.join("-") } : field));
  return fields ? { ...collection, fields } : collection;
}
