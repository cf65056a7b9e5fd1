// What does Streamlit itself say, and how is it said in Kazakh and Russian?
//
// Streamlit has no translations of its own texts. This script is served with the catalogues in `dashboardWords`:
// { language: [[pattern, replacement], …] }. It touches text and labels of Streamlit's own parts only, never
// what people wrote, and never markup.
(() => {
  const WORDS = dashboardWords, MONTHS = dashboardMonths, LOCALES = dashboardLocales;
  const OWN = [
    "stSkipToContent", "stFileUploader", "stDateInput", "stSelectbox", "stMultiSelect", "stHeader", "stToolbar",
    "stElementToolbar", "stMainMenuPopover", "stStatusWidget", "stSidebarHeader", "stSidebarNav", "stDataFrame",
    "stDataFrameColumnMenu", "stFullScreenFrame", "InputInstructions",
    "stDownloadButtonError", "stProgress",
  ].map((id) => `[data-testid="${id}"]`).concat(["[role=dialog]", "[role=listbox]", "[role=tooltip]",
    "[data-baseweb=popover]", "[class*=gdg-]", "#portal", "[data-live-announcer]", "[role=log]"]).join(",");
  const NEVER = "[data-testid=stIconMaterial],[data-testid=stFileUploaderFileName],[data-testid^=glide-cell]";
  const WRITTEN = "[data-testid=stMarkdownContainer]"; // by people; Streamlit writes its button's word that way too
  const BUTTON = "[data-testid=stFileUploader] button,[data-testid=stScreencastInstruction]";
  const LABELS = ["aria-label", "title", "placeholder", "alt"];
  const shown = new WeakMap();

  const language = () => {
    const asked = new URLSearchParams(location.search).get("lang");
    if (asked in LOCALES) return asked;
    const kept = document.cookie.match(/(?:^|; )lang=(\w\w)/);
    return kept && kept[1] in LOCALES ? kept[1] : null;
  };
  let current = language();

  // Calendars and numbers in tables follow the language of the page, not of the browser.
  const own = { language: navigator.language, languages: navigator.languages };
  Object.defineProperty(navigator, "language", { get: () => (current ? LOCALES[current][0] : own.language) });
  Object.defineProperty(navigator, "languages", { get: () => (current ? LOCALES[current] : own.languages) });

  // Read when their language is first spoken: most pages speak one, English none. Most texts never change, and are
  // looked up; what holds a number or a name is tried one after the other.
  const read = {};
  const sentences = () => {
    const varying = ([pattern]) => pattern.includes("(?<");
    return read[current] ??= {
      whole: new Map(WORDS[current].filter((pair) => !varying(pair)).map(([text, words]) => [text.replace(/\\(.)/g, "$1"), words])),
      varying: WORDS[current].filter(varying).map(([pattern, words]) => [new RegExp(`^${pattern}$`, "s"), words]),
    };
  };
  const said = (text) => {
    const bare = text.trim();
    if (!bare || !(current in WORDS)) return text;
    const { whole, varying } = sentences();
    if (whole.has(bare)) return text.replace(bare, () => whole.get(bare));
    for (const [pattern, words] of varying) {
      const found = bare.match(pattern);
      if (found) return text.replace(bare, () => words.replace(/\{(\w+)\}/g, (_, name) => found.groups[name]));
    }
    return text;
  };
  // Browsers know no Kazakh calendar: it is drawn in Russian, and its months and days are renamed.
  const dated = (text) => (MONTHS[current] || []).reduce(
    (line, [word, name]) => line.replace(new RegExp(`(^|[^\\p{L}])${word}(?=$|[^\\p{L}])`, "giu"), `$1${name}`), text,
  );

  const write = (holder, key, value, put) => {
    const kept = shown.get(holder) || {};
    const original = key in kept && kept[key].now === value ? kept[key].was : value;
    const calendar = (holder.parentElement || holder).closest("[role=application],[data-testid=stDateInputCalendar],table[role=grid]");
    const now = calendar ? dated(said(original)) : said(original);
    if (now === value) return;
    kept[key] = { was: original, now };
    shown.set(holder, kept);
    put(now);
  };
  const ours = (element) => element && element.closest(OWN) && !element.closest(NEVER)
    && (!element.closest(WRITTEN) || element.closest(BUTTON));
  const translateText = (node) => {
    if (ours(node.parentElement)) write(node, "text", node.data, (words) => { node.data = words; });
  };
  const translateLabels = (element) => {
    for (const name of LABELS) {
      const value = element.getAttribute(name);
      if (value && !element.closest(NEVER)) write(element, name, value, (words) => element.setAttribute(name, words));
    }
  };
  // Charts are ours, and made of thousands of parts that come one by one.
  const drawn = (root) => {
    const element = root.nodeType === Node.TEXT_NODE ? root.parentElement : root;
    return element instanceof SVGElement && element.closest(".js-plotly-plot") !== null;
  };
  const LABELLED = LABELS.map((name) => `[${name}]`).join(",");
  // Most of a page is what people wrote: only Streamlit's parts are walked through, and what bears a label.
  const translateTexts = (part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) translateText(node);
  };
  const translate = (root) => {
    if (drawn(root)) return;
    if (root.nodeType === Node.TEXT_NODE) { translateText(root); return; }
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    if (root.matches(LABELLED)) translateLabels(root);
    root.querySelectorAll(LABELLED).forEach(translateLabels);
    if (root.closest(OWN)) translateTexts(root); else root.querySelectorAll(OWN).forEach(translateTexts);
  };

  // Icons are named in English, after a picture that says nothing more than the words beside it. A box that says what
  // happened is read out as it comes, so its icon is silent from the first.
  const ICON = "[role=img][aria-label$=' icon']:not([aria-hidden])";
  const silence = (root) => {
    if (!(root instanceof HTMLElement)) return;
    if (root.matches(ICON)) root.setAttribute("aria-hidden", "true");
    for (const icon of root.querySelectorAll(ICON)) icon.setAttribute("aria-hidden", "true");
  };

  // Streamlit's navigation is a list whose sections are no items, the marks of its small charts have no name, the
  // map's sources are a list of nothing, a wide table scrolls for the mouse only, what changes is said to nobody: mended as it was meant.
  const mend = () => {
    for (const list of document.querySelectorAll("[data-testid=stSidebarNavItems]:not([role])")) {
      list.setAttribute("role", "none");
    }
    for (const section of document.querySelectorAll("[data-testid=stSidebarNavItems] > div:not([role])")) {
      section.setAttribute("role", "list");
      const heading = section.querySelector(":scope > header, :scope > div");
      if (heading && !heading.querySelector("a")) heading.setAttribute("role", "listitem");
    }
    for (const mark of document.querySelectorAll("[role=graphics-symbol]:not([aria-label]):not([aria-hidden])")) {
      mark.setAttribute("aria-hidden", "true");
    }
    // What they are is told by the card around them; Streamlit and Vega would name them in English.
    for (const part of document.querySelectorAll("[role=graphics-object]:not([aria-hidden])")) {
      part.setAttribute("aria-hidden", "true");
    }
    for (const chart of document.querySelectorAll("[role=graphics-document][aria-roledescription]")) {
      chart.removeAttribute("aria-roledescription");
    }
    silence(document.body);
    for (const sources of document.querySelectorAll(".mapboxgl-ctrl-attrib-inner[role=list]")) {
      sources.setAttribute("role", "note");
    }
    for (const news of document.querySelectorAll("[class*=st-key-live-]:not([role])")) news.setAttribute("role", "status");
    for (const table of document.querySelectorAll(".stTable > div:not([tabindex])")) table.setAttribute("tabindex", "0");
  };

  // A page that is being drawn changes dozens of times a second: once it has a moment's rest will do.
  const REST_MS = 100, AT_LATEST_MS = 1000;
  let due = false;
  const mendSoon = () => {
    due = true;
    setTimeout(() => rested(() => { due = false; mend(); }), REST_MS);
  };
  const rested = (work) => {
    if (window.requestIdleCallback) requestIdleCallback(work, { timeout: AT_LATEST_MS }); else work();
  };

  // Whoever reads a cookie waits for another process: asked only when the address has changed.
  let settled;
  const settle = () => {
    if (location.search === settled) return false;
    settled = location.search;
    const asked = language();
    if (!asked) return false;
    const changed = asked !== current;
    current = asked;
    if (document.documentElement.lang !== asked) document.documentElement.lang = asked;
    if (changed || !document.cookie.includes(`lang=${asked}`)) {
      document.cookie = `lang=${asked}; path=/; max-age=31536000; SameSite=Lax`;
    }
    return changed;
  };
  const start = () => {
    const follow = () => { if (settle()) translate(document.body); };
    settle();
    translate(document.body);
    mend();
    // The address may change after everything has been drawn.
    for (const name of ["pushState", "replaceState"]) {
      const was = history[name];
      history[name] = function (...values) { was.apply(this, values); follow(); };
    }
    addEventListener("popstate", follow);
    new MutationObserver((records) => {
      for (const record of records) record.addedNodes.forEach(silence);
      if (!due && records.some((record) => record.addedNodes.length)) mendSoon();
      if (settle()) { translate(document.body); return; }
      if (current === "en") return;
      for (const record of records) {
        if (record.type === "characterData") translateText(record.target);
        else if (record.type === "attributes") translateLabels(record.target);
        else record.addedNodes.forEach(translate);
      }
    }).observe(document.body, {
      childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: LABELS,
    });
  };
  if (document.body) start(); else addEventListener("DOMContentLoaded", start);
})();
