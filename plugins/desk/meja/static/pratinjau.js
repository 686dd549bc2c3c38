// The preview beside the form: one version of the page after another in one frame, which keeps
// its place, its pictures and whatever else the new version has too.

export function watchPreview(frame) {
  let wanted = "";
  let shown = "";

  function show(page) {
    wanted = page;
    const now = frame.contentDocument;
    // Until the frame has loaded it holds a blank page, under the desk's own policy.
    if (!now?.body || !now.URL.includes("/pratinjau/") || page === shown) {
      return;
    }
    shown = page;
    // Parsed by the frame itself: the desk's own policy would keep the theme's styles out.
    const next = now.implementation.createHTMLDocument();
    next.documentElement.innerHTML = page.slice(page.indexOf("<head>"));
    become(now.head, next.head);
    become(now.body, next.body);
  }

  frame.addEventListener("load", () => {
    stayHere(frame.contentDocument);
    shown = "";
    if (wanted) {
      show(wanted);
    }
  });
  return show;
}

// Links of the preview lead to pages that are not here.
function stayHere(page) {
  page?.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) {
      event.preventDefault();
    }
  });
}

/** Make one element equal to another, and leave alone what already is. */
function become(old, wanted) {
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of wanted.attributes) {
    if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
  const [before, after] = [[...old.childNodes], [...wanted.childNodes]];
  // What is equal at the end stays too: a paragraph put in between moves nothing below it.
  const same = (n) => before.at(-1 - n)?.isEqualNode(after.at(-1 - n) ?? null);
  let tail = 0;
  while (same(tail)) {
    tail += 1;
  }
  const [olds, news] = [before.slice(0, before.length - tail), after.slice(0, after.length - tail)];
  const next = before[olds.length] ?? null;
  news.forEach((node, place) => {
    const there = olds[place];
    if (!there) {
      old.insertBefore(old.ownerDocument.importNode(node, true), next);
    } else if (!there.isEqualNode(node)) {
      if (there.nodeType === Node.ELEMENT_NODE && there.nodeName === node.nodeName) {
        become(there, node);
      } else {
        there.replaceWith(old.ownerDocument.importNode(node, true));
      }
    }
  });
  olds.slice(news.length).forEach((node) => node.remove());
}
