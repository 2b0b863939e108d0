// A chart that tells, to who points at a mark, what it is of. Expressions are read by the interpreter, none is made code.
"use strict";
(function () {
  var at = document.getElementById("chart");
  var said = document.getElementById("pointed");
  var held = document.getElementById("spec");
  if (!at || !held || !window.vegaEmbed) return;
  function tell(handler, event, item, value) {
    said.textContent = value ? Object.keys(value).map(function (name) { return value[name]; }).filter(Boolean).join(" · ") : "";
  }
  var drawn = at.firstElementChild;
  var fresh = document.createElement("div");
  window.vegaEmbed(fresh, JSON.parse(held.textContent), {
    ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: tell,
    loader: { load: function () { return Promise.reject(new Error("a chart asks for nothing")); } },
  }).then(function () { drawn.replaceWith(fresh); }, function () { /* the drawn chart stays */ });
})();
