// The buttons above the text: they put Markdown around what is selected.
const AROUND = { tebal: ["**", "**", "tebal"], miring: ["*", "*", "miring"], tautan: ["[", "](https://)", "teks tautan"] };
const BEFORE = { judul: "## ", daftar: "- ", kutipan: "> " };

export function watchTools(area, changed) {
  document.querySelector(".alat")?.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-alat]")?.dataset.alat;
    if (!tool) {
      return;
    }
    area.focus();
    if (tool in AROUND) {
      wrap(area, ...AROUND[tool]);
    } else {
      startLines(area, BEFORE[tool]);
    }
    changed();
  });
}

function wrap(area, opening, closing, word) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const inner = value.slice(start, end) || word;
  put(area, start, end, opening + inner + closing);
  area.setSelectionRange(start + opening.length, start + opening.length + inner.length);
}

function startLines(area, mark) {
  const { selectionStart, selectionEnd, value } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(start, selectionEnd).split("\n");
  put(area, start, selectionEnd, lines.map((line) => mark + line).join("\n"));
}

export function put(area, start, end, text) {
  area.setSelectionRange(start, end);
  // The old command is the only way that the browser's own undo still works.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, start, end, "end");
  }
}
