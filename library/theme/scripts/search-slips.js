// What was meant by a word that is not in the index: typed in Telex or VNI with the keyboard's
// accents switched off, without a space, or with one wrong key.
(function (kho) {
  "use strict";
  var ABBREVIATION = /^[bcdghklmnpqrstvx]{1,3}$/;
  var VOWEL = /[aeiouyăâêôơư]/;
  var TELEX_TONES = { f: 1, r: 2, x: 3, s: 4, j: 5 };
  var VNI_TONES = { 2: 1, 3: 2, 4: 3, 1: 4, 5: 5 };
  var ROOF = { a: "â", e: "ê", o: "ô" };
  var HORN = { a: "ă", o: "ơ", u: "ư" };
  var KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"], SHIFT = [0, 0.25, 0.75];
  // What many pronounce alike, or write for each other.
  var ALIKE = /^(sx|xs|nl|ln|vd|dv|ck|kc|iy|yi|dr|rd|ct|tc)$/;
  var EXACT = /^(.*?)(?::(\d))?(\d+[a-z]?)?$/;
  var MOST = 12;

  function last(letters, wanted) {
    for (var at = letters.length - 1; at >= 0; at--) if (wanted.indexOf(letters[at]) >= 0) return at;
    return -1;
  }

  // Puts the hook of `w` (or 7): on both letters of "uo", else on the last that can bear it.
  function horn(letters, wanted) {
    var at = last(letters, wanted);
    if (at < 0) return false;
    if (letters[at] === "o" && letters[at - 1] === "u") letters[at - 1] = "ư";
    letters[at] = HORN[letters[at]];
    return true;
  }

  function roof(letters, wanted) {
    var at = last(letters, wanted);
    if (at >= 0) letters[at] = ROOF[letters[at]];
    return at >= 0;
  }

  function stroke(letters) {
    if (letters[0] !== "d") return false;
    letters[0] = "đ";
    return true;
  }

  function vni(letters, digit, voiced) {
    if (voiced && VNI_TONES[digit]) return VNI_TONES[digit];
    if (digit === "6") return roof(letters, "aeo") ? 0 : -1;
    if (digit === "7") return horn(letters, "ou") ? 0 : -1;
    if (digit === "8") return horn(letters, "a") ? 0 : -1;
    return digit === "9" && stroke(letters) ? 0 : -1;
  }

  // The syllable that these keys make on a Vietnamese keyboard; null where they make none.
  kho.keyed = function (word) {
    var letters = [], tone = 0, voiced = false;
    for (var at = 0; at < word.length; at++) {
      var key = word.charAt(at), previous = letters[letters.length - 1];
      if (/\d/.test(key)) {
        var meant = vni(letters, key, voiced);
        if (meant < 0) return null;
        tone = meant || tone;
      } else if (voiced && TELEX_TONES[key]) tone = TELEX_TONES[key];
      else if (key === "w") { if (!horn(letters, "aou")) letters.push("ư"); }
      else if (key === "d" && stroke(letters)) continue;
      else if (ROOF[key] && (previous === key || (at === word.length - 1 && !VOWEL.test(previous || "a")))
               && roof(letters, key)) continue;
      else letters.push(key);
      voiced = letters.some(function (letter) { return VOWEL.test(letter); });
    }
    var folded = kho.foldedOf(letters.join(""));
    return folded && folded !== word ? { folded: folded, exact: letters.join("") + (tone ? ":" + tone : "") } : null;
  };

  // Whether a written form has all accents that were typed: "giưa" may be "giữa" that is not finished, and
  // "sô" be "số", but "phấn" is never "phân".
  kho.hasAccents = function (written, typed) {
    if (written === typed) return true;
    var whole = EXACT.exec(written), half = EXACT.exec(typed);
    if (half[2] && half[2] !== whole[2] || half[3] !== whole[3] || half[1].length !== whole[1].length) return false;
    return Array.from(half[1]).every(function (letter, at) {
      return letter === whole[1][at] || letter === kho.foldedOf(whole[1][at]);
    });
  };

  // Where a key lies; rows of keys are shifted against each other.
  function placeOf(key) {
    for (var row = 0; row < KEYS.length; row++) {
      var at = KEYS[row].indexOf(key);
      if (at >= 0) return [at + SHIFT[row], row];
    }
    return [Infinity, 0];
  }

  function lieTogether(one, other) {
    var a = placeOf(one), b = placeOf(other);
    return (Math.abs(a[0] - b[0]) < 1.1 && Math.abs(a[1] - b[1]) < 2) || ALIKE.test(one + other);
  }

  // How far one wrong, missing, needless or swapped key makes one word of the other: 0 not at all, 1 where
  // the wrong key is far from the right one, 2 where that slips easily.
  function oneKeyApart(one, other) {
    var longer = Math.max(one.length, other.length), at = 0, end = 0;
    if (Math.abs(one.length - other.length) > 1) return 0;
    while (at < longer && one[at] === other[at]) at++;
    while (end < longer - at && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
    var left = one.length - at - end, right = other.length - at - end;
    if (left <= 1 && right <= 1) return left && right && !lieTogether(one[at], other[at]) ? 1 : 2;
    return left === 2 && right === 2 && one[at] === other[at + 1] && one[at + 1] === other[at] ? 2 : 0;
  }

  // Known words that are one key away, those of the likely slips first; of a short word there are too
  // many others. What was typed right is no slip of a word that tells nothing.
  kho.nearWords = function (word, index) {
    if (word.length < 2 || /\d/.test(word) || ABBREVIATION.test(word)) return [];
    function rank(near) {
      return (near.likely ? 0 : 4) + (near.word.length === word.length ? 0 : 1) + (near.word[0] === word[0] ? 0 : 2);
    }
    var found = [], known = index.knows(word);
    new Set(index.terms.concat(Array.from(index.words))).forEach(function (other) {
      var slip = other.length > 1 && other !== word && !/\d/.test(other) ? oneKeyApart(word, other) : 0;
      if (slip > (word.length > 2 ? 0 : 1) && !(known && index.stops.has(other))) found.push({ word: other, likely: slip > 1 });
    });
    found.sort(function (a, b) { return rank(a) - rank(b); });
    return found.slice(0, MOST);
  };

  // Known words that begin so, for a word that is still being typed.
  kho.wordsFrom = function (word, index) {
    return index.terms.filter(function (term) { return term !== word && term.startsWith(word); }).slice(0, 40);
  };

  // The fewest known words that make up a word typed without spaces; [] for none.
  kho.split = function (word, index) {
    var best = [[]];
    for (var end = 1; end <= word.length; end++) {
      for (var start = Math.max(0, end - 8); start < end; start++) {
        var piece = word.slice(start, end), before = best[start];
        var whole = /^\d+$/.test(piece) ? !/\d/.test(word.charAt(end)) && !/\d/.test(word.charAt(start - 1))
          : piece.length > 1 && index.isPart(piece);
        if (!before || !whole) continue;
        if (!best[end] || before.length + 1 < best[end].length) best[end] = before.concat(piece);
      }
    }
    var found = best[word.length] || [];
    return found.length > 1 && found.length < 7 ? found : [];
  };
})(KhoSearch);
