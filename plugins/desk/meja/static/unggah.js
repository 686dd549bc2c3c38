// Files dropped or chosen: sent to the desk, which makes them ready and says where they lie.
import { put } from "./alat.js";

const PICTURES = /^image\//;

export function watchFiles(form, area, key, path, changed, tell) {
  const send = async (file, accepted) => {
    tell(`Menyiapkan ${file.name} …`);
    const where = new URLSearchParams({ nama: file.name, terima: accepted, untuk: path });
    const answer = await fetch(`/unggah?${where}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream", "X-Meja": key },
      body: file,
    }).catch(() => null);
    const found = answer ? await answer.json().catch(() => ({})) : {};
    tell(found.letak ? `${file.name} siap` : (found.masalah ?? `${file.name} tidak dapat dikirim`));
    return found.letak;
  };

  const fill = async (place, file) => {
    const at = await send(file, place.dataset.terima);
    if (at) {
      const field = place.querySelector("input:not([type=file])");
      field.value = at;
      field.focus();
      changed();
    }
  };

  form.addEventListener("change", (event) => {
    if (event.target.type === "file" && event.target.files.length) {
      fill(event.target.closest(".berkas"), event.target.files[0]);
      event.target.value = "";
    }
  });

  const target = (event) => event.target.closest?.(".berkas, #isi-tulisan");
  form.addEventListener("dragover", (event) => {
    if (target(event) && event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      target(event).classList.add("jatuh");
    }
  });
  form.addEventListener("dragleave", (event) => target(event)?.classList.remove("jatuh"));
  form.addEventListener("drop", async (event) => {
    const place = target(event);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!place || files.length === 0) {
      return;
    }
    event.preventDefault();
    place.classList.remove("jatuh");
    if (place !== area) {
      await fill(place, files[0]);
      return;
    }
    for (const file of files.filter(({ type }) => PICTURES.test(type))) {
      const at = await send(file, "");
      if (at) {
        area.focus();
        put(area, area.selectionEnd, area.selectionEnd, `\n\n![](${at})\n\n`);
        changed();
      }
    }
  });
}
