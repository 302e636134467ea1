// What an answer earns: practice and sittings share it. The shares of a true/false question are those of the
// annex of CV 7991/BGDĐT-GDTrH of 17/12/2024, and of the national exam from 2025: one statement right earns
// a tenth of the question's points, two a quarter, three a half, four all of them.
(function () {
  "use strict";
  // A number as a quotient, with the form it was written in (library/questions/number_answer.py tells which);
  // null for anything else.
  function number(text) {
    var plain = text.replace(/[\u2212\u2013\u2010\u2011]/g, "-").replace(/[\s\u00a0]+/g, " ").trim();
    var found = /^([+-]?) ?(\d{1,3}(?: \d{3})+|\d{1,40})(?:[.,](\d{1,40}))?$/.exec(plain);
    if (found) {
      var decimals = (found[3] || "").replace(/0+$/, "");
      var digits = Number(found[2].replace(/ /g, "") + decimals);
      return { top: signed(found[1], digits), bottom: Number("1e" + decimals.length), form: "" };
    }
    found = /^([+-]?) ?(?:(\d{1,20}) )?(\d{1,20}) ?\/ ?(\d{1,20})$/.exec(plain);
    if (!found || Number(found[4]) === 0 || (found[2] && Number(found[3]) >= Number(found[4]))) return null;
    var bottom = Number(found[4]), top = Number(found[2] || 0) * bottom + Number(found[3]);
    return { top: signed(found[1], top), bottom: bottom, form: (found[2] ? "mixed/" : "/") + bottom };
  }

  function signed(sign, top) { return sign === "-" ? -top : top; }

  // "12,50" and "12.5" are one answer; 6/8 is 3/4 only where the key says so with a tilde.
  function same(typed, wanted) {
    var one = number(typed), other = number(wanted.replace(/^~/, ""));
    // Whole numbers are compared, for a quotient such as 1/3 is never exact, and 0,333333333333 is another number.
    if (!one || !other || one.top * other.bottom !== other.top * one.bottom) return false;
    return wanted.charAt(0) === "~" || one.form === other.form;
  }

  // The share of a question's points, from 0 to 1; statements left open are written "-".
  function share(kind, given, answers) {
    if (kind === "multiple-choice") return given === answers[0] ? 1 : 0;
    if (kind === "short-answer") return answers.some(function (wanted) { return same(given, wanted); }) ? 1 : 0;
    if (kind !== "true-false") return 0;
    var right = 0;
    for (var at = 0; at < answers[0].length; at++) right += given.charAt(at) === answers[0].charAt(at) ? 1 : 0;
    return [0, 0.1, 0.25, 0.5, 1][right] || 0;
  }

  window.khoMarking = { same: same, share: share };
})();
