// The drawer as a real button, the scheme switch, the print button. Pages work without any of it.
(function () {
  "use strict";
  var drawer = document.getElementById("__drawer");
  var own = document.currentScript;

  function asButton(label) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.id = label.id;
    while (label.firstChild) button.appendChild(label.firstChild);
    label.replaceWith(button);
    return button;
  }

  function setUpDrawer() {
    var open = document.getElementById("kho-menu");
    var close = document.getElementById("kho-drawer-close");
    var panel = document.getElementById("kho-drawer");
    if (!drawer || !open || !close || !panel) return;
    open = asButton(open);
    close = asButton(close);
    open.setAttribute("aria-controls", "kho-drawer");

    function show(shown) {
      drawer.checked = shown;
      changed();
      (shown ? close : open).focus();
    }
    function changed() {
      open.setAttribute("aria-expanded", String(drawer.checked));
      document.body.style.overflow = drawer.checked ? "hidden" : "";
    }
    open.addEventListener("click", function () { show(true); });
    close.addEventListener("click", function () { show(false); });
    drawer.addEventListener("change", changed);
    document.addEventListener("keydown", function (event) {
      if (!drawer.checked) return;
      if (event.key === "Escape") show(false);
      if (event.key !== "Tab") return;
      var stops = panel.querySelectorAll("a, button");
      var first = stops[0], last = stops[stops.length - 1];
      if (event.shiftKey && document.activeElement === first) { last.focus(); event.preventDefault(); }
      else if (!event.shiftKey && document.activeElement === last) { first.focus(); event.preventDefault(); }
    });
    changed();
  }

  function setUpScheme() {
    var button = document.getElementById("kho-scheme");
    if (!button) return;
    function name() {
      var dark = document.body.getAttribute("data-md-color-scheme") === "slate";
      button.setAttribute("aria-label", button.getAttribute(dark ? "data-light" : "data-dark"));
      return dark;
    }
    button.addEventListener("click", function () {
      var next = name() ? "default" : "slate";
      document.body.setAttribute("data-md-color-scheme", next);
      try { localStorage.setItem("kho-scheme", next); } catch (blocked) { /* it lasts for this page */ }
      name();
    });
    name();
  }

  // One switch for the words of the interface; what teachers wrote is in the language they wrote it in.
  function setUpLanguage() {
    var buttons = document.querySelectorAll(".kho-language");
    var english = document.documentElement.lang === "en";
    try { english = (localStorage.getItem("kho-language") || document.documentElement.lang) === "en"; } catch (blocked) { /* no choice is kept */ }
    function show() {
      buttons.forEach(function (button) {
        var name = english ? "Tiếng Việt" : "English";
        button.hidden = false;
        button.lang = english ? "vi" : "en";
        button.textContent = !button.hasAttribute("data-short") ? name : english ? "VI" : "EN";
        button.setAttribute("aria-label", name);
      });
    }
    function load() {
      var script = document.createElement("script");
      script.src = new URL("english.js", own.src).href;
      document.body.appendChild(script);
    }
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        english = !english;
        try { localStorage.setItem("kho-language", english ? "en" : "vi"); } catch (blocked) { /* it lasts for this page */ }
        if (!english) location.reload();
        else { load(); show(); }
      });
    });
    show();
    if (english) load();
  }

  function setUpPrint() {
    document.querySelectorAll(".kho-print").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
  }

  // A copied address is what goes into a class's chat; old browsers get a box to copy from.
  function setUpCopy() {
    document.querySelectorAll(".kho-copy").forEach(function (button) {
      var label = button.querySelector(".kho-copy__label");
      function done() { label.textContent = word("link_copied"); }
      function byHand() { window.prompt(label.textContent, location.href); }
      button.hidden = false;
      button.addEventListener("click", function () {
        if (!navigator.clipboard) byHand();
        else navigator.clipboard.writeText(location.href).then(done, byHand);
      });
    });
  }

  function setUpHeights() {
    var wide = window.matchMedia("(min-width: 60em)");
    var facets = document.getElementById("kho-facets");
    if (facets && wide.matches) facets.open = true;
  }

  // Where the script that finds did not come, that is said, and it is asked for again.
  function setUpFinding() {
    var retry = document.getElementById("kho-search-retry"), status = document.getElementById("kho-search-status");
    if (!retry || window.KhoSearch || !document.querySelector("script[src*='assets/search']")) return;
    status.textContent = document.getElementById("kho-search").getAttribute("data-failed");
    retry.hidden = false;
    retry.addEventListener("click", function () { location.reload(); });
  }

  // A table or formula that is wider than its place scrolls by itself; then keys must reach it too.
  function setUpScrolling() {
    document.querySelectorAll(".md-typeset table, .md-typeset math").forEach(function (part) {
      var scrolls = part.clientWidth && part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX === "auto";
      if (scrolls) part.setAttribute("tabindex", "0"); else part.removeAttribute("tabindex");
      if (scrolls && part.localName === "table") part.setAttribute("aria-label", word("wide_table"));
    });
  }

  // Where the host has https, the site may be installed and what was opened is kept; nowhere else.
  function setUpKeeping() {
    if (location.protocol !== "https:" || !own.hasAttribute("data-installable")) return;
    var root = new URL("..", own.src).href;
    var link = document.createElement("link");
    link.rel = "manifest";
    link.href = root + "manifest.webmanifest";
    document.head.appendChild(link);
    if (!navigator.serviceWorker) return;
    window.addEventListener("load", function () {
      navigator.serviceWorker.register(root + "sw.js").catch(function () { /* the site works without it */ });
    });
  }

  setUpDrawer();
  setUpScheme();
  setUpLanguage();
  setUpPrint();
  setUpCopy();
  setUpHeights();
  setUpScrolling();
  window.addEventListener("load", setUpScrolling);
  window.addEventListener("load", setUpFinding);
  window.addEventListener("resize", setUpScrolling);
  setUpKeeping();
})();
