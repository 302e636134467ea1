// What was asked on this device before: it stays there.
(function (kho) {
  "use strict";
  var KEPT = 6, STORE = "kho-recent-searches";

  kho.remembered = function () {
    try {
      var list = JSON.parse(localStorage.getItem(STORE) || "[]");
      return Array.isArray(list) ? list.filter(function (one) { return typeof one === "string"; }).slice(0, KEPT) : [];
    } catch (blocked) { return []; }
  };

  kho.remember = function (text) {
    if (text.length < 2) return;
    var list = [text].concat(kho.remembered().filter(function (one) { return one !== text; })).slice(0, KEPT);
    try { localStorage.setItem(STORE, JSON.stringify(list)); } catch (blocked) { /* not kept */ }
  };

  kho.forget = function () {
    try { localStorage.removeItem(STORE); } catch (blocked) { /* nothing is kept */ }
  };
})(KhoSearch);
