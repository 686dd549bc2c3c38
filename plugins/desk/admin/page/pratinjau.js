// An entry in the CMS's preview, with the classes and the style sheet of the theme.
const { h } = window;

export function preview({ entry, collection, widgetFor, getAsset }) {
  const field = (...way) => entry.getIn(["data", ...way]);
  const source = field("gambar", "berkas") ?? field("sampul") ?? field("poster");
  const picture = source && getAsset(source);
  const authors = field("penulis")?.join?.(", ") ?? field("penulis");
  return h("div", { role: "region", "aria-label": "Pratinjau tulisan" }, h("article", { className: "tulisan" },
    h("header", {},
      h("p", { className: "jenis" }, collection.get("label_singular") ?? collection.get("label")),
      h("h1", {}, field("judul") || field("nama") || "Tanpa judul"),
      h("p", { className: "dek" }, field("ringkasan") ?? field("uraian")),
      h("p", { className: "redup" }, [authors, field("tanggal")].filter(Boolean).join(" · ")),
    ),
    picture && h("figure", {},
      h("img", { src: picture.toString(), alt: field("gambar", "alt") ?? "" }),
      h("figcaption", {}, [field("gambar", "keterangan"), field("gambar", "kredit")].filter(Boolean).join(" · ")),
    ),
    h("div", { className: "kolom" },
      h("div", { className: "badan" }, h("div", { className: "isi" }, widgetFor("body"))),
    ),
  ));
}
