// An episode: chapters and transcript seek in place, the speed can be chosen, and the place is
// remembered. Without it the links open the sound at their time, and the player is the browser's.
{
  const audio = document.querySelector(".putar audio");
  const speed = document.querySelector(".laju select");
  const key = `posisi ${audio.src}`;
  const links = [...document.querySelectorAll('a[href*="#t="]')].filter((link) => link.href.split("#")[0] === audio.src);
  const at = (link) => Number(link.hash.slice(3));
  const store = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      // A browser that keeps nothing: then nothing is remembered.
    }
  };
  const kept = (name) => {
    try {
      return Number(localStorage.getItem(name));
    } catch {
      return 0;
    }
  };

  const place = kept(key);
  if (place > 5) audio.currentTime = place;
  speed.closest(".laju").toggleAttribute("data-siap", true);
  if (kept("laju")) speed.value = kept("laju");
  audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value) || 1;
  speed.addEventListener("change", () => {
    audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value);
    store("laju", speed.value);
  });

  let told = 0;
  audio.addEventListener("timeupdate", () => {
    const now = audio.currentTime;
    if (Math.abs(now - told) >= 5) store(key, (told = now).toFixed());
    const heard = links.filter((link) => at(link) <= now);
    for (const link of links) {
      const current = link.closest(".bab, .transkrip") && heard.filter((other) => other.closest(".bab") === link.closest(".bab")).at(-1) === link;
      if (current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  });
  audio.addEventListener("ended", () => store(key, 0));

  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      audio.currentTime = at(link);
      audio.play();
    });
  }
}
