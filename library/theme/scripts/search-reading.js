// A query to what it asks for: spans of words, each with the values it may name and the texts it may
// stand for. Nothing is refused here; what cannot be understood is looked for as it was typed.
(function (kho) {
  "use strict";
  var LONGEST_QUERY = 200, MOST_WORDS = 16, MOST_FORMS = 5, SURE = 0.6;
  var CLASS = /^(\d{1,2})[a-z]\d{0,2}$/;
  var FORMULA = /^([a-z]{1,2}\d+)+[a-z]{0,2}$/;
  var NOUN = /^(bai|chuong|lop|khoi|ki|tap|tiet|tuan)$/;

  function form(folded, exact, weight) {
    return { folded: folded, exact: exact, weight: weight };
  }

  // Every spelling a word is looked for under; `exact` is set where accents were typed.
  function formsOf(word, index, typing, loose) {
    var accented = word.exact !== word.folded;
    var forms = [form(word.folded, accented ? word.exact : "", 1)];
    var known = index.knows(word.folded);
    var keyed = accented || (known && /\d/.test(word.folded)) ? null : kho.keyed(word.folded);
    if (keyed && index.knows(keyed.folded)) forms.push(form(keyed.folded, keyed.exact, known ? 0.6 : 0.95));
    else if (!known || loose) {
      kho.nearWords(word.folded, index).forEach(function (near) { forms.push(form(near, "", 0.5)); });
    }
    if (typing && word.folded.length > 1 && (!known || loose)) {
      kho.wordsFrom(word.folded, index).forEach(function (longer) { forms.push(form(longer, "", 0.7)); });
    }
    return forms;
  }

  function namesValue(folded, index) {
    return (index.phrases.get(folded) || []).some(function (phrase) { return phrase.facets.length; });
  }

  // The words that one typed without spaces is made of. [] where it is better left whole, unless a part
  // names a value: "co2" is a substance and "tron2" is VNI, but "nv6" and "toan6" are subjects.
  function takenApart(word, keyed, index) {
    if (index.knows(word.folded) || CLASS.test(word.folded)) return [];
    var pieces = kho.split(word.folded, index);
    var named = pieces.some(function (piece) { return /[a-z]/.test(piece) && namesValue(piece, index); });
    return named || !(keyed || FORMULA.test(word.folded)) ? pieces : [];
  }

  // The words of a query; those typed without spaces are taken apart where only that makes sense.
  function wordsOf(query, index) {
    var found = [];
    kho.syllables(query).slice(0, MOST_WORDS).forEach(function (word) {
      if (word.exact !== word.folded) { found.push(word); return; }
      var keyed = kho.keyed(word.folded);
      if (keyed && !index.knows(keyed.folded)) keyed = null;
      var pieces = takenApart(word, keyed, index);
      if (pieces.length) pieces.forEach(function (piece) { found.push({ folded: piece, exact: piece }); });
      else found.push(keyed && NOUN.test(keyed.folded) && !index.knows(word.folded) ? keyed : word);
    });
    return kho.joined(found).slice(0, MOST_WORDS);
  }

  function fits(typed, written, loose) {
    return loose || !typed.exact || typed.exact === written.exact;
  }

  // The phrases that `count` words from `at` on may be, over the first `most` spellings of each word.
  function phrasesAt(words, at, count, index, loose, most) {
    var chosen = [[]];
    for (var i = at; i < at + count; i++) {
      var forms = words[i].forms.slice(0, most).filter(function (one) { return index.words.has(one.folded); });
      var longer = [];
      forms.slice(0, MOST_FORMS).forEach(function (one) {
        chosen.forEach(function (list) { longer.push(list.concat(one)); });
      });
      chosen = longer.slice(0, 64);
    }
    var found = [];
    chosen.forEach(function (list) {
      var key = list.map(function (one) { return one.folded; }).join(" ");
      (index.phrases.get(key) || []).forEach(function (phrase) {
        var fit = phrase.list.every(function (written, i) { return fits(list[i], written, loose); });
        if (fit && mayMean(list, phrase, words, at)) found.push(phrase);
      });
    });
    return found;
  }

  // Whether a guess may stand for a phrase: a short word is one key away from too many others.
  function mayMean(list, phrase, words, at) {
    return list.every(function (one, i) {
      if (one.weight >= SURE) return true;
      var typed = words[at + i].folded;
      return !phrase.optional && (list.length > 1 || (typed.length > 3 && typed.length === one.folded.length));
    });
  }

  function plainWord(syllable) {
    return { forms: [form(syllable.folded, syllable.exact === syllable.folded ? "" : syllable.exact, 1)] };
  }

  function gradeOf(word, index) {
    var number = CLASS.exec(word.folded);
    return number ? index.phrases.get(number[1]) || [] : [];
  }

  function spanOf(words, phrases) {
    var span = { required: true, words: words, facets: [], texts: [{ words: words, weight: 1 }] };
    phrases.forEach(function (phrase) {
      if (phrase.optional) span.required = false;
      phrase.facets.forEach(function (meaning) {
        var known = span.facets.some(function (one) { return one[0] === meaning[0] && one[1] === meaning[1]; });
        if (!known) span.facets.push(meaning);
      });
      phrase.texts.forEach(function (list) {
        span.texts.push({ words: list.map(plainWord), weight: 1.1 });
      });
    });
    span.facets.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    return span;
  }

  // The values a query names where it names nothing else, by facet; null where it says more.
  function shelfOf(spans) {
    var shelf = new Map();
    var whole = spans.every(function (span) {
      if (!span.required) return true;
      if (!span.facets.length) return false;
      var facet = span.facets[0][0], named = new Set();
      span.facets.forEach(function (meaning) { if (meaning[0] === facet) named.add(meaning[1]); });
      var both = Array.from(shelf.get(facet) || named).filter(function (value) { return named.has(value); });
      shelf.set(facet, new Set(both));
      return both.length > 0;
    });
    return whole && shelf.size ? shelf : null;
  }

  // Reads a query; `loose` also looks near known words and does not hold anyone to accents.
  kho.read = function (query, index, loose) {
    var text = query.slice(0, LONGEST_QUERY);
    var words = wordsOf(text, index), typing = !/\s$/.test(text), spans = [], at = 0;
    words.forEach(function (word, place) {
      word.forms = formsOf(word, index, typing && place === words.length - 1, loose);
    });
    while (at < words.length) {
      var count = Math.min(index.longest, words.length - at) + 1, phrases = [];
      while (!phrases.length && --count > 0) {
        phrases = phrasesAt(words, at, count, index, loose, 1);
        if (!phrases.length) phrases = phrasesAt(words, at, count, index, loose, Infinity);
      }
      if (!count) { count = 1; phrases = gradeOf(words[at], index); }
      spans.push(spanOf(words.slice(at, at + count), phrases));
      at += count;
    }
    var last = words[words.length - 1];
    if (typing && spans.length > 1 && /^[a-z]$/.test(last.folded)) spans[spans.length - 1].required = false;
    if (!spans.some(function (span) { return span.required; })) {
      spans.forEach(function (span) { span.required = true; });
    }
    var guessed = spans.some(function (span) {
      return !span.facets.length && span.words.some(function (word) { return !index.knows(word.folded); });
    });
    return { words: words, spans: spans, guessed: guessed, shelf: shelfOf(spans) };
  };

  // The values any part of a query names, for the nearest shelf.
  kho.namedValues = function (reading) {
    var named = new Map();
    reading.spans.forEach(function (span) {
      var facet = span.facets.length ? span.facets[0][0] : -1;
      if (facet >= 0 && !named.has(facet)) named.set(facet, new Set([span.facets[0][1]]));
    });
    return named;
  };
})(KhoSearch);
