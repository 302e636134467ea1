// A query to what it asks for: spans of words, each with the values it may name and the texts it may
// stand for. Nothing is refused here; what cannot be understood is looked for as it was typed.
(function (kho) {
  "use strict";
  var LONGEST_QUERY = 200, MOST_WORDS = 16, MOST_FORMS = 5, SURE = 0.6, LIKELY = 0.5, UNLIKELY = 0.35, LAST_MONTH = 12;
  var CLASS = /^(\d{1,2})[a-z]\d{0,2}$/;
  var FORMULA = /^([a-z]{1,2}\d+)+[a-z]{0,2}$/;
  var NOUN = /^(bai|chuong|lop|khoi|ki|tap|tiet|tuan)$/;
  var SYLLABLE = /^([bcdghklmnpqrstvx]|ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr)?[aeiouy]{1,3}(ch?|m|ng?|nh|p|t)?$/;
  var DIGIT_INSIDE = /^[a-z]+\d+[a-z]/, TONE_LAST = /^[a-z]+[1-5]$/;
  var NUMBERED_GRADE = /^(lop|khoi)\d+$|^\d{1,2}[a-z]\d{0,2}$/;
  // Never Telex or VNI: "co2" is no "cò", "cos" no "có".
  var AS_PRINTED = /^([cn]o2|so[23]|cos)$/;
  var SUM_SIGN = /[+=^×·÷*<>≤≥]|^\s*[-−–]\s*\d/, SUM_PART = /^\d*([abckmnpqxyz]|[abcxyz]{2})?\d*$/;
  var PLACE = /^([bc])(\d{1,2})$/, PLACES = { b: "bai", c: "chuong" };

  // A `guess` counts only where the word itself is printed nowhere.
  function form(folded, exact, weight, guess) {
    return { folded: folded, exact: exact, weight: weight, guess: guess };
  }

  // A word that is one key away. `guess` as above.
  kho.nearForm = function (near, guess) {
    var made = form(near.word, "", near.likely ? LIKELY : UNLIKELY, guess);
    made.near = true;
    return made;
  };

  function keyedAs(folded) { return AS_PRINTED.test(folded) ? null : kho.keyed(folded); }

  // Every spelling a word is looked for under; `exact` is set where accents were typed.
  function formsOf(word, index, typing, loose) {
    var accented = word.exact !== word.folded;
    if (word.fraction) return [form(word.folded, "", 1)];
    var forms = [form(word.folded, accented ? word.exact : "", 1)];
    var known = word.known = index.knows(word.folded);
    var keyed = accented || (known && /\d/.test(word.folded)) ? null : keyedAs(word.folded);
    var place = PLACE.exec(word.folded);
    if (place) forms.push(form(PLACES[place[1]] + Number(place[2]), "", 0.95));
    word.keyed = Boolean(keyed && index.knows(keyed.folded));
    if (word.keyed) forms.push(form(keyed.folded, keyed.exact, known ? 0.6 : 0.95));
    else if (!known || loose) {
      kho.nearWords(word.folded, index).forEach(function (near) { forms.push(kho.nearForm(near, !loose)); });
    }
    if (typing && word.folded.length > 1 && (!known || loose)) {
      kho.wordsFrom(word.folded, index).forEach(function (longer) { forms.push(form(longer, "", known ? 0.55 : 0.7)); });
    }
    return forms;
  }

  function namesValue(folded, index) {
    return (index.phrases.get(folded) || []).some(function (phrase) { return phrase.facets.length; });
  }

  // The words that one typed without spaces is made of. [] where it is better left whole, unless a part
  // names a value: "co2" is a substance and "tron2" is VNI, but "nv6" and "toan6" are subjects.
  function takenApart(word, keyed, index) {
    var number = word.exact !== word.folded && /^([a-z]+)(\d+[a-z]?)$/.exec(word.folded);
    if (number && index.knows(number[1])) return number.slice(1);
    if (word.fraction || index.knows(word.folded) || CLASS.test(word.folded) || SYLLABLE.test(word.folded)) return [];
    var pieces = kho.split(word.folded, index);
    var named = pieces.some(function (piece) { return /[a-z]/.test(piece) && namesValue(piece, index); });
    return named || !(keyed || FORMULA.test(word.folded)) ? pieces : [];
  }

  // The pieces of a word with the accents that were typed in each.
  function accentedPieces(word, pieces) {
    var letters = Array.from(word.typed || ""), at = 0;
    return pieces.map(function (piece) {
      at += piece.length;
      return kho.syllableOf(letters.length === word.folded.length ? letters.slice(at - piece.length, at).join("") : piece);
    });
  }

  // For each word whether it goes on a name that the one before began: "TH An Phước" has no "than" in it.
  function namedOn(words, index) {
    var found = words.map(function () { return false; });
    words.forEach(function (_, at) {
      for (var end = Math.min(words.length, at + index.longest); end > at + 1; end--) {
        var named = index.phrases.get(words.slice(at, end).map(function (word) { return word.folded; }).join(" "));
        if (named) { found.fill(true, at + 1, end); return; }
      }
    });
    return found;
  }

  // Whether a space came into what names a value or tells nothing, though both parts are words: "to an", "gi ai".
  function tornName(last, word, whole, next, index) {
    return /[aeiouy]$/.test(last.folded) && /^[aeiouy]/.test(word.folded) && last.exact === last.folded
      && (namesValue(whole, index) || index.stops.has(whole)) && !(next && next.folded === whole);
  }

  // Words without those that a space came into: "tr on" and "tu gi ac". One letter at the end may be a beginning.
  function mended(words, index) {
    var found = [], named = namedOn(words, index);
    words.forEach(function (word, at) {
      var last = found[found.length - 1], whole = last ? last.folded + word.folded : "";
      var torn = last && !named[at] && (word.folded.length > 1 || at < words.length - 1)
        && [last, word].some(function (one) { return !/\d/.test(one.folded) && !index.standsAlone(one.folded); });
      torn = torn || (last && !named[at] && tornName(last, word, whole, words[at + 1], index));
      if (torn && SYLLABLE.test(whole) && index.knows(whole)) found[found.length - 1] = { folded: whole, exact: whole };
      else found.push(word);
    });
    return found;
  }

  function typedSyllable(typed) {
    var word = kho.syllableOf(typed);
    word.typed = typed;
    word.fraction = kho.fractionOf(word.folded);
    return word;
  }

  // The known word that keys make on a keyboard whose accents are off; null for none.
  function knownAsKeyed(word, index) {
    var keyed = word.exact === word.folded ? keyedAs(word.folded) : null;
    return keyed && index.knows(keyed.folded) ? keyed : null;
  }

  // The words of a query; those typed without spaces are taken apart where only that makes sense: beside "tro2n"
  // "hinh2" is VNI, too, and not geometry of grade 2.
  function wordsOf(query, index) {
    var found = [], typed = kho.words(kho.writtenOut(query)).map(typedSyllable);
    typed = kho.counted(typed.filter(function (one) { return one.folded; }), function (folded) { return namesValue(folded, index); });
    var vni = typed.slice(0, MOST_WORDS).some(function (word) { return DIGIT_INSIDE.test(word.folded) && knownAsKeyed(word, index); });
    kho.joined(typed).slice(0, MOST_WORDS).forEach(function (word) {
      var keyed = knownAsKeyed(word, index);
      var pieces = vni && keyed && TONE_LAST.test(word.folded) ? [] : takenApart(word, keyed, index);
      if (pieces.length) found.push.apply(found, accentedPieces(word, pieces));
      else found.push(keyed && NOUN.test(keyed.folded) && !index.knows(word.folded) ? keyed : word);
    });
    return kho.joined(mended(found, index)).slice(0, MOST_WORDS);
  }

  // Whether a word may be one of a phrase. Accents that are not finished do where more than one word tells
  // what is meant: "giưa kì", but "đê" may be a dyke.
  function fits(typed, written, loose, among) {
    if (loose || !typed.exact || !written.exact || typed.exact === written.exact) return true;
    return (among.length > 1 || /\d$/.test(written.folded)) && kho.hasAccents(written.exact, typed.exact);
  }

  // The phrases that `count` words from `at` on may be, over the first `most` spellings of each word.
  function phrasesAt(words, at, count, index, loose, most) {
    var chosen = [[]];
    for (var i = at; i < at + count; i++) {
      var forms = words[i].forms.slice(0, most).filter(function (one) { return index.words.has(one.folded) || index.absent.has(one.folded); });
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
        var fit = phrase.list.every(function (written, i) { return fits(list[i], written, loose, list); });
        if (fit && mayMean(list, phrase, words, at)) found.push(phrase);
      });
    });
    return found;
  }

  // Whether a guess may stand for a phrase: a short word is one key away from too many others, and what
  // was typed right names nothing else.
  function mayMean(list, phrase, words, at) {
    return list.every(function (one, i) {
      if (one.weight >= SURE) return true;
      var typed = words[at + i].folded, needless = typed.length > 4 && one.weight >= LIKELY;
      if (phrase.optional) return false;
      return list.length > 1 || (!words[at + i].known && typed.length > 3 && (needless || typed.length === one.folded.length));
    });
  }

  function plainWord(syllable) {
    return { forms: [form(syllable.folded, syllable.exact === syllable.folded ? "" : syllable.exact, 1)] };
  }

  function asWritten(word) {
    word.forms = plainWord(word).forms;
    return word;
  }

  function gradeOf(word, index) {
    var number = CLASS.exec(word.folded);
    return number ? index.phrases.get(number[1]) || [] : [];
  }

  function spanOf(words, phrases) {
    var span = { required: true, sure: false, absent: false, words: words, facets: [], texts: [{ words: words, weight: 1 }] };
    phrases.forEach(function (phrase) {
      if (phrase.optional) span.required = false;
      if (phrase.absent) span.absent = true;
      phrase.facets.forEach(function (meaning) {
        var known = span.facets.some(function (one) { return one[0] === meaning[0] && one[1] === meaning[1]; });
        if (!known) span.facets.push(meaning);
      });
      phrase.texts.forEach(function (list) {
        span.texts.push({ words: list.map(plainWord), weight: 1.1, name: true });
      });
    });
    span.facets.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    return span;
  }

  // A fraction asks for fractions. One that is more than a whole may be a day, which stands so in a title; "20/11"
  // is nothing else.
  function fractionSpan(word) {
    var day = word.fraction[0] > LAST_MONTH, whole = word.fraction[0] - word.fraction[1] > 0, span = spanOf([word], []);
    span.texts = [{ words: word.fraction.map(kho.syllableOf).map(plainWord), weight: whole ? 1.3 : 0.5 }];
    if (!day) span.texts.push({ words: ["phân", "số"].map(kho.syllableOf).map(plainWord), weight: 1.1 });
    return span;
  }

  function names(span, facet, index) {
    return Boolean(span) && span.facets.some(function (meaning) { return index.facets[meaning[0]].key === facet; });
  }

  kho.namesFacet = names;

  function namesThing(phrase) { return phrase.absent || phrase.facets.length > 0; }

  // What names a value as it was typed, or something of which there is nothing here, is no slip.
  function asTyped(words) {
    words.forEach(function (word) { word.forms.length = 1; });
  }

  // What is absent beside values alone is asked for by itself: no body answers "am nhac 6" where there is no Music, and
  // no word of a text "van 6" where there is no Literature; "van ban" is text.
  function lookForAbsent(spans, index) {
    var needed = spans.filter(function (span) { return span.required; });
    if (needed.length < 2 || !needed.every(function (span) { return span.absent || span.facets.length; })) return;
    var absent = needed.filter(function (span) { return span.absent; });
    spans.forEach(function (span) {
      span.unmentioned = span.absent;
      if (absent.length && (names(span, "grade", index) || (span.absent && span.words.length === 1))) span.sure = true;
    });
  }

  // What a neighbour makes plain: "6" beside a subject is a grade and no number in a text, and "trường"
  // before its name asks for nothing more.
  function lookAround(spans, index) {
    spans.forEach(function (span, at) {
      var word = span.words[0].folded, next = spans[at + 1];
      if (names(span, "grade", index)) {
        span.sure = NUMBERED_GRADE.test(word) || names(spans[at - 1], "subject", index) || names(next, "subject", index);
      }
      if (word === "truong" && span.words.length === 1 && names(next, "school", index)) span.required = false;
    });
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

  // Whether a query is arithmetic, as "(a+b)^2" and not "H2 + O2", which is a reaction: words of it stand in any text, its numbers are no grades.
  function isSum(text, words, index) {
    return SUM_SIGN.test(text) && words.length > 1 && words.every(function (word) {
      return SUM_PART.test(word.folded) && !(/[a-z]/.test(word.folded) && namesValue(word.folded, index));
    });
  }

  // Reads a query; `loose` also looks near known words and does not hold anyone to accents.
  kho.read = function (query, index, loose) {
    var text = query.slice(0, LONGEST_QUERY);
    var words = wordsOf(text, index), typing = !/\s$/.test(text), spans = [], at = 0, absent = false;
    if (isSum(text, words, index)) return { words: words, spans: words.map(function (word) { return spanOf([asWritten(word)], []); }), sum: true };
    words.forEach(function (word, place) {
      word.forms = formsOf(word, index, typing && place === words.length - 1, loose);
    });
    while (at < words.length) {
      if (words[at].fraction) { spans.push(fractionSpan(words[at++])); continue; }
      var count = Math.min(index.longest, words.length - at) + 1, phrases = [], typed = false;
      while (!phrases.length && --count > 0) {
        phrases = phrasesAt(words, at, count, index, loose, 1);
        typed = phrases.length > 0;
        if (!typed) phrases = phrasesAt(words, at, count, index, loose, Infinity);
      }
      if (typed && phrases.some(namesThing)) asTyped(words.slice(at, at + count));
      if (!count) { count = 1; phrases = gradeOf(words[at], index); }
      absent = absent || phrases.some(function (phrase) { return phrase.absent; });
      spans.push(spanOf(words.slice(at, at + count), phrases));
      at += count;
    }
    lookAround(spans, index);
    lookForAbsent(spans, index);
    var last = words[words.length - 1];
    var end = spans[spans.length - 1];
    if (typing && spans.length > 1 && end.words.length === 1 && /^[a-z]$/.test(last.folded)) end.required = false;
    if (!spans.some(function (span) { return span.required; })) {
      spans.forEach(function (span) { span.required = true; });
    }
    var guessed = spans.some(function (span) {
      return !span.facets.length && span.words.some(function (word) { return !word.fraction && !word.keyed && !index.knows(word.folded); });
    });
    return { words: words, spans: spans, guessed: guessed, absent: absent, shelf: shelfOf(spans) };
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
