// What is said of an answer that one chooses. Browsers leave formulas out of the name of an input, so "A" would be
// all that is heard of it; practice and sittings share this.
(function () {
  "use strict";
  var SIMPLE = /^[\p{L}\p{N}.,°√]*$/u;

  function grouped(text) { return SIMPLE.test(text) ? text : "(" + text + ")"; }

  // How the parts of a formula are said together, by its element; others are said one after the other.
  var SAID = {
    mfrac: function (parts) { return grouped(parts[0]) + "/" + grouped(parts[1]); },
    msup: function (parts) { return parts[1] === "∘" || parts[1] === "°" ? parts[0] + "°" : grouped(parts[0]) + "^" + grouped(parts[1]); },
    msubsup: function (parts) { return parts[0] + parts[1] + "^" + grouped(parts[2]); },
    msqrt: function (parts) { return "√" + grouped(parts.join("")); },
    mroot: function (parts) { return grouped(parts[1]) + "√" + grouped(parts[0]); },
    mover: function (parts) { return parts[0]; },
    mtd: function (parts) { return parts.join("") + " "; },
    mtr: function (parts) { return parts.join("") + "; "; },
    mo: function (parts) { return /^[=<>≤≥≠+:·×⇒⇔→⟶∈]$/.test(parts[0]) ? " " + parts[0] + " " : parts.join(""); }
  };

  function of(node) {
    if (!node.localName) return node.nodeValue;
    if (node.localName === "img") return node.alt;
    var parts = Array.prototype.map.call(node.childNodes, of), say = SAID[node.localName];
    return say ? say(parts) : parts.join("");
  }

  // Names an element by what stands in another; where that has no formula, browsers do so themselves.
  function name(element, text, before) {
    if (text.querySelector("math")) element.setAttribute("aria-label", (before + of(text)).replace(/\s+/g, " ").trim());
  }

  window.khoSpoken = { of: of, name: name };
})();
