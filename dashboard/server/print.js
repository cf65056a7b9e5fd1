// How much smaller must a page be to fit on a sheet? As the sheet is to what the page has beside its menu.
//
// Charts keep the width that they have in the window. The sheet is A4 with a margin of 1 cm, in CSS pixels.
(() => {
  const SHEET = { "--upright-zoom": 718, "--lying-zoom": 1047 };
  addEventListener("beforeprint", () => {
    const main = document.querySelector("[data-testid=stMain]");
    if (!main) return;
    for (const [name, width] of Object.entries(SHEET)) {
      document.documentElement.style.setProperty(name, Math.min(1, width / main.clientWidth));
    }
  });
})();
