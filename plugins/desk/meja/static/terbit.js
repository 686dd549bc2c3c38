// While something is published: tell each step, and show the outcome when it is there.
const PAUSE = 700; // ms
const step = document.getElementById("langkah");

async function look() {
  try {
    const answer = await fetch("/terbit/langkah");
    const { langkah } = await answer.json();
    if (!langkah) {
      location.reload();
      return;
    }
    if (langkah !== step.textContent) {
      step.textContent = langkah;
    }
  } catch {
    // the desk is closed, or slow: ask again
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
