// What was typed while the desk did not answer, in this browser's own store.
const name = (path) => `meja:${path}`;

export function keep(path, told) {
  try {
    localStorage.setItem(name(path), JSON.stringify(told));
  } catch {
    // full or forbidden: the page itself still holds it
  }
}

export function kept(path) {
  try {
    return JSON.parse(localStorage.getItem(name(path)));
  } catch {
    return null;
  }
}

export function forget(path) {
  try {
    localStorage.removeItem(name(path));
  } catch {
    // nothing was kept
  }
}
