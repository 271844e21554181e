"use strict";
// The page is whole without this script: it only filters, opens and copies.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const form = byId("filters");
  const shown = byId("shown");
  const events = all("article.event").map((node) => ({
    node,
    words: node.textContent.normalize("NFKC").toLowerCase(),
  }));
  const has = (list, wanted) => !wanted || (list || "").split(" ").includes(wanted);
  let chosen = null; // ids behind a number that was opened, with its label

  const filter = () => {
    const value = (name) => byId(`f-${name}`).value;
    const words = value("text").normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { node, words: text } of events) {
      const data = node.dataset;
      const fits = (!chosen || chosen.ids.has(node.id))
        && has(data.scope, value("scope")) && has(data.status, value("status"))
        && has(data.quad, value("quad")) && has(data.outlets, value("outlet"))
        && has(data.languages, value("language")) && words.every((word) => text.includes(word));
      node.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const period of all("section.period")) {
      period.hidden = !period.querySelector("article.event:not([hidden])");
    }
    const told = shown.dataset.shown.replace("{shown}", count).replace("{all}", events.length);
    const why = chosen ? ` ${shown.dataset.chosen.replace("{label}", () => chosen.label.replace(/\.$/, ""))}.` : "";
    shown.textContent = `${told}.${why}${count ? "" : ` ${shown.dataset.empty}`}`;
  };

  const clear = () => { chosen = null; form.reset(); filter(); };

  const open = (node) => {
    for (let each = node; each; each = each.parentElement) {
      if (each.tagName === "DETAILS") each.open = true;
    }
  };

  // An address such as #e-1f3a opens that event with its sentences.
  const arrive = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && byId(id);
    if (!target) return;
    if (target.matches("article.event")) {
      if (target.hidden) clear();
      const behind = target.querySelector("details.behind");
      if (behind) behind.open = true;
    }
    open(target);
    target.scrollIntoView();
    if (target.tabIndex === -1) target.focus({ preventScroll: true });
  };

  form.hidden = false;
  shown.hidden = false;
  byId("show-all").hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { chosen = null; setTimeout(filter); });
  window.addEventListener("hashchange", arrive);

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[data-list]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const list = byId(link.dataset.list);
      const ids = new Set(all("a[href]", list || document.body).map((a) => a.getAttribute("href").slice(1)));
      if (!list || !events.some(({ node }) => ids.has(node.id))) return;
      event.preventDefault();
      form.reset();
      chosen = { ids, label: link.dataset.label };
      filter();
      byId("ledger").scrollIntoView();
      byId("ledger-h").focus({ preventScroll: true });
      return;
    }
    // The same address again does not change the hash, but the reader wants to be there.
    const same = event.target.closest && event.target.closest('a[href^="#"]');
    if (same && same.getAttribute("href") === location.hash) arrive();
  });

  // Pointing at a mark, or moving to it, says below the drawing what it stands for.
  const reading = byId("reading");
  if (reading) {
    reading.hidden = false;
    reading.textContent = reading.dataset.hint;
    for (const mark of all(".timeline a")) {
      const tell = () => { reading.textContent = mark.getAttribute("aria-label"); };
      mark.addEventListener("mouseenter", tell);
      mark.addEventListener("focus", tell);
    }
  }

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  for (const button of all("button.copy")) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy(button.dataset.text);
      button.textContent = button.dataset.done;
      button.focus();
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }

  // On paper nothing can be opened, so everything is.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const each of closed) each.open = true;
  });
  window.addEventListener("afterprint", () => { for (const each of closed) each.open = false; });

  const lists = byId("lists-all");
  if (lists) lists.open = false;
  filter();
  arrive();
})();
