// Where does the browser's Back lead? To what the reader saw before, one step for one thing they did.
//
// Streamlit writes each parameter that a run sets as an entry of its own: a link opened cold made three, and the
// way back got stuck between them. An entry that nobody asked for takes the place of the one before.
(() => {
  const push = history.pushState, replace = history.replaceState;
  let acted = false;
  for (const name of ["pointerdown", "keydown", "click"]) {
    addEventListener(name, () => { acted = true; }, { capture: true, passive: true });
  }
  history.pushState = function (...entry) {
    (acted ? push : replace).apply(this, entry);
    acted = false;
  };
  addEventListener("popstate", () => { acted = false; });
})();
