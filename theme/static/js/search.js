// The search page. What visitors type stays behind "#" in the address, which no server gets to see.
const INDEX = new URL("../pagefind/pagefind.js", import.meta.url).href;
const AT_ONCE = 10;
const PAUSE = 150; // milliseconds without a key
const MONTHS = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
const MONTH = "(jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-zä]*\\.?";

const one = (selector) => document.querySelector(selector);
const form = one(".search-form");
const field = one("#suchwort");
const choices = one(".search-filters");
const status = one(".search-status");
const results = one(".search-results");
const list = results.querySelector("ol");
const more = results.querySelector("button");
const nothing = one(".search-nothing");
const widen = nothing.querySelector("button");
const title = document.title;
let index;
let isRenewed = false;
let turn = 0;
let timer;

function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

function load() {
  index ||= import(INDEX).then(async (pagefind) => {
    // A worker of its own would cost 12 kB more than the moment it saves.
    await pagefind.options({ noWorker: true, ranking: { metaWeights: { title: 10, art: 3, woerter: 0.5 } } });
    await pagefind.init();
    drawChoices(await pagefind.filters());
    return pagefind;
  });
  index.catch(() => (index = null));
  return index;
}

// The index holds each date as one word, and both plain forms of gendered words.
const two = (number) => String(number).padStart(2, "0");
const full = (year) => (year.length === 2 ? `20${year}` : year);
const monthOf = (name) => two(MONTHS.indexOf(name) + 1);
const RULES = [
  [/\b(\d{4})-(\d\d)-(\d\d)\b/g, "$1$2$3"],
  [/\b(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d\d)\b/g, (_, day, month, year) => full(year) + two(month) + two(day)],
  [/\b(\d{1,2})[./](\d{4})\b/g, (_, month, year) => year + two(month)],
  [new RegExp(`\\b(\\d{1,2})\\.?\\s*${MONTH}\\s*(\\d{4})\\b`, "g"), (_, day, name, year) => year + monthOf(name) + two(day)],
  [new RegExp(`(?<!\\p{L})${MONTH}\\s*(\\d{4})\\b`, "gu"), (_, name, year) => year + monthOf(name)],
  [/(\p{L}{2,})(?:[*:_·/|]-?|\()in(?:nen)?\)?(?!\p{L})/gu, "$1"],
  [/(\p{L}{4,}(?<!beg|gew|besp))innen(?!\p{L})/gu, "$1"],
];

function termsOf(query) {
  return RULES.reduce((text, [from, to]) => text.replace(from, to), query.normalize().toLowerCase().replace("maerz", "märz"));
}

function drawChoices(groups) {
  const byName = (a, b) => a.localeCompare(b, "de", { numeric: true });
  choices.lastElementChild.replaceChildren(
    ...["Art", "Region", "Thema", "Jahr"].flatMap((group) => {
      const names = Object.keys(groups[group] || {}).sort(byName);
      if (names.length < 2) return [];
      if (group === "Jahr") names.reverse();
      const rows = names.map((name) => {
        const box = Object.assign(make("input"), { type: "checkbox", name: group, value: name });
        return make("label", "", box, ` ${name} `, make("small"));
      });
      return [make("fieldset", "", make("legend", "", group), ...rows)];
    }),
  );
}

function tellCounts(groups) {
  for (const box of choices.querySelectorAll("input")) {
    const count = groups[box.name]?.[box.value] || 0;
    box.parentElement.lastElementChild.textContent = count;
    box.parentElement.hidden = !count && !box.checked;
  }
  choices.firstElementChild.textContent = [_("Eingrenzen"), chosen().map((box) => box.value).join(", ")].filter(Boolean).join(": ");
  for (const group of choices.querySelectorAll("fieldset")) {
    group.hidden = !group.querySelector("label:not([hidden])");
  }
}

const chosen = () => [...choices.querySelectorAll("input:checked")];

