// What do keys, a second window and a clock do while slides are shown? The page says in [data-stage] which slide it
// shows; a step writes the next number into the address, which Streamlit follows as it follows Back.
(() => {
  const shown = () => document.querySelector("[data-stage]");
  const STARTED = "dashboard-started", HALL = "dashboard-hall";
  let channel = null, deck = "", drawn = "", acted = false, timer = 0, typed = "", typing = 0;

  // Where the address is: ahead of what is drawn while somebody steps quickly.
  const here = () => Number(new URL(location.href).searchParams.get("slide")) || 1;

  function go(number) {
    const mark = shown();
    if (!mark) return;
    const total = Number(mark.dataset.total);
    const target = Math.min(Math.max(number, 1), total);
    if (target === here()) return;
    const address = new URL(location.href);
    address.searchParams.set("slide", String(target));
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }

  function digit(key) {
    // Two digits typed quickly are one number.
    clearTimeout(typing);
    typed += key;
    const several = Number(shown().dataset.total) > 9 && typed.length < 2;
    typing = setTimeout(() => { const number = Number(typed); typed = ""; if (number) go(number); }, several ? 600 : 0);
  }

  const KEYS = {
    ArrowRight: () => go(here() + 1), ArrowDown: () => go(here() + 1), PageDown: () => go(here() + 1),
    " ": () => go(here() + 1),
    ArrowLeft: () => go(here() - 1), ArrowUp: () => go(here() - 1), PageUp: () => go(here() - 1),
    Home: () => go(1), End: () => go(Number(shown().dataset.total)),
    f: fullScreen, p: () => document.querySelector(".st-key-stage-pause button")?.click(),
  };

  addEventListener("keydown", (event) => {
    if (!shown() || event.ctrlKey || event.metaKey || event.altKey) return;
    // What somebody types into a field, or does in an open menu, is not meant for the slides.
    const aim = event.target instanceof Element ? event.target : document.body;
    if (aim.closest("input, textarea, select, [contenteditable=true], [data-testid=stPopoverBody], [role=dialog]")) return;
    if (event.key === " " && aim.closest("button, a, summary, [role=button], [role=radio]")) return;
    const act = /^[0-9]$/.test(event.key) ? () => digit(event.key) : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    acted = true;
    act();
  });
  // The server draws charts in pixels: it must know the screen before it draws the first one. A cookie tells it when
  // the page is opened; of a screen that changes (the whole of it, a projector) the address tells it, from slide to slide.
  const PHONE = 700, NOTICED = 0.03;
  let known = [innerWidth, innerHeight], resized = 0;
  const measure = () => { document.cookie = `screen=${innerWidth}x${innerHeight}; path=/; samesite=lax`; };
  measure();
  const opened = new URL(location.href);
  if (opened.searchParams.has("screen")) {
    opened.searchParams.delete("screen");
    history.replaceState(history.state, "", opened);
  }
  addEventListener("resize", () => {
    measure();
    clearTimeout(resized);
    resized = setTimeout(() => {
      const now = [innerWidth, innerHeight];
      const changed = now.some((length, side) => Math.abs(length - known[side]) > NOTICED * known[side]);
      if (!shown() || !changed || Math.min(now[0], known[0]) < PHONE) return;
      known = now;
      const address = new URL(location.href);
      address.searchParams.set("screen", now.join("x"));
      history.replaceState(history.state, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
    }, 250);
  });

  addEventListener("pointerdown", () => { acted = true; }, { capture: true, passive: true });

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  }

  function theme(name) {
    // Streamlit takes the theme of a page from its address when it is opened.
    sessionStorage.setItem(HALL, name);
    const address = new URL(location.href);
    address.searchParams.set("embed", "true");
    address.searchParams.set("embed_options", `${name}_theme`);
    location.assign(address);
  }

  function leave() {
    // After the show the pages have the reader's own theme again, and links they share say nothing of the hall.
    const address = new URL(location.href);
    if (!deck || !sessionStorage.getItem(HALL) || address.searchParams.has("slide")) return;
    sessionStorage.removeItem(HALL);
    for (const name of ["embed", "embed_options", "screen"]) address.searchParams.delete(name);
    location.replace(address);
  }

  addEventListener("click", (event) => {
    const on = (key) => event.target instanceof Element && event.target.closest(`.st-key-${key}`);
    if (on("stage-full")) fullScreen();
    else if (on("stage-light")) theme("light");
    else if (on("stage-dark")) theme("dark");
    else if (on("stage-reset")) sessionStorage.setItem(STARTED, String(Date.now()));
  });

  function listen() {
    channel?.close();
    channel = new BroadcastChannel(`dashboard-stage-${deck}`);
    channel.onmessage = (message) => { acted = false; go(message.data); };
  }

  function look() {
    const mark = shown();
    if (!mark) {
      clearTimeout(timer);
      drawn = "";
      leave();
      return;
    }
    if (mark.dataset.deck !== deck) {
      deck = mark.dataset.deck;
      listen();
    }
    const number = Number(mark.dataset.stage), state = `${number} ${mark.dataset.every}`;
    if (state === drawn) return;
    drawn = state;
    if (acted) channel.postMessage(number);
    clearTimeout(timer);
    const every = Number(mark.dataset.every);
    if (every) timer = setTimeout(() => { acted = true; go(number === Number(mark.dataset.total) ? 1 : number + 1); }, every * 1000);
  }

  function tick() {
    const clock = document.querySelector("[data-clock]");
    if (!clock) return;
    if (!sessionStorage.getItem(STARTED)) sessionStorage.setItem(STARTED, String(Date.now()));
    const seconds = Math.max(0, Math.floor((Date.now() - Number(sessionStorage.getItem(STARTED))) / 1000));
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (clock.textContent !== text) clock.textContent = text;
  }

  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-stage", "data-every"] });
  setInterval(tick, 500);
})();
