"use strict";
(() => {
  const card = document.getElementById("card");
  const PRINTED = "details.fold, details.fold-findings, details.fold-slots, details.more-passages";
  const WIDE = matchMedia("(min-width: 64rem)");
  let owner = null; // the highlight whose card is open
  let pinned = false; // opened by click or Enter: stays until Escape or a click elsewhere
  let timer = 0;

  const highlightsOf = (key) => document.querySelectorAll(`a.hl[data-claims~="${key}"]`);
  const keysOf = (highlight) => highlight.dataset.claims.split(" ");

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  function fill(highlight) {
    const close = element("button", "✕", { type: "button", class: "close", "aria-label": "Close" });
    close.addEventListener("click", hide);
    card.replaceChildren(close);
    for (const key of keysOf(highlight)) {
      const detail = document.querySelector(`#row-${key} .detail`).cloneNode(true);
      detail.querySelector(".more").append(element("a", "Row in the table", { href: `#row-${key}` }));
      card.append(element("h3", detail.dataset.title), detail);
    }
  }

  /** On a wide page the card stands in the margin, beside its highlight and inside the page. */
  function place(highlight) {
    card.style.top = card.style.left = "";
    if (!WIDE.matches) return;
    const main = document.getElementById("main").getBoundingClientRect();
    const line = highlight.getClientRects()[0];
    const top = Math.min(line.top, Math.max(8, innerHeight - card.offsetHeight - 8));
    card.style.top = `${scrollY + top}px`;
    card.style.left = `${scrollX + Math.max(line.right + 24, main.right - card.offsetWidth - 24)}px`;
    if (card.getBoundingClientRect().right > innerWidth - 8) {
      card.style.left = `${scrollX + innerWidth - card.offsetWidth - 8}px`;
    }
  }

  function show(highlight, pin) {
    clearTimeout(timer);
    if (owner !== highlight) {
      hide();
      owner = highlight;
      fill(highlight);
      card.hidden = false;
      card.scrollTop = 0;
      place(highlight);
      keysOf(highlight).forEach((key) => highlightsOf(key).forEach((piece) => piece.classList.add("on")));
      highlight.setAttribute("aria-expanded", "true");
    }
    if (!pin) return;
    pinned = true;
    card.focus({ preventScroll: true });
    if (!WIDE.matches) highlight.scrollIntoView({ block: "nearest" });
  }

  function hide() {
    clearTimeout(timer);
    if (!owner) return;
    const back = card.contains(document.activeElement) ? owner : null;
    owner.setAttribute("aria-expanded", "false");
    document.querySelectorAll("a.hl.on").forEach((piece) => piece.classList.remove("on"));
    card.hidden = true;
    owner = null;
    pinned = false;
    if (back) {
      quiet = true;
      back.focus({ preventScroll: true });
      quiet = false;
    }
  }

  let quiet = false; // focus that comes back from the card does not open it again
  const leave = () => { if (!pinned) timer = setTimeout(hide, 250); };

  document.querySelectorAll("a.hl").forEach((highlight) => {
    highlight.setAttribute("aria-haspopup", "dialog");
    highlight.setAttribute("aria-expanded", "false");
    highlight.setAttribute("aria-controls", "card");
    highlight.addEventListener("mouseenter", () => { if (!pinned) show(highlight, false); });
    highlight.addEventListener("mouseleave", leave);
    highlight.addEventListener("focus", () => { if (!quiet && highlight.matches(":focus-visible")) show(highlight, false); });
    highlight.addEventListener("blur", leave);
    highlight.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(highlight, true);
    });
  });
  card.addEventListener("mouseenter", () => clearTimeout(timer));
  card.addEventListener("mouseleave", leave);
  card.addEventListener("keydown", (event) => { // past either end, Tab goes back into the article
    if (event.key !== "Tab") return;
    const stops = [card, ...card.querySelectorAll("a, button")];
    const end = event.shiftKey ? [stops[0], stops[1]] : [stops.at(-1)];
    if (!end.includes(document.activeElement)) return;
    event.preventDefault();
    hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => {
    if (owner && !card.contains(event.target) && !event.target.closest("a.hl")) hide();
  });

  document.querySelectorAll("section.claims").forEach((section) => {
    const form = section.querySelector("form");
    const rows = [...section.querySelectorAll("tbody tr")];
    const apply = () => {
      const text = form.text.value.trim().toLowerCase();
      for (const row of rows) {
        row.hidden = !((!form.frame.value || row.dataset.frame === form.frame.value)
          && (!form.factuality.value || row.dataset.factuality === form.factuality.value)
          && row.textContent.toLowerCase().includes(text));
      }
      const left = rows.filter((row) => !row.hidden).length;
      form.querySelector("output").value = `${left} of ${rows.length}`;
      section.querySelector(".none").hidden = left > 0;
    };
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
  });

  /** A link may lead into a folded article or to a row that the filter hides. */
  function reveal(id) {
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target.hidden) {
      const form = target.closest("section").querySelector("form");
      ["frame", "factuality", "text"].forEach((name) => { form[name].value = ""; });
      form.dispatchEvent(new Event("input"));
    }
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]:not(.hl)');
    if (!link) return;
    reveal(link.hash.slice(1));
    if (!card.contains(link)) return;
    owner.focus({ preventScroll: true });
    hide();
  });
  reveal(location.hash.slice(1));

  const theme = document.querySelector(".theme");
  const dark = () => (document.documentElement.dataset.theme
    || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => { theme.textContent = dark() ? "Light" : "Dark"; };
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    label();
  });
  theme.hidden = false;
  label();
  addEventListener("beforeprint", () => document.querySelectorAll(PRINTED).forEach((fold) => { fold.open = true; }));
})();
