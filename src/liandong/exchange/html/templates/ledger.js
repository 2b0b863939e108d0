(() => {
  "use strict";
  const page = document.documentElement;
  page.classList.add("js");
  const byId = (id) => document.getElementById(id);
  const search = byId("q"), found = byId("found"), nothing = byId("nothing");
  const choices = ["region", "year", "status"].map(byId).filter(Boolean);
  const conflict = byId("conflict");
  const tabs = [...document.querySelectorAll(".kinds a[data-kind]")];
  const sections = [...document.querySelectorAll("section.kind")];
  const asides = [...document.querySelectorAll("section.aside")];
  const records = [...document.querySelectorAll(".rec")].map((node) => ({ node, kind: node.parentElement.dataset.kind, text: null }));
  let kind = "";

  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const textOf = (record) => (record.text ??= folded(record.node.textContent));
  const holds = (list, wanted) => !wanted || list.split("|").includes(wanted);

  function matches(record, words) {
    const data = record.node.dataset;
    return (!kind || record.kind === kind)
      && choices.every((choice) => holds(data[choice.id], choice.value))
      && (!conflict?.checked || data.conflict === "1")
      && words.every((word) => textOf(record).includes(word));
  }

  /* What stands in the line of a record, where a reader sees the words without opening it. */
  const lineOf = (record) => (record.line ??= folded([...record.node.querySelectorAll(".name, .key")].map((part) => part.textContent).join(" ")));
  const inLine = (record, words) => words.every((word) => lineOf(record).includes(word));

  /* Under a record that was found by what its line does not show: the words there, with what stands around them. */
  function explain(record, words) {
    record.why?.remove();
    record.why = null;
    if (!words.length || record.node.hidden) return;
    const word = words.find((each) => !lineOf(record).includes(each));
    if (!word) return;
    const text = record.node.querySelector(".body").textContent.replace(/\s+/g, " ");
    const at = text.toLowerCase().indexOf(word);
    if (at < 0) return;
    record.why = document.createElement("span");
    record.why.className = "because";
    const mark = document.createElement("mark");
    mark.textContent = text.slice(at, at + word.length);
    const from = Math.max(at - 24, 0), to = at + word.length;
    record.why.append((from ? "…" : "") + text.slice(from, at), mark, text.slice(to, to + 24) + (to + 24 < text.length ? "…" : ""));
    record.node.querySelector("summary").append(record.why);
  }

  /* Names and values first: records whose line holds all the words stand before those that another sentence tells of. */
  function arrange(section, words) {
    const own = records.filter((record) => record.node.parentElement === section);
    const wanted = words.length ? [...own.filter((record) => inLine(record, words)), ...own.filter((record) => !inLine(record, words))] : own;
    if (!words.length && !section.dataset.moved) return;
    section.dataset.moved = words.length ? "1" : "";
    section.append(...wanted.map((record) => record.node));
  }

  function apply() {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    const filtered = words.length > 0 || choices.some((choice) => choice.value) || Boolean(conflict?.checked);
    const left = new Map();
    let count = 0;
    for (const record of records) {
      const shown = matches(record, words);
      if (record.node.hidden === shown) record.node.hidden = !shown;
      if (shown) {
        count += 1;
        left.set(record.kind, (left.get(record.kind) ?? 0) + 1);
      }
    }
    for (const section of sections) {
      section.hidden = !left.has(section.dataset.kind);
      const number = section.querySelector("h2 small");
      const all = Number(number.dataset.all), shown = left.get(section.dataset.kind) ?? 0;
      number.textContent = shown < all ? `${shown} / ${all}` : `${all}`;
    }
    for (const record of records) explain(record, words);
    for (const section of sections) arrange(section, words);
    for (const aside of asides) aside.hidden = filtered || kind !== "";
    for (const tab of tabs) tab.toggleAttribute("aria-current", tab.dataset.kind === kind);
    found.textContent = filtered || kind ? `${count} ${found.dataset.word}` : "";
    nothing.hidden = count > 0 || records.length === 0;
  }

  function state() {
    const params = new URLSearchParams();
    if (search.value) params.set("q", search.value);
    if (kind) params.set("kind", kind);
    for (const choice of choices) if (choice.value) params.set(choice.id, choice.value);
    if (conflict?.checked) params.set("conflict", "1");
    return params.toString();
  }

  function changed() {
    history.replaceState(null, "", `#${state()}`);
    apply();
  }

  function clear() {
    search.value = "";
    kind = "";
    for (const choice of choices) choice.value = "";
    if (conflict) conflict.checked = false;
  }

  function reveal(target) {
    target.hidden = false;
    if (target.matches(".rec")) target.open = true;
    target.scrollIntoView();
    target.querySelector("summary")?.focus({ preventScroll: true });
  }

  /* The address says what is shown: #q=词&kind=project&region=…, or #r-… for one record. */
  function follow() {
    const fragment = location.hash.slice(1);
    if (!fragment.includes("=")) {
      const target = fragment && byId(decodeURIComponent(fragment));
      if (target) {
        clear();
        apply();
        reveal(target);
        return;
      }
    }
    const params = new URLSearchParams(fragment);
    clear();
    search.value = params.get("q") ?? "";
    kind = tabs.some((tab) => tab.dataset.kind === params.get("kind")) ? params.get("kind") : "";
    for (const choice of choices) {
      const wanted = params.get(choice.id) ?? "";
      if ([...choice.options].some((option) => option.value === wanted)) choice.value = wanted;
    }
    if (conflict) conflict.checked = params.get("conflict") === "1";
    apply();
  }

  for (const tab of tabs) {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      kind = tab.dataset.kind;
      changed();
      const bar = document.querySelector(".bar");
      if (bar.getBoundingClientRect().top <= 0) bar.nextElementSibling.scrollIntoView();
    });
  }
  let timer = 0;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(changed, 120);
  });
  search.form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
  });
  for (const choice of [...choices, conflict].filter(Boolean)) choice.addEventListener("change", changed);
  byId("clear").addEventListener("click", () => {
    clear();
    changed();
    search.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });
  /* Older browsers print only what is open. */
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")].filter((node) => node.offsetParent !== null);
    for (const node of closed) node.open = true;
  });
  addEventListener("afterprint", () => {
    for (const node of closed) node.open = false;
  });
  /* The first search of a large ledger need not wait: the texts are read while nothing else happens. */
  const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 60));
  let next = 0;
  function warm(deadline) {
    while (next < records.length && deadline.timeRemaining() > 2) textOf(records[next++]);
    if (next < records.length) idle(warm);
  }
  idle(warm);
  addEventListener("hashchange", follow);
  follow();
})();
