// How well documents answer a span of a query: by their heads, by the order of words, by their bodies.
(function (kho) {
  "use strict";
  var PLACES = 256, LESSONS = 64, LATER_LESSONS = 96, MORE = 160;
  var OTHER_ACCENTS = 0.35, SAME_ACCENTS = 1.15, WHEN_LITERAL = 0.3;
  // A subject's name that stands with another word is mostly a part of that: "lí" in "định lí".
  var IN_COMPANY = 1.75;
  // A word, and a pair of words in their order: in the title, the first lessons, further ones, the rest.
  var WORD = [3, 2, 1.5, 1.2], PAIR = [2, 1.4, 0.9, 0.5];
  // A title, or a first lesson behind its number, that begins as the query does.
  var BEGINNING = new Map([[0, 0.5], [LESSONS + 1, 0.25]]);
  // The words of another name where they stand apart.
  var APART = 0.5;

  function fieldOf(place) {
    return place < LESSONS ? 0 : place < LATER_LESSONS ? 1 : place < MORE ? 2 : 3;
  }

  // What the accents of a printed form count for; where the typed form is `printed` nowhere, its accents
  // may not have been finished.
  function factor(form, exact, printed) {
    if (!form.exact) return 1;
    if (form.exact === exact) return SAME_ACCENTS;
    return !printed && kho.hasAccents(exact, form.exact) ? 1 : OTHER_ACCENTS;
  }

  function holds(variants, exact) {
    return variants.some(function (variant) { return variant.exact === exact; });
  }

  // Whether a word is printed as it was typed; if so, other spellings of it count for less.
  function literalIn(word, index) {
    return index.isPrinted(word.forms[0].folded);
  }

  // Scores of the documents that hold a word in their heads under any of its spellings.
  function wordScores(word, index) {
    var scores = new Float32Array(index.total), literal = literalIn(word, index);
    word.forms.forEach(function (form, rank) {
      if (form.guess && literal) return;
      var weight = form.weight * (rank && literal ? WHEN_LITERAL : 1);
      var variants = index.head(form.folded), printed = holds(variants, form.exact);
      variants.forEach(function (variant) {
        var part = weight * factor(form, variant.exact, printed), codes = variant.codes;
        for (var i = 0; i < codes.length; i++) {
          var number = Math.floor(codes[i] / PLACES), score = WORD[fieldOf(codes[i] % PLACES)] * part;
          if (score > scores[number]) scores[number] = score;
        }
      });
    });
    return scores;
  }

  // The documents in which the words of a name follow each other.
  function inARow(words, index) {
    var ends = words.reduce(function (before, word) {
      var codes = kho.placesOf(word, index).all, reached = before && new Set(before);
      return before ? codes.filter(function (code) { return reached.has(code - 1); }) : codes;
    }, null);
    return new Set(Array.from(ends, function (code) { return Math.floor(code / PLACES); }));
  }

  // Scores of the documents whose heads hold all words of a text; those of another name that stand apart say
  // little: "bậc nhất hai ẩn" of "bậc 2".
  function textScores(text, index) {
    var row = text.name && text.words.length > 1 ? inARow(text.words, index) : null;
    var all = text.words.map(function (word) { return wordScores(word, index); }), scores = all[0];
    for (var at = 0; at < index.total; at++) {
      var sum = 0;
      for (var i = 0; i < all.length; i++) {
        if (!all[i][at]) { sum = 0; break; }
        sum += all[i][at];
      }
      scores[at] = sum * text.weight * (row && !row.has(at) ? APART : 1);
    }
    return scores;
  }

  // The best that any text of a span scores.
  kho.headScores = function (span, index) {
    var best = null;
    span.texts.forEach(function (text) {
      var scores = textScores(text, index);
      if (!best) { best = scores; return; }
      for (var at = 0; at < best.length; at++) if (scores[at] > best[at]) best[at] = scores[at];
    });
    return best;
  };

  // Where a word stands, sorted: all places, and those with the accents that were typed.
  kho.placesOf = function (word, index) {
    var all = [], exact = [];
    word.forms.forEach(function (form) {
      var variants = index.head(form.folded), printed = holds(variants, form.exact);
      variants.forEach(function (variant) {
        all.push(variant.codes);
        if (factor(form, variant.exact, printed) !== OTHER_ACCENTS) exact.push(variant.codes);
      });
    });
    function merged(lists) {
      if (lists.length === 1) return lists[0];
      var joined = new Int32Array(lists.reduce(function (sum, list) { return sum + list.length; }, 0)), at = 0;
      lists.forEach(function (list) { joined.set(list, at); at += list.length; });
      return joined.sort();
    }
    return { all: merged(all), exact: exact.length === all.length ? null : merged(exact) };
  };

  // Adds to documents in which the second word follows the first, once for each field of a document, and more
  // to titles that begin so.
  function addPairs(first, second, scale, beginning, scores) {
    var i = 0, j = 0, done = -1;
    while (i < first.length && j < second.length) {
      var gap = second[j] - first[i] - 1;
      if (gap < 0) j++;
      else if (gap > 0) i++;
      else {
        var number = Math.floor(first[i] / PLACES), field = fieldOf(first[i] % PLACES);
        if (number * PAIR.length + field !== done) scores[number] += PAIR[field] * scale;
        done = number * PAIR.length + field;
        if (beginning) scores[number] += (BEGINNING.get(first[i] % PLACES) || 0) * scale;
        i++;
        j++;
      }
    }
  }

  // What documents gain where the words of the query follow each other as they were typed.
  kho.orderScores = function (words, index) {
    var scores = new Float32Array(index.total), before = null, named = false;
    words.forEach(function (word, at) {
      var here = word.read ? kho.placesOf(word, index) : null;
      if (before && here) {
        var scale = word.named === named ? 1 : IN_COMPANY, beginning = at === 1;
        addPairs(before.exact || before.all, here.exact || here.all, scale * (1 - OTHER_ACCENTS), beginning, scores);
        addPairs(before.all, here.all, scale * OTHER_ACCENTS, beginning, scores);
      }
      before = here;
      named = word.named;
    });
    return scores;
  };

  // Counts for each passage the words of a text it or the next one holds, in their order, as long as
  // none is missing; gives how many words there are that do not stand nearly everywhere.
  function countWords(text, index, counts) {
    var told = 0;
    text.words.forEach(function (word) {
      var literal = literalIn(word, index), lists = [], everywhere = false;
      word.forms.forEach(function (form, rank) {
        if (rank && literal) return;
        var found = index.body(form.folded);
        if (found) lists = lists.concat(found); else everywhere = true;
      });
      if (everywhere) return;
      lists.forEach(function (codes) {
        for (var i = 0; i < codes.length; i++) {
          var code = codes[i];
          if (counts[code] === told) counts[code] = told + 1;
          if (code % index.passages && counts[code - 1] === told) counts[code - 1] = told + 1;
        }
      });
      told++;
    });
    return told;
  }

  // For each passage that holds something of the query, the spans it holds, a bit each.
  kho.passageSpans = function (spans, index) {
    var held = new Map(), always = 0;
    spans.forEach(function (span, at) {
      if (span.sure || span.unmentioned) return;
      span.texts.forEach(function (text) {
        var counts = new Uint8Array(index.total * index.passages), told = countWords(text, index, counts);
        if (!told) { always |= 1 << at; return; }
        for (var code = 0; code < counts.length; code++) {
          if (counts[code] === told) held.set(code, held.get(code) | (1 << at));
        }
      });
    });
    if (always) held.forEach(function (bits, code) { held.set(code, bits | always); });
    return held;
  };
})(KhoSearch);
