// Text to the syllables that search compares; the twin of library/search/syllables.py, rule for rule.
var KhoSearch = {};
(function (kho) {
  "use strict";
  var LONGEST = 40;
  var MARKS = "\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f";
  var WORD = new RegExp("[\\p{L}\\p{N}" + MARKS + "]+", "gu");
  var MARK = new RegExp("[" + MARKS + "]", "g");
  var NOT_WORD = /[^\p{L}\p{N}]+/gu;
  var TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
  var TONES = { "\u0300": ":1", "\u0309": ":2", "\u0303": ":3", "\u0301": ":4", "\u0323": ":5" };
  var Y_FOR_I = /^[hklmst]y$/;
  var NUMBERED = /^(bai|chuong|lop|khoi|ki|hk|gk|ck|tap|tiet|tuan|unit|quyen)$/;
  var COUNTED_IN_WORDS = /^(ki|tap)$/;
  var IN_WORDS = new Map([["mot", "1"], ["hai", "2"]]);
  var NUMBER = /^0*(\d{1,3})([a-z]?)$/;
  var ROMAN = /^(x{0,3})(ix|iv|v?i{0,3})$/;
  var ONES = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

  // Cut by whole characters, as Python counts them.
  function cut(word) {
    return word.length > LONGEST ? Array.from(word.slice(0, 4 * LONGEST)).slice(0, LONGEST).join("") : word;
  }

  function syllableOf(word) {
    var plain = cut(cut(word).normalize("NFKC").toLowerCase());
    var apart = plain.normalize("NFD");
    var folded = apart.replace(MARK, "").normalize("NFC").replace(/đ/g, "d").replace(NOT_WORD, "");
    var exact = plain, tone = "";
    if (folded !== plain) {
      var found = TONE.exec(apart);
      tone = found ? TONES[found[0]] : "";
      exact = apart.replace(new RegExp(TONE, "g"), "").normalize("NFC").replace(NOT_WORD, "");
    }
    if (Y_FOR_I.test(folded)) {
      folded = folded.charAt(0) + "i";
      exact = exact.charAt(0) + "i";
    }
    return { folded: folded, exact: exact + tone };
  }

  function numberOf(folded, noun) {
    var digits = NUMBER.exec(folded);
    if (digits) return Number(digits[1]) + digits[2];
    if (COUNTED_IN_WORDS.test(noun) && IN_WORDS.has(folded)) return IN_WORDS.get(folded);
    var roman = folded && ROMAN.exec(folded);
    return roman ? String(roman[1].length * 10 + ONES.indexOf(roman[2])) : "";
  }

  // Joins a word that numbers something with its number, in a list of syllables.
  kho.joined = function (list) {
    var found = [], noun = "";
    list.forEach(function (syllable) {
      var number = NUMBERED.test(noun) ? numberOf(syllable.folded, noun) : "";
      if (number) {
        var last = found[found.length - 1];
        found[found.length - 1] = { folded: last.folded + number, exact: last.exact + number };
        noun = "";
        return;
      }
      found.push(syllable);
      noun = syllable.folded;
    });
    return found;
  };

  kho.words = function (text) {
    return text.normalize("NFC").match(WORD) || [];
  };

  kho.syllableOf = syllableOf;

  kho.syllables = function (text) {
    return kho.joined(kho.words(text).map(syllableOf).filter(function (one) { return one.folded; }));
  };

  // The folded form of an exact one, as the tables of the index write it.
  kho.foldedOf = function (exact) {
    return syllableOf(exact.replace(/:\d/, "")).folded;
  };

  // A text as [piece, whether it is a word] pairs that make up the whole text.
  kho.pieces = function (text) {
    var found = [], at = 0;
    text = text.normalize("NFC");
    text.replace(WORD, function (word, place) {
      if (place > at) found.push([text.slice(at, place), false]);
      found.push([word, true]);
      at = place + word.length;
      return word;
    });
    if (at < text.length) found.push([text.slice(at), false]);
    return found;
  };
})(KhoSearch);
