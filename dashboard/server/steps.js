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

  // A link to another view of the page it stands on: Streamlit runs it, but leaves the address as it was. A reload, the
  // next choice or key would then lead back to where the reader came from.
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-testid=stPageLink-NavLink]");
    if (!link || !event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = new URL(link.href);
    if (address.origin !== location.origin || address.pathname !== location.pathname) return;
    if (address.search !== location.search) push.call(history, {}, "", address);
    acted = false;
  });
})();
