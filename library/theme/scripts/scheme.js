// Before the first paint: the scheme the reader chose, else the one the device asks for.
(function () {
  "use strict";
  var root = document.documentElement;
  var schemes = (document.currentScript.getAttribute("data-schemes") || "").split(" ");
  root.classList.add("kho-js");
  if (schemes.length < 2) return;
  var chosen = null;
  try { chosen = localStorage.getItem("kho-scheme"); } catch (blocked) { /* a private window */ }
  if (schemes.indexOf(chosen) < 0) {
    chosen = window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  }
  if (schemes.indexOf(chosen) >= 0) document.body.setAttribute("data-md-color-scheme", chosen);
})();
