// Starts the CMS with what the content model says.
import { read, write } from "./format.js";
import { words } from "./bahasa.js";

const { CMS, h } = window;
const answer = await fetch("susunan.json");
const { config, fields } = await answer.json();

CMS.registerLocale("id", words);
for (const [kind, own] of Object.entries(fields)) {
  CMS.registerCustomFormat(`literasi-${kind}`, "md", {
    fromFile: (text) => read(text, own),
    toFile: (data) => write(data, own),
  });
  CMS.registerPreviewTemplate(kind, ({ entry, widgetFor }) =>
    h("article", { className: "tulisan" },
      h("header", {},
        h("h1", {}, entry.getIn(["data", "judul"])),
        h("p", { className: "dek" }, entry.getIn(["data", "ringkasan"])),
      ),
      h("div", { className: "kolom" }, h("div", { className: "badan" }, h("div", { className: "isi" }, widgetFor("body")))),
    ),
  );
}
CMS.registerPreviewStyle("pratinjau.css");
CMS.init({ config });
