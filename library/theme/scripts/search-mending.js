// What was meant where a slip is a word of its own: "phan so ban nhau". It is asked only where no title and
// no lesson has all words, and only of a word around which the others stand somewhere in their order.
(function (kho) {
  "use strict";
  var PLACES = 256, LESSONS = 64, MORE = 160, MOST_TRIED = 3, UNSAID = 3;

  function fieldOf(code) {
    var place = code % PLACES;
    return place < LESSONS ? 1 : place < MORE ? 2 : 0;
  }

  function documentOf(code) { return Math.floor(code / PLACES); }

  // The words that a title or lesson must hold, each with how many places there may be from the one before:
  // what names a value, hardly tells anything or has other names may stand between.
  function wordsToHold(reading) {
    var found = [], step = 1;
    reading.spans.forEach(function (span) {
      if (!span.required || span.facets.length || span.texts.length > 1) { step += UNSAID; return; }
      span.words.forEach(function (word) {
        found.push({ word: word, least: 1, most: step });
        step = 1;
      });
    });
    return found;
  }

  // Whether a title or lesson has all words: in their order, or, of only two, in any.
  function areHeld(wanted, total) {
    return ends(wanted).length > 0 || (wanted.length === 2 && together(wanted, total).some(Boolean));
  }

  // For each document whether its title or lessons hold all words.
  function together(wanted, total) {
    var all = new Uint8Array(total).fill(3);
    wanted.forEach(function (one) {
      var here = new Uint8Array(total);
      one.codes.forEach(function (code) { here[documentOf(code)] |= fieldOf(code); });
      here.forEach(function (fields, number) { all[number] &= fields; });
    });
    return all;
  }

  // Where runs of words end that follow each other in one field.
  function ends(wanted) {
    return wanted.slice(1).reduce(function (reached, one) {
      var from = 0;
      return one.codes.filter(function (code) {
        while (from < reached.length && reached[from] < code - one.most) from++;
        var before = reached[from];
        return before <= code - one.least && fieldOf(before) === fieldOf(code) && code % PLACES > before % PLACES;
      });
    }, wanted[0].codes.filter(fieldOf));
  }

  // Without the word at a place: its neighbours have room for another between them.
  function without(wanted, at) {
    var found = wanted.slice(), next = wanted[at + 1];
    if (at && next) found[at + 1] = { codes: next.codes, least: 2, most: wanted[at].most + next.most };
    found.splice(at, 1);
    return found;
  }

  function withCodes(wanted, at, codes) {
    return wanted.map(function (one, i) { return i === at ? { codes: codes, least: one.least, most: one.most } : one; });
  }

  // Gives a word the near spellings with which a run is whole; the documents that have one. What does not slip
  // easily is rather what was meant.
  function mendAt(wanted, at, index) {
    var word = wanted[at].word;
    var nears = kho.nearWords(word.forms[0].folded, index).filter(function (near) { return near.likely; });
    return index.needTerms(nears.map(function (near) { return near.word; }), false).then(function () {
      var documents = new Set();
      nears.forEach(function (near) {
        var form = kho.nearForm(near, false), codes = kho.placesOf({ forms: [form] }, index).all;
        var here = codes.length ? ends(withCodes(wanted, at, codes)) : [];
        if (here.length) word.forms.push(form);
        here.map(documentOf).forEach(documents.add, documents);
      });
      return documents;
    });
  }

  function wordsWithPlaces(reading, index) {
    var wanted = wordsToHold(reading);
    wanted.forEach(function (one) { one.codes = kho.placesOf(one.word, index).all; });
    return wanted;
  }

  // The documents whose title or lesson holds all words in their order; null where one word has no order.
  kho.inOrder = function (reading, index) {
    var wanted = wordsWithPlaces(reading, index);
    return wanted.length < 2 ? null : new Set(ends(wanted).map(documentOf));
  };

  // For each document whether its title or lessons hold all words, in whatever order; null for one word.
  kho.together = function (reading, index) {
    var wanted = wordsWithPlaces(reading, index);
    return wanted.length < 2 ? null : together(wanted, index.total);
  };

  // The documents whose title or lesson is the query but for one slip; their words are known to the reading then.
  kho.mend = function (reading, index) {
    var wanted = wordsWithPlaces(reading, index);
    if (reading.absent || wanted.length < 2 || areHeld(wanted, index.total)) return Promise.resolve(new Set());
    var tried = kho.range(wanted.length).filter(function (at) { return ends(without(wanted, at)).length; });
    return Promise.all(tried.slice(0, MOST_TRIED).map(function (at) {
      return mendAt(wanted, at, index);
    })).then(function (found) {
      return found.reduce(function (all, documents) {
        documents.forEach(all.add, all);
        return all;
      }, new Set());
    });
  };

  // Where a word stands in a text under one of its spellings: where beside it the words stand that were typed
  // beside it, else, if it was typed so, anywhere. -1 for nowhere.
  function placeIn(text, words, at) {
    function stands(word, place) {
      return Boolean(word && text[place]) && word.forms.some(function (form) { return form.folded === text[place].folded; });
    }
    var places = kho.range(text.length).filter(function (place) { return stands(words[at], place); });
    var beside = places.find(function (place) {
      return words.length === 1 || stands(words[at - 1], place - 1) || stands(words[at + 1], place + 1);
    });
    if (beside !== undefined) return beside;
    var typed = places.find(function (place) { return text[place].folded === words[at].folded; });
    return typed === undefined ? -1 : typed;
  }

  // The words of a text, and nothing in place of what ends a sentence: words on both its sides are no neighbours.
  function wordsIn(text) {
    return kho.pieces(text).filter(function (piece) { return piece[1] || /[.:;!?]/.test(piece[0]); }).map(function (piece) {
      return { word: piece[0], folded: piece[1] ? kho.syllableOf(piece[0]).folded : "" };
    });
  }

  // The query as a result writes it, where that is with another spelling of a word; "" where with none, or where
  // so many are other words that something else is likely to have been meant.
  kho.corrected = function (query, reading, card) {
    var written = new Map(), slips = 0;
    var text = wordsIn(card.title + ". " + card.place);
    reading.words.forEach(function (word, at) {
      var found = text[placeIn(text, reading.words, at)];
      if (!found) return;
      written.set(word.folded, found.word);
      if (word.forms.some(function (form) { return form.near && form.folded === found.folded; })) slips++;
    });
    return slips === 1 || (slips && 2 * slips < reading.words.length) ? kho.pieces(query.trim()).map(function (piece) {
      var word = piece[1] && written.get(kho.syllableOf(piece[0]).folded);
      return !word ? piece[0] : piece[0] === piece[0].toLowerCase() ? word.toLowerCase() : word;
    }).join("") : "";
  };
})(KhoSearch);
