// Lists of records: items are added, removed and moved up. A new item gets a number that no item
// has had, so that its fields never take another's values.
const BLANK = "__n__";

export function watchLists(form, changed) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.classList.contains("tambah")) {
      const list = button.closest("fieldset").querySelector(":scope > [data-daftar]");
      add(list).querySelector("input:not([type=hidden]), select, textarea")?.focus();
      changed();
    } else if (button?.classList.contains("hapus")) {
      const list = button.closest("[data-daftar]");
      button.closest("li").remove();
      list.closest("fieldset").querySelector(":scope > p > .tambah").focus();
      changed();
    } else if (button?.classList.contains("naik")) {
      moveUp(button.closest("li"));
      button.focus();
      changed();
    }
  });
  return {
    // Make as many items as the kept fields have, with the same numbers.
    rebuild(fields) {
      for (const list of form.querySelectorAll("[data-daftar]")) {
        const start = `${list.dataset.daftar}.`;
        const numbers = Object.keys(fields)
          .filter((name) => name.startsWith(start) && name.endsWith(".asal"))
          .map((name) => name.slice(start.length, -".asal".length));
        list.replaceChildren();
        numbers.forEach((number) => add(list, number));
      }
    },
  };
}

function add(list, number = fresh(list)) {
  const template = list.closest("fieldset").querySelector(":scope > template");
  const item = template.content.firstElementChild.cloneNode(true);
  const named = [...item.querySelectorAll("*")];
  for (const element of named) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes(BLANK)) {
        const shown = name === "data-isian" ? ` ${Number(number) + 1}` : number;
        const sought = name === "data-isian" ? ` ${BLANK}` : BLANK;
        element.setAttribute(name, value.replaceAll(sought, shown));
      }
    }
  }
  list.append(item);
  return item;
}

function fresh(list) {
  const start = `${list.dataset.daftar}.`;
  const used = [...list.querySelectorAll(":scope > li > input[name$='.asal']")]
    .map((input) => Number(input.name.slice(start.length, -".asal".length)))
    .filter(Number.isInteger);
  return String(used.length ? Math.max(...used) + 1 : list.children.length);
}

// The order in which items are sent is that of their numbers: two items change numbers.
function moveUp(item) {
  const before = item.previousElementSibling;
  if (!before) {
    return;
  }
  before.before(item);
  const list = item.closest("[data-daftar]").dataset.daftar;
  const number = (one) => one.querySelector(":scope > input[name$='.asal']").name.slice(list.length + 1, -5);
  const [own, other] = [number(item), number(before)];
  rename(item, `${list}.${own}.`, `${list}.${other}.`);
  rename(before, `${list}.${other}.`, `${list}.${own}.`);
}

function rename(item, from, to) {
  for (const element of item.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes(from) && name !== "value") {
        element.setAttribute(name, value.replaceAll(from, to));
      }
    }
  }
}
