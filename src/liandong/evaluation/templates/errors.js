(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const byId = (id) => document.getElementById(id);
  const errors = [...document.querySelectorAll(".error")];
  const sections = [...document.querySelectorAll("section.kind")];
  const tabs = [...document.querySelectorAll(".kinds a")];
  const search = byId("q");
  const what = byId("what");
  const page = byId("page");
  const texts = new Map();
  let kind = "";

  function textOf(node) {
    if (!texts.has(node)) texts.set(node, node.textContent.normalize("NFKC").toLowerCase());
    return texts.get(node);
  }

  function apply() {
    const words = search.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const section of sections) {
      let shown = 0;
      for (const node of section.querySelectorAll(".error")) {
        node.hidden =
          (kind && section.dataset.kind !== kind) ||
          (what.value && node.dataset.what !== what.value) ||
          (page.value && node.dataset.page !== page.value) ||
          !words.every((word) => textOf(node).includes(word));
        if (!node.hidden) shown += 1;
      }
      section.hidden = shown === 0;
      count += shown;
    }
    for (const tab of tabs) tab.toggleAttribute("aria-current", tab.dataset.kind === kind);
    const filtered = words.length || kind || what.value || page.value;
    byId("found").textContent = filtered ? `${count} ${byId("found").dataset.word}` : "";
    byId("nothing").hidden = count > 0 || errors.length === 0;
  }

  function changed() {
    const params = new URLSearchParams();
    if (search.value) params.set("q", search.value);
    if (kind) params.set("kind", kind);
    if (what.value) params.set("what", what.value);
    if (page.value) params.set("page", page.value);
    history.replaceState(null, "", `#${params}`);
    apply();
  }

  function choose(box, value) {
    box.value = [...box.options].some((option) => option.value === value) ? value : "";
  }

  /* The address says what is shown: #what=missed&page=…, or #e-… for one error. */
  function follow() {
    const fragment = decodeURIComponent(location.hash.slice(1));
    const target = fragment && !fragment.includes("=") && byId(fragment);
    const params = new URLSearchParams(target ? "" : location.hash.slice(1));
    search.value = params.get("q") ?? "";
    kind = tabs.some((tab) => tab.dataset.kind === params.get("kind")) ? params.get("kind") : "";
    choose(what, params.get("what") ?? "");
    choose(page, params.get("page") ?? "");
    apply();
    if (target?.matches(".error")) {
      target.open = true;
      target.scrollIntoView();
    }
  }

  for (const tab of tabs) {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      kind = tab.dataset.kind;
      changed();
    });
  }
  for (const node of errors) {
    node.addEventListener("toggle", () => {
      if (node.open) history.replaceState(null, "", `#${node.id}`);
    });
  }
  search.addEventListener("input", changed);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  for (const box of [what, page]) box.addEventListener("change", changed);
  byId("clear").addEventListener("click", () => {
    search.value = what.value = page.value = kind = "";
    changed();
  });
  addEventListener("hashchange", follow);
  follow();
})();
