// How does the offline file move? Keys, buttons, the address; each chart is drawn as large as its slide has room.
(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const root = document.documentElement, told = document.getElementById("told");
  const config = JSON.parse(root.dataset.charts);
  const LARGEST = 2.4, NARROWEST = 560, LOWEST = 300, DIGITS_MS = 700;
  let at = 0, typed = "", typing = 0;

  // Figures are made for a desk. They are drawn at that size and enlarged as a whole: letters, lines and marks alike.
  const draw = (slide) => {
    const box = slide.querySelector(".chart"), figure = (figures[root.dataset.theme] || {})[slide.dataset.number];
    if (!box || !figure || !box.clientWidth) return;
    box.style.minHeight = "";
    const wide = box.clientWidth, high = box.clientHeight, natural = Math.max(figure.layout.height || 0, LOWEST);
    const scale = Math.max(1, Math.min(LARGEST, high / natural, wide / NARROWEST));
    const holder = box.firstElementChild;
    holder.style.transform = `scale(${scale})`;
    const height = Math.max(high / scale, Math.min(natural, 3 * high));
    box.style.minHeight = `${Math.max(0, height * scale)}px`;
    const font = { ...figure.layout.font, family: getComputedStyle(root).getPropertyValue("--letters") };
    const layout = { ...figure.layout, font, width: wide / scale, height };
    Plotly.react(holder, figure.data, layout, config);
  };
  const show = (wanted) => {
    at = Math.max(0, Math.min(slides.length - 1, wanted));
    slides.forEach((slide, index) => { slide.hidden = index !== at; });
    scrollTo(0, 0);
    draw(slides[at]);
    told.textContent = `${slides[at].getAttribute("aria-label")}. ${slides[at].querySelector("h1").textContent}`;
    if (location.hash !== `#${at + 1}`) history.replaceState(null, "", `#${at + 1}`);
  };
  const fromAddress = () => show((parseInt(location.hash.slice(1), 10) || 1) - 1);
  const twins = () => {
    const open = !slides[at].querySelector("details")?.open;
    document.querySelectorAll("details").forEach((one) => { one.open = open; });
    if (open) slides[at].querySelector("details")?.scrollIntoView();
  };
  const does = {
    first: () => show(0),
    previous: () => show(at - 1),
    next: () => show(at + 1),
    last: () => show(slides.length - 1),
    notes: twins,
    theme: () => { root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark"; draw(slides[at]); },
    screen: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
  };
  // By the place of the key, not its letter: Russian and Kazakh keyboards have others there.
  const keys = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", Space: "next", Enter: "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Backspace: "previous",
    Home: "first", End: "last", KeyN: "notes", KeyT: "theme", KeyF: "screen",
  };
  const digit = (number) => {
    clearTimeout(typing);
    typed = `${typed}${number}`.slice(-2);
    typing = setTimeout(() => { typed = ""; }, DIGITS_MS);
    const wanted = parseInt(typed, 10);
    if (wanted >= 1) show(wanted - 1);
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const found = event.code.match(/^(?:Digit|Numpad)(\d)$/);
    if (found) { digit(found[1]); return; }
    const pressed = ["Space", "Enter"].includes(event.code) && event.target.closest("button,summary");
    const scrolled = ["ArrowDown", "ArrowUp"].includes(event.code) && event.target.closest(".table");
    const name = event.code === "Space" && event.shiftKey ? "previous" : keys[event.code];
    if (!name || pressed || scrolled) return;
    event.preventDefault();
    does[name]();
  });
  document.querySelector("nav").addEventListener("click", (event) => {
    const name = event.target.closest("button")?.dataset.do;
    if (name) does[name]();
  });
  let touched = null;
  addEventListener("touchstart", (event) => { touched = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  addEventListener("touchend", (event) => {
    const lifted = event.changedTouches[0];
    if (!touched || event.target.closest(".table")) return;
    const across = lifted.clientX - touched.clientX, down = lifted.clientY - touched.clientY;
    if (Math.abs(across) > 70 && Math.abs(across) > 2 * Math.abs(down)) show(at + (across < 0 ? 1 : -1));
  }, { passive: true });
  addEventListener("hashchange", fromAddress);
  let resized = 0;
  addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(() => draw(slides[at]), 120); });
  // On paper all slides are as wide as a sheet, in light colours, and the last one lists all that waits.
  let shown = null;
  const waits = [...document.querySelectorAll(".decisions details")];
  addEventListener("beforeprint", () => {
    shown = { theme: root.dataset.theme, open: waits.map((one) => one.open) };
    root.classList.add("printing");
    root.dataset.theme = "light";
    waits.forEach((one) => { one.open = true; });
    slides.forEach((slide) => { slide.hidden = false; draw(slide); });
  });
  addEventListener("afterprint", () => {
    root.classList.remove("printing");
    root.dataset.theme = shown.theme;
    waits.forEach((one, index) => { one.open = shown.open[index]; });
    show(at);
  });
  document.fonts.ready.then(fromAddress);
})();
