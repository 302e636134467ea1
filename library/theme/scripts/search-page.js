// The search page: finds while one types, keeps what was asked in the address, filters with counts.
(function (kho) {
  "use strict";
  var form = document.getElementById("kho-search");
  var input = document.getElementById("kho-search-input");
  var status = document.getElementById("kho-search-status");
  var results = document.getElementById("kho-search-results");
  var empty = document.getElementById("kho-search-empty");
  var more = document.getElementById("kho-search-more"), retry = document.getElementById("kho-search-retry");
  var recent = document.getElementById("kho-search-recent");
  var examples = document.getElementById("kho-search-examples");
  var pattern = document.getElementById("kho-search-card"), panel = document.getElementById("kho-facets");
  if (!form || !input || !results || !pattern) return;
  var words = form.dataset, boxes = Array.prototype.slice.call(document.querySelectorAll(".kho-facet input"));
  var PAGE = 10, PAUSE = 120, MOST_DRAWN = 200, fine = window.matchMedia("(pointer: fine)");
  var counted = boxes.map(function (box) { return Number(countOf(box).textContent); });
  var welcome = status.textContent, index = null, opening = null, asked = 0, drawn = 0, answer = null, shown = 0, timer = 0, slow = 0, kept = 0;

  function facetOf(box) { return box.closest(".kho-facet").getAttribute("data-facet"); }
  function chosen() { return boxes.filter(function (box) { return box.checked; }); }

  // Says what came of it; that it takes a while is not said any more.
  function say(text) {
    clearTimeout(slow);
    status.textContent = text;
    status.classList.remove("kho-hidden");
    retry.hidden = true;
  }

  // --- the address, and what stands here before anything is asked

  function readAddress() {
    var asked = new URLSearchParams(location.search);
    input.value = (asked.get("q") || "").slice(0, 200);
    boxes.forEach(function (box) { box.checked = asked.getAll(facetOf(box)).indexOf(box.value) >= 0; });
    kept = Math.min(Number(history.state && history.state.shown) || 0, MOST_DRAWN);
    if (panel && history.state && "open" in history.state) panel.open = Boolean(history.state.open);
  }

  function nothingAsked() { return !input.value.trim() && !chosen().length; }

  function address() {
    var asked = new URLSearchParams();
    if (input.value.trim()) asked.set("q", input.value.trim());
    chosen().forEach(function (box) { asked.append(facetOf(box), box.value); });
    return asked.toString();
  }

  // Keeps beside the address how many results are drawn and whether the filters are open above them, for
  // whoever comes back from one of them.
  function writeAddress(drawn) {
    var text = address(), there = location.pathname + (text ? "?" + text : "");
    try { history.replaceState({ shown: drawn, open: Boolean(panel && panel.open) }, "", there); } catch (refused) { /* stays */ }
  }

  function remember() { kho.remember(input.value.trim()); }

  function forget() {
    kho.forget();
    welcomeAgain();
    input.focus();
  }

  // What stands here while nothing is asked: what was asked before, and examples.
  function welcomeAgain() {
    var list = kho.remembered(), rows = recent && recent.querySelector("ul");
    results.replaceChildren();
    empty.hidden = more.hidden = true;
    say(welcome);
    boxes.forEach(function (box, at) { drawCount(box, counted[at]); });
    if (examples) { examples.hidden = false; results.before(examples); }
    if (!rows) return;
    recent.hidden = !list.length;
    rows.replaceChildren();
    list.forEach(function (text) {
      var link = kho.element("a", "", text), row = kho.element("li");
      link.href = "?q=" + encodeURIComponent(text);
      row.appendChild(link);
      rows.appendChild(row);
    });
    var button = kho.element("button", "kho-find__forget", words.forget), last = kho.element("li");
    button.type = "button";
    button.addEventListener("click", forget);
    last.appendChild(button);
    rows.appendChild(last);
  }

  // --- results

  // What a result is drawn from besides its card.
  function view() { return { query: input.value, reading: answer.reading, index: index, words: words, pattern: pattern }; }

  function drawMore(ticket) {
    var numbers = answer.numbers.slice(shown, shown + Math.max(PAGE, kept)), seen = view(), wanted = kho.markers(answer.reading, index);
    return index.cards(numbers).then(function (cards) {
      if (ticket !== asked) return null;
      cards.forEach(function (card, at) { results.appendChild(kho.drawCard(numbers[at], card, wanted, seen)); });
      var first = results.children[results.children.length - cards.length];
      shown += cards.length;
      kept = 0;
      writeAddress(shown);
      more.hidden = shown >= answer.numbers.length;
      return first;
    });
  }

  // --- shelves

  // The shelf a query names wholly; where nothing was found, the nearest that holds something.
  function offerShelf(ticket) {
    var shelf = answer.reading.shelf, label = words.shelf;
    if (!shelf || !answer.exact) {
      if (answer.exact && answer.numbers.length) return Promise.resolve();
      shelf = kho.namedValues(answer.reading);
      label = words.nearestShelf;
    }
    function offer() {
      if (!shelf.size || ticket !== asked) return Promise.resolve();
      return kho.countShelf(shelf, index).then(function (count) {
        if (ticket !== asked) return null;
        if (count) { results.prepend(kho.drawShelf(shelf, count, label, view())); return null; }
        shelf.delete(Math.max.apply(null, Array.from(shelf.keys())));
        return offer();
      });
    }
    return offer();
  }

  // --- slips

  // Asks, beside what was found, whether the query was meant as a result writes it.
  function offerCorrected(ticket) {
    if (answer.telling < 0) return Promise.resolve();
    return index.cards([answer.telling]).then(function (cards) {
      var text = kho.corrected(input.value, answer.reading, cards[0]);
      if (ticket !== asked || !text) return;
      var meant = kho.element("span", "kho-find__meant", words.meant + " "), link = kho.element("a", "", text);
      var there = new URLSearchParams(address());
      there.set("q", text);
      link.href = "?" + there.toString();
      meant.appendChild(link);
      status.append(" ", meant);
    });
  }

  // --- asking

  function countOf(box) { return box.closest("label").querySelector(".kho-facet__count"); }

  function drawCount(box, count) {
    countOf(box).textContent = count;
    box.closest("label").classList.toggle("kho-facet__none", !count && !box.checked);
  }

  function drawCounts(counts) {
    boxes.forEach(function (box) {
      var at = index.facets.findIndex(function (facet) { return facet.key === facetOf(box); });
      var value = index.facets[at].values.findIndex(function (one) { return one.key === box.value; });
      drawCount(box, counts[at][value] || 0);
    });
  }

  function drawChosen() {
    var count = document.getElementById("kho-facets-count"), clear = document.getElementById("kho-facets-clear");
    if (!count || !clear) return;
    count.textContent = chosen().length;
    count.hidden = clear.hidden = !chosen().length;
  }

  function filters() {
    var wanted = new Map();
    chosen().forEach(function (box) {
      var at = index.facets.findIndex(function (facet) { return facet.key === facetOf(box); });
      if (!wanted.has(at)) wanted.set(at, new Set());
      wanted.get(at).add(index.facets[at].values.findIndex(function (one) { return one.key === box.value; }));
    });
    return wanted;
  }

  // What was asked for by its name and is not here at all: a subject, say.
  function missing(found) {
    var absent = found.exact ? [] : found.reading.spans.filter(function (span) { return span.unmentioned; });
    return absent.map(function (span) {
      return words.absent.replace("{name}", span.words.map(function (word) { return word.typed || word.folded; }).join(" ")) + " ";
    }).join("");
  }

  function drawAnswer(ticket, found) {
    if (ticket !== asked) return null;
    answer = found;
    drawn = ticket;
    shown = 0;
    if (nothingAsked()) { welcomeAgain(); return drawMore(ticket); }
    results.replaceChildren();
    drawCounts(found.counts);
    var count = found.numbers.length;
    if (examples) examples.hidden = count > 0;
    if (examples && !count) empty.after(examples);
    if (recent) recent.hidden = true;
    empty.hidden = count > 0;
    empty.querySelector("p").textContent = words.none;
    empty.querySelector(".kho-empty__hint").textContent = chosen().length ? words.noneFiltered : words.noneHint;
    say(count ? missing(found) + kho.filled(found.exact ? words.found : words.near, count) : words.none);
    // Where nothing was found the page says so in large; this is for those who hear it.
    status.classList.toggle("kho-hidden", !count);
    return drawMore(ticket).then(function () { return offerCorrected(ticket); }).then(function () { return offerShelf(ticket); });
  }

  function openIndex() {
    if (!opening) {
      opening = kho.open(words.path).then(function (opened) { index = opened; });
      opening.catch(function () { opening = null; });
    }
    return opening;
  }

  function ask() {
    var ticket = ++asked, text = input.value;
    writeAddress(kept);
    drawChosen();
    clearTimeout(slow);
    slow = setTimeout(function () { status.textContent = words.busy; }, 300);
    // A small library is shown whole while nothing is asked; of a large one that would be much to load.
    function run() {
      if (nothingAsked() && index.chunks.length > 1) { welcomeAgain(); return null; }
      return kho.search(text, filters(), index).then(function (found) { return drawAnswer(ticket, found); });
    }
    return openIndex().then(run).catch(function (fault) {
      if (fault.message !== "stale") throw fault;
      return kho.renew().then(function (opened) { index = opened; return run(); });
    }).catch(function (fault) { fail(ticket, fault); });
  }

  // What was drawn for this very query stays; what stands there of another would be taken for its answer.
  function fail(ticket, fault) {
    if (ticket === asked) {
      say(words.failed);
      retry.hidden = false;
      if (drawn !== ticket) results.replaceChildren();
      if (drawn !== ticket) empty.hidden = more.hidden = true;
    }
    if (window.console) console.error(fault);
  }

  function askAgain() {
    if (retry.hidden) return;
    kept = shown;
    opening = null;
    if (document.activeElement === retry) status.focus();
    ask();
  }

  function askSoon() {
    clearTimeout(timer);
    kept = 0;
    timer = setTimeout(ask, PAUSE);
  }

  // --- keyboard

  function links() { return Array.prototype.slice.call(results.querySelectorAll("a")); }

  function move(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    var list = links(), at = list.indexOf(document.activeElement);
    if (at < 0 && (document.activeElement !== input || event.key === "ArrowUp")) return;
    var next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next >= list.length) return;
    (next < 0 ? input : list[next]).focus();
    event.preventDefault();
  }

  input.addEventListener("input", askSoon);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    remember();
    ask();
    // A phone's keyboard lies over the results until it is put away.
    if (!fine.matches) status.focus({ preventScroll: true });
  });
  form.addEventListener("keydown", move);
  results.addEventListener("keydown", move);
  results.addEventListener("click", remember);
  boxes.forEach(function (box) { box.addEventListener("change", ask); });
  more.addEventListener("click", function () {
    var ticket = asked;
    drawMore(ticket).then(function (first) { if (first) first.querySelector("a").focus(); }).catch(function (fault) { fail(ticket, fault); });
  });
  if (panel) panel.addEventListener("toggle", function () { writeAddress(shown || kept); });
  retry.addEventListener("click", askAgain);
  window.addEventListener("online", askAgain);
  var clear = document.getElementById("kho-facets-clear");
  if (clear) clear.addEventListener("click", function () {
    boxes.forEach(function (box) { box.checked = false; });
    panel.querySelector("summary").focus();
    ask();
  });
  window.addEventListener("popstate", function () { readAddress(); ask(); });
  // A page that the browser kept stands as it was left; only where nothing had come yet it is asked again.
  window.addEventListener("pageshow", function (event) { if (event.persisted && !results.firstChild) ask(); });

  // On a slow network somebody may have typed before this came.
  var typed = input.value;
  readAddress();
  input.value = typed || input.value;
  welcomeAgain();
  if (nothingAsked() && fine.matches) input.focus();
  ask();
})(KhoSearch);
