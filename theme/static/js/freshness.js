// Keeps a page true between two builds: what runs, comes or is over follows from the visitor's clock.
// Entries of lists have data-start and data-end (moments in UTC; both alike where nothing takes place)
// below data-phase "running", "upcoming", "past" or "coming" (running and upcoming together). What is no
// longer true after data-until goes. A list with data-cut leads to entries that it does not show, so it stays. Nothing moves back, so a clock that is slow does no harm.
const ORDER = ["upcoming", "running", "past"];
const DAY = 86_400_000; // ms
const NEW_GROUPS = { running: [_("Läuft gerade"), "laeuft-gerade"], past: [_("Was war"), "was-war"] };

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

function phaseOf({ start, end }, now) {
  if (Date.parse(end) <= now) return "past";
  return Date.parse(start) <= now ? "running" : "upcoming";
}

function showBadge(entry, words, className, isTrue) {
  const badge = all(".badge", entry).find((one) => one.textContent === words);
  if (badge && !isTrue) badge.closest("li").remove();
  if (badge || !isTrue) return;
  let list = entry.querySelector(".badges");
  if (!list) {
    list = make("ul", "badges cluster");
    (entry.querySelector(".card") || entry).append(list);
  }
  list.prepend(make("li", "", make("span", className, words)));
}

function findGroup(phase, origin) {
  const known = document.querySelector(`section[data-phase="${phase}"]`);
  if (known || origin === "coming") return known;
  const [title, id] = NEW_GROUPS[phase];
  const heading = make("div", "section-head", make("h2", "", title));
  const group = make("section", "section", heading, make("ul", "cards"));
  group.id = id;
  group.dataset.phase = phase;
  const groups = all("[data-phase]");
  if (phase === "running") groups[0].before(group);
  else groups[groups.length - 1].after(group);
  return group;
}

function move(entry, phase, section) {
  const group = findGroup(phase, section.dataset.phase);
  entry.remove();
  if (group) {
    group.querySelector("ul")[phase === "past" ? "prepend" : "append"](entry);
    group.hidden = false;
  }
  section.hidden = !("cut" in section.dataset) && !section.querySelector("li");
}

function refreshEntry(entry, now) {
  const phase = phaseOf(entry.dataset, now);
  const section = entry.closest("[data-phase]");
  const isHead = entry.tagName === "HEADER";
  showBadge(entry, _("läuft gerade"), "badge badge-live", phase === "running");
  showBadge(entry, _("vorbei"), "badge", isHead && phase === "past" && entry.dataset.start < entry.dataset.end);
  if (!section || (phase === "past" && entry.querySelector(".leaf[data-until]"))) return;
  const was = section.dataset.phase;
  const isLater = was === "coming" ? phase === "past" : ORDER.indexOf(phase) > ORDER.indexOf(was);
  if (isLater) move(entry, phase, section);
}

function end(thing) {
  const label = thing.querySelector("dt");
  if (label && label.textContent === _("Anmeldung bis")) {
    label.textContent = _("Anmeldung");
    all("dd", thing).forEach((value) => value.remove());
    thing.append(make("dd", "", _("Die Anmeldung ist geschlossen")));
  } else if (!label || label.nextElementSibling.textContent !== _("Die Anmeldung ist geschlossen")) {
    thing.hidden = true;
  }
}

function markToday(now) {
  const cells = all("td[data-since]");
  const begun = cells.filter((cell) => Date.parse(cell.dataset.since) <= now);
  const newest = begun[begun.length - 1];
  const isOver = begun.length === cells.length && newest && Date.parse(newest.dataset.since) + DAY <= now;
  cells.forEach((cell) => {
    const mark = cell.querySelector(".today");
    if (mark) mark.remove();
    cell.removeAttribute("aria-current");
    if (cell !== newest || isOver) return;
    cell.setAttribute("aria-current", "date");
    cell.querySelector("time").after(make("strong", "today", " " + _("heute")));
  });
}

function refresh() {
  const now = Date.now();
  all("[data-end]").forEach((entry) => refreshEntry(entry, now));
  all("[data-until]").filter((thing) => Date.parse(thing.dataset.until) <= now).forEach(end);
  markToday(now);
}

// The page does not wait for this script, which may come before its end.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", refresh);
else refresh();
addEventListener("pageshow", (event) => event.persisted && refresh());