// Only <mark> and text are taken over from the excerpt.
function excerpt(html) {
  const nodes = new DOMParser().parseFromString(html, "text/html").body.childNodes;
  return [...nodes].map((node) => (node.nodeName === "MARK" ? make("mark", "", node.textContent) : node.textContent));
}

function card({ url, meta, excerpt: html }) {
  const link = make("a", "", meta.title);
  link.href = url;
  const kicker = make("p", "kicker", [meta.art, meta.datum].filter(Boolean).join(" · "));
  return make("li", "", make("div", "card", kicker, make("h3", "", link), make("p", "", ...excerpt(html))));
}

async function addCards(found) {
  const now = turn;
  const start = list.children.length;
  const data = await Promise.all(found.slice(start, start + AT_ONCE).map((result) => result.data()));
  if (now !== turn) return;
  list.append(...data.map(card));
  more.hidden = list.children.length >= found.length;
  more.onclick = async () => {
    const next = list.children.length;
    await addCards(found);
    list.children[next]?.querySelector("a").focus();
  };
}

function tell(words, { count = 0, missed = false } = {}) {
  status.textContent = words;
  results.hidden = !count;
  nothing.hidden = !missed;
  if (!count) list.replaceChildren();
}

async function search() {
  const now = ++turn;
  const query = field.value.trim();
  document.title = query ? `${query} – ${title}` : title;
  if (!query) {
    choices.hidden = true;
    return tell("");
  }
  try {
    const pagefind = await load();
    if (now === turn) await answer(pagefind, query, now);
    isRenewed = false;
  } catch {
    if (now !== turn) return;
    if (index && !isRenewed) return renew();
    tell(_("Die Suche ist gerade nicht möglich. Die Listen hier unten führen weiter."));
  }
}

// Published anew while this page is open, the index has other files.
async function renew() {
  isRenewed = true;
  await (await index).destroy();
  index = null;
  return restore();
}

async function answer(pagefind, query, now) {
  const filters = {};
  for (const { name, value } of chosen()) (filters[name] ||= { any: [] }).any.push(value);
  const found = await pagefind.search(termsOf(query), { filters });
  if (now !== turn) return;
  const count = found.results.length;
  tellCounts(count || chosen().length ? found.totalFilters : {});
  choices.hidden = !count && !chosen().length;
  widen.hidden = !chosen().length;
  if (!count) return tell(_("Nichts gefunden für „{query}“.").replace("{query}", () => query), { missed: true });
  list.replaceChildren();
  await addCards(found.results);
  if (now === turn) tell(count === 1 ? _("1 Seite gefunden") : _("{count} Seiten gefunden").replace("{count}", count), { count });
}

function keep(how) {
  const query = field.value.trim();
  const words = new URLSearchParams(query ? [["q", query], ...chosen().map((box) => [box.name, box.value])] : []);
  const address = query ? `#${words}` : location.pathname;
  if (address !== location.hash) history[how](null, "", address);
}

async function restore() {
  const words = new URLSearchParams(location.hash.slice(1));
  if (location.hash && !words.has("q")) return; // somebody jumped within the page
  field.value = words.get("q") || "";
  if (field.value) await load().catch(() => {});
  for (const box of choices.querySelectorAll("input")) box.checked = words.getAll(box.name).includes(box.value);
  search();
}

function go(how) {
  clearTimeout(timer);
  keep(how);
  search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go("pushState");
});
field.addEventListener("focus", load, { once: true });
field.addEventListener("input", () => {
  clearTimeout(timer);
  index?.then((pagefind) => pagefind.preload(termsOf(field.value))).catch(() => {});
  timer = setTimeout(go, PAUSE, "replaceState");
});
choices.addEventListener("change", () => go("pushState"));
widen.addEventListener("click", () => {
  for (const box of chosen()) box.checked = false;
  field.focus();
  go("pushState");
});
addEventListener("popstate", restore);
restore();
