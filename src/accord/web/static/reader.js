// The reader: selecting without a new page, layers, keys. The server draws every state; this only swaps it in.
import { copy, say, typing } from "./page.js";

const text = document.getElementById("text");
const panel = document.getElementById("panel");
const LAYERS = ["statements", "events", "places"];
let asked = 0;

const selected = () => new URL(location.href).searchParams.get("sel") ?? "";

const address = (id) => {
  const url = new URL(location.href);
  if (id) url.searchParams.set("sel", id);
  else url.searchParams.delete("sel");
  url.hash = id;
  return url;
};

// The same segments whatever is selected, so classes and tags can be taken over one by one.
function restyle(fresh) {
  const marks = text.querySelectorAll("[data-ids]");
  fresh.querySelectorAll("#text [data-ids]").forEach((mark, index) => {
    marks[index].className = mark.className;
    if (mark.dataset.tag) marks[index].dataset.tag = mark.dataset.tag;
    else delete marks[index].dataset.tag;
  });
}

async function draw(url) {
  const turn = ++asked;
  const response = await fetch(url, { headers: { accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  if (turn !== asked) return false;
  restyle(fresh);
  const opened = panel.querySelector(".cite")?.open;
  panel.replaceChildren(...fresh.getElementById("panel").childNodes);
  const cite = panel.querySelector(".cite");
  if (cite && opened) cite.open = true;
  panel.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  if (selected()) panel.scrollTop = 0;
  return true;
}

function seek(id) {
  const parts = ["trigger", "cue", "at", "content"].map((part) => `[data-ids~="${CSS.escape(id)}.${part}"]`);
  const mark = parts.map((one) => text.querySelector(one)).find(Boolean);
  if (!mark) return null;
  mark.closest("details")?.setAttribute("open", "");
  const box = mark.getBoundingClientRect();
  if (box.top < 90 || box.bottom > innerHeight - 40) mark.scrollIntoView({ block: "center" });
  return mark;
}

async function select(id) {
  history.pushState(null, "", address(id));
  if ((await draw(address(id))) && id) seek(id);
  say(panel.querySelector(".detail h2")?.textContent ?? "Nothing is selected");
}

// By the index and not by the panel's own links: a second key may come before the panel is drawn.
function step(by) {
  const now = selected();
  const ids = [...panel.querySelectorAll(".index [data-select]")].map((link) => link.dataset.select);
  if (now.startsWith("p-")) {
    const link = panel.querySelector(by > 0 ? "[rel=next]" : "[rel=prev]");
    if (link) select(link.dataset.select);
    return;
  }
  const list = now ? ids.filter((id) => id[0] === now[0]) : ids;
  const next = now ? list[list.indexOf(now) + by] : list.at(by > 0 ? 0 : -1);
  if (next) select(next);
}

function toEvidence() {
  const mark = seek(selected());
  if (!mark) return;
  mark.scrollIntoView({ block: "center" });
  mark.classList.remove("flash");
  void mark.offsetWidth;
  mark.classList.add("flash");
  mark.focus?.({ preventScroll: true });
}

// What a click means: a link says it itself; elsewhere the innermost statement under the pointer.
function idsAt(element) {
  const mark = element.closest("[data-ids]");
  if (!mark) return [];
  return mark.dataset.ids.split(" ").map((one) => one.split(".")).filter(([, part]) => part !== "at").map(([id]) => id);
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
  const link = event.target.closest("[data-select]");
  if (link) {
    event.preventDefault();
    const here = text.contains(link) ? [...new Set([link.dataset.select, ...idsAt(link)])] : [link.dataset.select];
    const at = here.indexOf(selected());
    select(here[(at + 1) % here.length]); // a second click takes the next one that overlaps here
    return;
  }
  if (!text.contains(event.target)) return;
  const ids = idsAt(event.target);
  const order = [...ids.filter((id) => id.startsWith("s-")).reverse(), ...ids.filter((id) => id.startsWith("e-"))];
  if (order.length) select(order[(order.indexOf(selected()) + 1) % order.length]);
});

function showLayers() {
  const chosen = LAYERS.filter((layer) => document.querySelector(`.layers [value=${layer}]`).checked);
  for (const layer of LAYERS) text.classList.toggle(`show-${layer}`, chosen.includes(layer));
  const url = new URL(location.href);
  url.searchParams.delete("layers");
  if (chosen.length < LAYERS.length) url.searchParams.set("layers", chosen.join(",") || "none");
  history.replaceState(null, "", url);
}

document.querySelector(".layers").addEventListener("change", showLayers);
addEventListener("popstate", () => draw(location.href));

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  Escape: () => selected() && select(""),
  c: () => {
    const line = panel.querySelector("#citation") ?? panel.querySelector("#article-citation");
    copy(line.textContent, "Citation");
  },
};

document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  if (event.key === "Enter") {
    if (!selected() || event.target.closest("a, button, summary")) return;
    toEvidence();
  } else if (LAYERS[event.key - 1]) {
    document.querySelector(`.layers [value=${LAYERS[event.key - 1]}]`).click();
  } else if (KEYS[event.key]) {
    KEYS[event.key]();
  } else {
    return;
  }
  event.preventDefault();
});

if (selected()) seek(selected());
