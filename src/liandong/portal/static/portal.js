// What a script adds to pages that work without one: keys for the review, files dropped on a form, progress by itself.
"use strict";
(function () {
  // Keys: what carries data-key is pressed by that key, or by two one after another ("x 2").
  var keyed = document.querySelector("[data-key]");
  var before = "";
  function typing(at) {
    return at.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
  }
  function keys(on) {
    try { if (on === undefined) return localStorage.getItem("liandong-keys") !== "off"; localStorage.setItem("liandong-keys", on ? "on" : "off"); }
    catch (refused) { /* a browser that keeps nothing: keys stay on */ }
    return on !== false;
  }
  if (keyed) {
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target) || !keys()) return;
      var pressed = event.key.toLowerCase();
      if (pressed === "r") { var why = document.getElementById("f-reason"); if (why) { event.preventDefault(); why.focus(); } return; }
      var both = before ? before + " " + pressed : pressed;
      var found = document.querySelector('[data-key="' + CSS.escape(both).replace(/\\ /g, " ") + '"]');
      before = "";
      if (found) { event.preventDefault(); found.click(); }
      else if (document.querySelector('[data-key^="' + CSS.escape(pressed) + ' "]')) { before = pressed; }
    });
    var box = document.querySelector("[data-keys-on]");
    if (box) {
      box.checked = keys();
      box.closest("[hidden]").hidden = false;
      box.addEventListener("change", function () { keys(box.checked); });
    }
  }

  // Files dropped anywhere on the form are as if they had been chosen.
  document.querySelectorAll("form[data-drop]").forEach(function (form) {
    var input = form.querySelector("input[type=file]");
    ["dragover", "dragleave", "drop"].forEach(function (name) {
      form.addEventListener(name, function (event) {
        event.preventDefault();
        form.classList.toggle("over", name === "dragover");
        if (name === "drop" && event.dataTransfer.files.length) input.files = event.dataTransfer.files;
      });
    });
  });

  // A job tells its progress; when it has ended the whole page is asked for anew, for its forms are others then.
  function refresh() {
    var shown = document.querySelector("[data-refresh]");
    if (!shown) return;
    setTimeout(function () {
      fetch(location.href, { cache: "no-store" }).then(function (answer) { return answer.text(); }).then(function (text) {
        var fresh = new DOMParser().parseFromString(text, "text/html").getElementById(shown.id);
        if (!fresh || !fresh.hasAttribute("data-refresh")) { location.reload(); return; }
        if (fresh.innerHTML !== shown.innerHTML) shown.replaceWith(document.importNode(fresh, true));
        refresh();
      }, refresh);
    }, Number(shown.dataset.refresh));
  }
  refresh();

  // What is wrong is where the reader is led first.
  var faults = document.getElementById("faults");
  if (faults) faults.focus();
})();
