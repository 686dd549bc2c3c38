// What the CMS leaves out for those who hear its pages or use no pointer: names, landmarks and a
// heading. Its own markup is looked at again whenever it changes.
const NAMES = [
  ["iframe#preview-pane", "title", "Pratinjau"],
  ["[data-slate-editor]", "aria-label", "Isi"],
  ["section[class*=AuthenticationPage]", "role", "main"],
  ["[class*=WorkflowContainer]", "role", "main"],
  [".Pane1", "role", "main"],
  ["[class*=ToolbarContainer]:has([class*=ToolbarSectionBackLink])", "role", "banner"],
  ["body > canvas", "aria-hidden", "true"],
  ["ul[class*=CardsGrid] > :not(li)", "role", "listitem"],
  [".Toastify", "role", "region"],
  [".Toastify", "aria-label", "Pemberitahuan"],
];

// What the library for lists tells in English of moving an item by the keyboard.
const MOVING = "Tekan spasi untuk mengangkat butir ini, panah untuk memindahkannya, spasi untuk menaruhnya, Esc untuk batal.";

function mendLists() {
  for (const bar of document.querySelectorAll("[class*=ListItemTopBar], [class*=TopBar]:has(> [class*=TopBarButton])")) {
    const buttons = [...bar.querySelectorAll("button[class*=TopBarButton]")];
    buttons.at(0)?.setAttribute("aria-label", "Buka atau lipat butir ini");
    buttons.at(-1)?.setAttribute("aria-label", "Hapus butir ini");
    bar.querySelector("[aria-roledescription]")?.setAttribute("aria-label", "Pindahkan butir ini");
  }
  for (const one of document.querySelectorAll("[aria-roledescription=sortable]")) {
    one.setAttribute("aria-roledescription", "dapat dipindahkan");
    one.setAttribute("aria-label", "Pindahkan butir ini");
  }
  for (const one of document.querySelectorAll("[id^=DndDescribedBy]")) {
    if (one.textContent !== MOVING) one.textContent = MOVING;
  }
}

function mend() {
  mendLists();
  for (const [where, name, value] of NAMES) {
    for (const one of document.querySelectorAll(where)) {
      if (one.getAttribute(name) !== value) one.setAttribute(name, value);
    }
  }
  const main = document.querySelector("main, [role=main]");
  if (main && !document.querySelector("h1")) {
    const heading = document.createElement("h1");
    heading.textContent = "Redaksi";
    heading.className = "tersembunyi";
    main.prepend(heading);
  }
}

export function watch() {
  let waits = false;
  new MutationObserver(() => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      mend();
    });
  }).observe(document.body, { childList: true, subtree: true });
  mend();
}
