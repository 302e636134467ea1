// How numbers are written in queries: "25-26" is a school year, "b.23" a lesson, "t6" Toán 6, "1/2" a fraction, "chương hai"
// chapter 2.
(function (kho) {
  "use strict";
  var YEARS = /(^|[^\d\p{L}])(\d\d) ?[-–—/] ?(\d\d)(?!\d)/gu, NUMBERED_BEFORE = /(bài|bai|tiết|tiet|câu|cau|trang|tuần|tuan|số|so)\s*$/i, OF_FRACTIONS = /ph[âa]n s[ốo]\s*$/i;
  var CLASS = /((?:lớp|lop|khối|khoi)\s*\d{1,2})\s?\/\s?\d{1,2}/gi, CALLED = /(bài|bai|chương|chuong|tiết|tiet|tuần|tuan)\s+(?:số|so)\s+(?=\d)/gi;
  var FRACTION = /(^|[^\d\p{L}/.,])(\d{1,3}) ?[/⁄] ?(\d{1,3})(?![\d/])/gu, WRITTEN = /^(\d+)phan(\d+)$/;
  var NOUN = /^(bai|chuong|tiet|tuan)$/, GOES_ON = /^(lop|khoi|mon|sach|\d.*)$/;
  var ONES = ["", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"], LATER = { mot: 1, tu: 4, lam: 5 };

  // Gives back a match as it was where a lesson, a page or the like is numbered so.
  function unlessNumbered(query, write) {
    return function (whole, before, first, second, at) {
      var said = query.slice(0, at) + before;
      if (NUMBERED_BEFORE.test(said) && !OF_FRACTIONS.test(said)) return whole;
      return before + write(first, second, whole.slice(before.length));
    };
  }

  // A query with what is written short written out, and fractions as one word: "1phan2".
  kho.writtenOut = function (query) {
    query = query.normalize("NFC").replace(/[¼-¾⅐-⅞]/g, function (sign) { return " " + sign.normalize("NFKC") + " "; });
    query = query.replace(/(^|\s)([bc])\.\s*(?=\d)/gi, "$1$2").replace(/(^|\s)t([1-9])(?!\S)/gi, "$1toan $2").replace(CALLED, "$1 ").replace(CLASS, "$1")
      .replace(/\^\{?(?=\d)/g, "").replace(/√\d*/g, " căn bậc hai ");
    query = query.replace(YEARS, unlessNumbered(query, function (first, second, whole) {
      return first < 15 || second - first !== 1 ? whole : "20" + first + " 20" + second;
    }));
    return query.replace(FRACTION, unlessNumbered(query, function (first, second) {
      return Number(second) ? first + "phan" + second : first + " " + second;
    }));
  };

  // The two numbers of a fraction that was written out; null for anything else.
  kho.fractionOf = function (folded) {
    var found = WRITTEN.exec(folded);
    return found && found.slice(1);
  };

  // How many words from `at` on are one number, and which: "hai muoi ba" is 23.
  function numberAt(words, at) {
    function word(place) { return words[place] ? words[place].folded : ""; }
    var ones = ONES.indexOf(word(at)), ten = word(at) === "muoi";
    if (!ten && ones < 1) return null;
    if (!ten && word(at + 1) !== "muoi") return { length: 1, number: ones };
    var tens = ten ? 10 : 10 * ones, next = at + (ten ? 1 : 2), last = LATER[word(next)] || ONES.indexOf(word(next));
    return last > 0 ? { length: next + 1 - at, number: tens + last } : { length: next - at, number: tens };
  }

  // Words with the lessons and chapters that are counted in words: "chương hai toán 8", but not "bài hai đường
  // thẳng song song".
  kho.counted = function (words, namesValue) {
    var found = [];
    for (var at = 0; at < words.length; at++) {
      var number = at && NOUN.test(words[at - 1].folded) ? numberAt(words, at) : null;
      var next = number && words[at + number.length];
      if (number && next && !GOES_ON.test(next.folded) && !namesValue(next.folded)) number = null;
      found.push(number ? kho.syllableOf(String(number.number)) : words[at]);
      if (number) at += number.length - 1;
    }
    return found;
  };
})(KhoSearch);
