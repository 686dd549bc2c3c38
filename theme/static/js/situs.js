// What every page does better with a script, and is whole without.
{
  const { luring } = document.currentScript.dataset;

  // Pages that were read can be read again without a network: see sw.js.
  if (luring && navigator.serviceWorker) {
    addEventListener("load", () => navigator.serviceWorker.register(luring));
  }

  // Whether an event is still to come, at the moment of reading.
  for (const badge of document.querySelectorAll("[data-mulai]")) {
    const { mulai, selesai, kata } = badge.dataset;
    const [coming, today, now, over] = kata.split("|");
    const [start, end, at] = [new Date(mulai), new Date(selesai), new Date()];
    const isToday = at.toDateString() === start.toDateString();
    badge.textContent = at >= end ? over : at >= start ? now : isToday ? today : coming;
    badge.hidden = false;
  }

  // Banners and registrations whose time ran out since the page was made; their room stays, so
  // nothing jumps.
  for (const fleeting of document.querySelectorAll("[data-sampai]")) {
    fleeting.style.visibility = new Date() < new Date(fleeting.dataset.sampai) ? "" : "hidden";
  }

  // On a phone the menu is wider than the screen: the section that is open shall be seen.
  const open = document.querySelector(".menu [aria-current]");
  if (open) open.closest("ul").scrollLeft = open.offsetLeft - innerWidth / 2;

  // Sharing beyond plain links: the clipboard, and the phone's own sheet.
  const box = document.querySelector(".bagi");
  const text = box?.querySelector("textarea");
  const link = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const tell = async (what) => {
    await navigator.clipboard.writeText(what);
    box.querySelector("[role=status]").textContent = box.dataset.disalin;
  };
  const acts = {
    tautan: () => tell(link),
    teks: () => tell(text.value),
    lembar: () => navigator.share({ title: document.title, url: link }).catch(() => {}),
  };
  for (const button of box?.querySelectorAll("button") ?? []) {
    const able = button.name === "lembar" ? navigator.share : navigator.clipboard;
    button.hidden = !able;
    button.addEventListener("click", acts[button.name]);
  }
}
