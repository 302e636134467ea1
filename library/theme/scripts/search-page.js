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
  var PAGE = 10, PAUSE = 120, KEPT = 6, MOST_DRAWN = 200, STORE = "kho-recent-searches";
  var counted = boxes.map(function (box) { return Number(countOf(box).textContent); });
  var welcome = status.textContent, index = null, opening = null, asked = 0, drawn = 0, answer = null, shown = 0, timer = 0, slow = 0, kept = 0;

  function filled(text, number) { return text.replace("{n}", number.toLocaleString("vi")); }
  function facetOf(box) { return box.closest(".kho-facet").getAttribute("data-facet"); }
  function chosen() { return boxes.filter(function (box) { return box.checked; }); }

  // Says what came of it; that it takes a while is not said any more.
  function say(text) {
    clearTimeout(slow);
    status.textContent = text;
    retry.hidden = true;
  }

  function element(tag, name, text) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  }

  // --- the address and the recent searches

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

  function remembered() {
    try {
      var list = JSON.parse(localStorage.getItem(STORE) || "[]");
      return Array.isArray(list) ? list.filter(function (one) { return typeof one === "string"; }).slice(0, KEPT) : [];
    } catch (blocked) { return []; }
  }

  function remember() {
    var text = input.value.trim();
    if (text.length < 2) return;
    var list = [text].concat(remembered().filter(function (one) { return one !== text; })).slice(0, KEPT);
    try { localStorage.setItem(STORE, JSON.stringify(list)); } catch (blocked) { /* not kept */ }
  }

  function forget() {
    try { localStorage.removeItem(STORE); } catch (blocked) { /* nothing is kept */ }
    welcomeAgain();
    input.focus();
  }

  // What stands here while nothing is asked: what was asked before, and examples.
  function welcomeAgain() {
    var list = remembered(), rows = recent && recent.querySelector("ul");
    results.replaceChildren();
    empty.hidden = more.hidden = true;
    say(welcome);
    boxes.forEach(function (box, at) { drawCount(box, counted[at]); });
    if (examples) { examples.hidden = false; results.before(examples); }
    if (!rows) return;
    recent.hidden = !list.length;
    rows.replaceChildren();
    list.forEach(function (text) {
      var link = element("a", "", text), row = element("li");
      link.href = "?q=" + encodeURIComponent(text);
      row.appendChild(link);
      rows.appendChild(row);
    });
    var button = element("button", "kho-find__forget", words.forget), last = element("li");
    button.type = "button";
    button.addEventListener("click", forget);
    last.appendChild(button);
    rows.appendChild(last);
  }

  // --- results

  function valueOf(number, key) {
    var at = index.facets.findIndex(function (facet) { return facet.key === key; });
    var set = index.columns(Math.floor(number / index.chunk))[at][number % index.chunk];
    return index.facets[at].values[index.facets[at].sets[set][0]];
  }

  // The typed words that are looked for in texts.
  function mentioned() {
    var looked = new Set();
    answer.reading.spans.forEach(function (span) {
      if (span.required && !span.facets.length) span.words.forEach(function (word) { looked.add(word.forms[0].folded); });
    });
    return kho.words(input.value).filter(function (word) { return looked.has(kho.syllableOf(word).folded); });
  }

  // What a result says that shows none of the words itself: they stand on its page.
  function mention() {
    var said = element("span", "", words.inText + " ");
    said.appendChild(element("mark", "", mentioned().join(" ")));
    return said;
  }

  function drawCard(number, card, wanted) {
    var row = pattern.content.firstElementChild.cloneNode(true), type = valueOf(number, "type");
    function part(name) { return row.querySelector(".kho-card__" + name); }
    row.classList.add("kho-s-" + valueOf(number, "subject").key);
    row.querySelector("a").href = card.href;
    row.querySelectorAll(".kho-i").forEach(function (icon) {
      icon.classList.add("kho-i--" + type.key, "kho-i--" + type.kind);
    });
    part("cover").classList.add("kho-card__cover--" + type.kind);
    if (card.poster) {
      var picture = element("img");
      picture.alt = "";
      picture.width = 320;
      picture.height = 180;
      picture.loading = "lazy";
      picture.src = card.poster;
      part("cover").replaceChildren(picture);
    }
    if (card.length) part("cover").appendChild(element("span", "kho-card__minutes", card.length));
    part("type-name").textContent = type.label;
    var marks = kho.marked(part("title"), card.title, wanted);
    part("meta").textContent = card.meta;
    marks += kho.marked(part("place"), card.place, wanted);
    var excerpt = element("span"), inside = kho.marked(excerpt, card.excerpt, wanted);
    if (!inside && !marks && mentioned().length) excerpt = mention();
    if (inside || !marks) part("excerpt").append.apply(part("excerpt"), Array.from(excerpt.childNodes));
    card.badges.forEach(function (badge) { part("badges").appendChild(element("span", "kho-badge", badge)); });
    ["place", "excerpt", "badges"].forEach(function (name) {
      if (!part(name).firstChild) part(name).remove();
    });
    return row;
  }

  function drawMore(ticket) {
    var numbers = answer.numbers.slice(shown, shown + Math.max(PAGE, kept)), wanted = kho.markers(answer.reading, index);
    return index.cards(numbers).then(function (cards) {
      if (ticket !== asked) return null;
      cards.forEach(function (card, at) { results.appendChild(drawCard(numbers[at], card, wanted)); });
      var first = results.children[results.children.length - cards.length];
      shown += cards.length;
      kept = 0;
      writeAddress(shown);
      more.hidden = shown >= answer.numbers.length;
      return first;
    });
  }

  // --- shelves

  function drawShelf(shelf, count, label) {
    var row = pattern.content.firstElementChild.cloneNode(true), subject = kho.shelfPart(shelf, "subject", index);
    var exams = kho.shelfPart(shelf, "exam", index) || (kho.shelfPart(shelf, "type", index) && kho.shelfPart(shelf, "type", index).kind === "exam");
    row.classList.add("kho-card--shelf");
    if (subject) row.classList.add("kho-s-" + subject.key);
    row.querySelector("a").href = kho.shelfAddress(shelf, index);
    row.querySelectorAll(".kho-i").forEach(function (icon) { icon.classList.add("kho-i--empty"); });
    row.querySelector(".kho-card__type-name").textContent = label;
    row.querySelector(".kho-card__title").textContent = kho.shelfTitle(shelf, index, words.exam) + ": " + filled(exams ? words.exams : words.found, count);
    ["meta", "place", "excerpt", "badges"].forEach(function (name) { row.querySelector(".kho-card__" + name).remove(); });
    results.prepend(row);
  }

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
        if (count) { drawShelf(shelf, count, label); return null; }
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
      var meant = element("span", "kho-find__meant", words.meant + " "), link = element("a", "", text);
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
    say(count ? filled(found.exact ? words.found : words.near, count) : words.none);
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
  if (nothingAsked() && window.matchMedia("(pointer: fine)").matches) input.focus();
  ask();
})(KhoSearch);
