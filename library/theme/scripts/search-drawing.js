// Draws what was found: a card for each result, and one for a shelf that holds what was asked.
(function (kho) {
  "use strict";

  kho.element = function (tag, name, text) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  };

  kho.filled = function (text, number) { return text.replace("{n}", number.toLocaleString("vi")); };

  function valueOf(number, key, index) {
    var at = index.facets.findIndex(function (facet) { return facet.key === key; });
    var set = index.columns(Math.floor(number / index.chunk))[at][number % index.chunk];
    return index.facets[at].values[index.facets[at].sets[set][0]];
  }

  // The typed words that are looked for in texts.
  function mentioned(view) {
    var looked = new Set();
    view.reading.spans.forEach(function (span) {
      if (span.required && !span.facets.length) span.words.forEach(function (word) { looked.add(word.forms[0].folded); });
    });
    return kho.words(view.query).filter(function (word) { return looked.has(kho.syllableOf(word).folded); });
  }

  // What a result says that shows none of the words itself: they stand on its page.
  function mention(view) {
    var said = kho.element("span", "", view.words.inText + " ");
    said.appendChild(kho.element("mark", "", mentioned(view).join(" ")));
    return said;
  }

  // `view` is the query, as it was read, the index, the words of the page and the pattern of a card.
  kho.drawCard = function (number, card, wanted, view) {
    var row = view.pattern.content.firstElementChild.cloneNode(true), type = valueOf(number, "type", view.index);
    function part(name) { return row.querySelector(".kho-card__" + name); }
    row.classList.add("kho-s-" + valueOf(number, "subject", view.index).key);
    row.querySelector("a").href = card.href;
    row.querySelectorAll(".kho-i").forEach(function (icon) {
      icon.classList.add("kho-i--" + type.key, "kho-i--" + type.kind);
    });
    part("cover").classList.add("kho-card__cover--" + type.kind);
    if (card.poster) {
      var picture = kho.element("img");
      picture.alt = "";
      picture.width = 320;
      picture.height = 180;
      picture.loading = "lazy";
      picture.src = card.poster;
      part("cover").replaceChildren(picture);
    }
    if (card.length) part("cover").appendChild(kho.element("span", "kho-card__minutes", card.length));
    part("type-name").textContent = type.label;
    var marks = kho.marked(part("title"), card.title, wanted);
    part("meta").textContent = card.meta;
    marks += kho.marked(part("place"), card.place, wanted);
    var excerpt = kho.element("span"), inside = kho.marked(excerpt, card.excerpt, wanted);
    if (!inside && !marks && mentioned(view).length) excerpt = mention(view);
    if (inside || !marks) part("excerpt").append.apply(part("excerpt"), Array.from(excerpt.childNodes));
    card.badges.forEach(function (badge) { part("badges").appendChild(kho.element("span", "kho-badge", badge)); });
    ["place", "excerpt", "badges"].forEach(function (name) {
      if (!part(name).firstChild) part(name).remove();
    });
    return row;
  };

  kho.drawShelf = function (shelf, count, label, view) {
    var index = view.index, words = view.words;
    var row = view.pattern.content.firstElementChild.cloneNode(true), subject = kho.shelfPart(shelf, "subject", index);
    var exams = kho.shelfPart(shelf, "exam", index) || (kho.shelfPart(shelf, "type", index) && kho.shelfPart(shelf, "type", index).kind === "exam");
    row.classList.add("kho-card--shelf");
    if (subject) row.classList.add("kho-s-" + subject.key);
    row.querySelector("a").href = kho.shelfAddress(shelf, index);
    row.querySelectorAll(".kho-i").forEach(function (icon) { icon.classList.add("kho-i--empty"); });
    row.querySelector(".kho-card__type-name").textContent = label;
    row.querySelector(".kho-card__title").textContent = kho.shelfTitle(shelf, index, words.exam) + ": " + kho.filled(exams ? words.exams : words.found, count);
    ["meta", "place", "excerpt", "badges"].forEach(function (name) { row.querySelector(".kho-card__" + name).remove(); });
    return row;
  };
})(KhoSearch);
