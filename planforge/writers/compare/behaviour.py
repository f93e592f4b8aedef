"""What the comparison's HTML does: step through changes, filter, search, help."""

SCRIPT = """\
(() => {
"use strict";
const $ = (s, at = document) => at.querySelector(s);
const all = (s, at = document) => [...at.querySelectorAll(s)];
const entries = all("#list li"), lines = all(".l.c"), chapters = all(".ch");
const only = $("#only"), chapter = $("#chapter"), type = $("#type"), find = $("#find");
const at = $("#at"), help = $("#help");
const wide = matchMedia("(min-width:45.01rem)");
const calm = matchMedia("(prefers-reduced-motion:reduce)");
let now = -1;
const shown = () => entries.filter(e => !e.hidden);
const line = e => ($("#c" + e.dataset.n) || $("#text")).closest(".l,#text");
function reveal(el) {
  for (let up = el; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
}
function mark(list) {
  const e = list[now];
  all(".now").forEach(el => el.classList.remove("now"));
  at.textContent = list.length ? (e ? `第 ${now + 1} / ${list.length} 处` : `共 ${list.length} 处`)
    : "没有符合的修改";
  if (!e) return;
  e.classList.add("now");
  line(e).classList.add("now");
}
function go(index) {
  const list = shown();
  if (!list.length) return mark(list);
  now = Math.max(0, Math.min(list.length - 1, index));
  mark(list);
  const e = list[now], target = line(e), box = $("#list");
  reveal(target);
  if (wide.matches && box.scrollHeight > box.clientHeight)
    box.scrollTop = e.offsetTop - box.offsetTop - box.clientHeight / 3;
  target.scrollIntoView({block: wide.matches ? "center" : "start",
    behavior: calm.matches ? "auto" : "smooth"});
  target.focus({preventScroll: true});
}
function filter() {
  const kept = shown()[now], words = find.value.trim().toLowerCase();
  const numbers = new Set();
  for (const e of entries) {
    const d = e.dataset;
    e.hidden = (only.checked && d.w !== "m") || (chapter.value !== "" && d.c !== chapter.value)
      || (type.value !== "" && d.t !== type.value)
      || (words !== "" && !e.textContent.toLowerCase().includes(words));
    if (!e.hidden) numbers.add(d.n);
  }
  for (const l of lines)
    l.classList.toggle("off", !l.dataset.n.split(" ").some(n => numbers.has(n)));
  for (const c of chapters) c.hidden = chapter.value !== "" && c.dataset.c !== chapter.value;
  now = shown().indexOf(kept);
  mark(shown());
}
function unfold() {
  const folds = all("details.f"), open = folds.some(f => !f.open);
  for (const f of folds) f.open = open;
}
[only, chapter, type].forEach(el => el.addEventListener("change", filter));
find.addEventListener("input", filter);
$("#next").addEventListener("click", () => go(now + 1));
$("#back").addEventListener("click", () => go(now < 0 ? 0 : now - 1));
$("#unfold").addEventListener("click", unfold);
$("#ask").addEventListener("click", () => help.showModal());
entries.forEach(e => $("a", e).addEventListener("click", event => {
  event.preventDefault();
  go(shown().indexOf(e));
}));
all("a.go").forEach(a => a.addEventListener("click", event => {
  const target = document.getElementById(a.getAttribute("href").slice(1));
  if (!target) return;
  event.preventDefault();
  const own = target.closest(".ch");
  if (own && own.hidden) { chapter.value = ""; filter(); }
  const line = target.closest(".l");
  reveal(line);
  line.scrollIntoView({block: "center"});
  line.focus({preventScroll: true});
}));
const keys = {
  n: () => go(now + 1), j: () => go(now + 1),
  p: () => go(now < 0 ? 0 : now - 1), k: () => go(now < 0 ? 0 : now - 1),
  m: () => { only.checked = !only.checked; filter(); },
  f: unfold, "/": () => find.focus(), "?": () => help.showModal(), "？": () => help.showModal(),
};
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
  const typing = event.target.matches("input[type=search],select");
  if (typing && event.key === "Escape") return event.target.blur();
  const act = typing ? undefined : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
addEventListener("hashchange", () => reveal(document.getElementById(location.hash.slice(1))));
filter();
})();
"""
"""The script: it reads only what stands in the page."""
