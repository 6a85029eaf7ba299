// Says "jetzt geöffnet" beside hours that hold at this moment in Berlin. On public holidays, and long after
// the page was built, nobody knows; then nothing is said. Nothing is ever called closed.
const PARTS = { timeZone: "Europe/Berlin", hourCycle: "h23", weekday: "short", year: "numeric" };
const CLOCK = { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function berlin(moment) {
  const found = new Intl.DateTimeFormat("en-GB", { ...PARTS, ...CLOCK }).formatToParts(moment);
  const part = Object.fromEntries(found.map(({ type, value }) => [type, value]));
  const day = `${part.year}-${part.month}-${part.day}`;
  return { day, weekday: DAYS.indexOf(part.weekday), time: `${part.hour}:${part.minute}` };
}

function isOpen({ slots, holidays, knownUntil }, { day, weekday, time }) {
  if (day > knownUntil || holidays.split(",").includes(day)) return false;
  return slots.split(",").some((slot) => {
    const [on, from, to] = slot.split(" ");
    return Number(on) === weekday && from <= time && time < to;
  });
}

function refresh() {
  const now = berlin(new Date());
  for (const words of document.querySelectorAll(".open-now")) words.hidden = !isOpen(words.dataset, now);
}

refresh();
setInterval(refresh, 60_000);
