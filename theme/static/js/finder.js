// Postcode or place → who answers; nothing is sent or kept. The form's <template> holds the sentences,
// regional_contacts/finder_data.py tells the format of the data, which comes on the first focus.
const form = document.querySelector("[data-finder]");
const field = form.querySelector("input");
const output = form.querySelector("[role=status]");
const words = form.querySelector("template").content;
const MOST = 8;
let data;
let loading;

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
const key = (text) =>
  plain(text.toLowerCase().replace(/ß/g, "ss").normalize().replace(/[äöü]/g, "$&e")).replace(/[^a-z0-9]+/g, " ")
    .trim().replace(/\bst\b/g, "sankt").replace(/^(lkr?|kreis)\b/, "landkreis");
// Without what people leave out.
const bare = (text) =>
  key(text.split(/[(/,]| (?:[abiv]\.|(?:am|an|auf|bei|im|in|ob|vor)\b)/)[0])
    .replace(/^((see|ostsee)?(heil)?bad|\w*stadt|landkreis) /, "");

const find = (test) => [...data.entries.values()].filter(({ keys }) => keys.some(test));

// Of a table in parts, one knows all of some postcodes (1), or of some names (2).
function unpack({ k, p, o, r, x }, part = 3) {
  const enter = (name, district, codes = []) =>
    data.entries.has(name + district) || data.entries.set(name + district, { name, district, codes, keys: [...new Set([key(name), bare(name), key(plain(name))])] });
  Object.assign(data.x, x);
  k.forEach((district, at) => {
    const found = {};
    let code = 0;
    let names;
    for (const [, step, list] of p[at].matchAll(/(\d+)([^;]*)/g)) {
      code += +step;
      if (list) names = list.split(",");
      const written = `${code}`.padStart(5, 0);
      if (part & 1) (data.codes[written] ||= []).push([names, district]);
      names.forEach((name) => (found[name] ||= []).push(written));
    }
    if (part < 2) return;
    for (const name in found) enter(name, district, found[name]);
    o[at].split(",").forEach((name) => name && !found[name] && enter(name, district));
    if (!district[0].endsWith(")")) enter(district[0], district);
  });
  r.forEach((number) => {
    const [region] = data.a[number];
    find((one) => one === key(region))[0] || enter(region, [region, [number]]);
  });
}

const read = (end) => fetch(form.dataset.finder.replace(".json", end + ".json")).then((file) => file.json());

const load = () => (loading ||= read("").then((json) => {
  data = { codes: {}, entries: new Map(), loads: {}, ...json, x: {} };
  if (json.k) unpack(json);
}));

// The parts with the postcodes (1) or names (2) that begin with `first`, if the table is in parts.
const more = (part, first) => Promise.all((data.t?.[part - 1] || []).map((start, i, all) =>
  start <= first + "~" && !(all[i + 1] <= first) && (data.loads[start] ||= read("-" + start).then((json) => {
    if (json.v !== data.v) throw json;
    unpack(json, part);
  }))));

function add(parent, tag, text = "", href) {
  const element = document.createElement(tag);
  element.append(text);
  if (href) element.href = href;
  parent.append(element);
  return element;
}

function say(name, values) {
  const found = words.querySelector(`[data-say=${name}]`);
  output.replaceChildren();
  add(output, "p", found.textContent.replace(/{(\w+)}/g, (_, what) => ({ land: data.n, ...values })[what]));
  if (found.dataset.help) output.append(words.querySelector("div").cloneNode(true));
}

// One letter more, less, another, or two swapped.
function isNear(a, b) {
  let i = 0;
  if (Math.abs(a.length - b.length) > 1) return;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = a.slice(i + 1);
  return rest === b.slice(i + 1) || rest === b.slice(i) || a.slice(i) === b.slice(i + 1)
    || a[i + 1] + a[i] + a.slice(i + 2) === b.slice(i);
}

const list = (some, glue = ", ") => some.slice(0, 4).join(glue) + (some.length > 4 ? " …" : "");
const hit = (name, district, code = "") => ({
  label: `${code} ${district[0].startsWith(name + " (") || name === district[0] ? district[0] : `${name}, ${district[0]}`}`.trim(),
  areas: data.x[code] || district[1],
  land: district[2],
});

function byCode(code, word) {
  const parts = data.codes[code];
  const isMeant = (name) => word && [key(name), bare(name)].includes(word);
  const meant = parts.filter(([names]) => names.some(isMeant));
  return (meant[0] ? meant : parts).map(([names, district]) => hit(list(names), district, code));
}

// Postcodes of one place may belong to different people.
const byEntry = ({ name, district, codes }) => {
  const some = codes.filter((code) => data.x[code]);
  const parts = some.map((code) => hit(name, district, code));
  return some[0] && some.length === codes.length ? parts : [hit(name, district), ...parts];
};

function tell({ label, areas, land: other }, lead) {
  if (!areas.length) return say(other ? "beyond" : "vacant", { label, other });
  output.replaceChildren();
  if (lead) add(output, "p", lead);
  if (label !== data.a[areas[0]][0]) add(output, "p", label);
  for (const [region, address, answers] of areas.map((number) => data.a[number])) {
    if (region) add(add(output, "h3", _("Zuständig:") + " "), "a", region, address);
    for (const [name, url, people, why, phones, mail] of answers) {
      if (why) add(output, "p", why);
      for (const [shown, number, note] of phones) {
        const line = add(output, "p");
        add(line, "a", shown, "tel:" + number).className = "phone phone-large";
        if (note) add(line, "small", note);
      }
      add(add(output, "p"), url ? "a" : "span", name, url).after(people && ": " + people);
      if (mail) add(add(output, "p"), "a", mail, "mailto:" + mail);
    }
  }
}

// Places with the same answer are one choice.
function offer(hits, name, values) {
  const groups = {};
  hits.forEach((one) => (groups[one.areas.length ? one.areas : one.label] ||= []).push(one));
  const choices = Object.values(groups).map((some) => ({ ...some[0], label: list([...new Set(some.map(({ label }) => label))], " · ") }));
  if (choices[1] && hits.length > MOST) return say("many", { count: hits.length });
  say(name, values);
  if (!choices[1]) return tell(choices[0], name === "which" ? "" : output.textContent);
  const items = add(output, "ul");
  choices.forEach((choice) => {
    const button = add(add(items, "li"), "button", choice.label);
    button.type = "button";
    button.onclick = () => {
      tell(choice);
      output.focus();
    };
  });
}

async function answerCode(code, word) {
  await more(1, code);
  if (data.codes[code]) return offer(byCode(code, word), "which");
  const start = code.slice(0, 2);
  const letter = data.z[+start];
  const other = data.b[letter.charCodeAt() - 65];
  say(letter === " " ? "nowhere" : other && other !== data.n ? "elsewhere" : "wrong", { code, start, other });
}

async function answerStart(code) {
  await more(1, code);
  const begun = Object.keys(data.codes).filter((one) => one.startsWith(code)).sort();
  if (!begun[0]) return say(code[3] ? "foreign" : "none", { typed: code });
  if (begun.length > MOST) return say("short", { code, count: begun.length });
  offer(begun.flatMap((one) => byCode(one)), "begin", { code });
}

async function answerName(typed) {
  const word = key(typed);
  const short = word.startsWith("landkreis") ? word : bare(typed);
  const land = data.b.find((one) => key(one) === word);
  const near = (one) => isNear(one, word);
  for (const [name, least, test, first] of [
    ["which", 1, (one) => one === word, word],
    ["which", 1, (one) => one === short, short],
    ["guess", 3, (one) => one.startsWith(word), word],
    ["guess", 4, near, word[0]],
    ["guess", 4, near, ""],
  ]) {
    if (word.length < least || (land && least > 1)) continue;
    await more(2, first.slice(0, 3));
    const found = find(test);
    if (found[0]) return offer(found.flatMap(byEntry), name);
  }
  say(land ? "all" : "unknown", { typed });
}

function answer() {
  const typed = field.value.trim();
  const [code, second] = typed.match(/\d+/g) || [];
  const word = key(typed.replace(/^D[E -]*(?=\d)|\d+/gi, ""));
  if (!typed) return say("empty");
  if (!code) return answerName(typed);
  if (second || (word && code.length < 5)) return say("foreign", { typed });
  if (code.length > 5) return say("long", { code });
  return code.length === 5 ? answerCode(code, word) : answerStart(code);
}

field.addEventListener("focus", load, { once: true });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  load().then(answer).catch(() => location.assign(form.action));
});
