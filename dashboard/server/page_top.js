// Where does a page begin that somebody opens by a link? At its top.
//
// Streamlit leaves the window where it was as long as the next page is long enough: whoever clicked far down lands in
// the middle of another page, past what the link spoke of. Back and forward stay the browser's.
(() => {
  let path = location.pathname;
  const was = history.pushState;
  history.pushState = function (...values) {
    was.apply(this, values);
    if (location.pathname === path) return;
    path = location.pathname;
    const main = document.querySelector("[data-testid=stMain]");
    if (main) main.scrollTop = 0;
  };
  addEventListener("popstate", () => { path = location.pathname; });
})();
