// What an answer earns, as library/questions/scoring.py says it: practice and sittings share it.
(function () {
  "use strict";
  // A number with the form it was written in, as library/questions/number_answer.py reads it;
  // null for anything else.
  function number(text) {
    var plain = text.replace(/[\u2212\u2013\u2010\u2011]/g, "-").replace(/[\s\u00a0]+/g, " ").trim();
    var found = /^([+-]?) ?(\d{1,3}(?: \d{3})+|\d{1,40})(?:[.,](\d{1,40}))?$/.exec(plain);
    if (found) return { value: signed(found[1], Number(found[2].replace(/ /g, "") + "." + (found[3] || "0"))), form: "" };
    found = /^([+-]?) ?(?:(\d{1,20}) )?(\d{1,20}) ?\/ ?(\d{1,20})$/.exec(plain);
    if (!found || Number(found[4]) === 0 || (found[2] && Number(found[3]) >= Number(found[4]))) return null;
    var value = Number(found[2] || 0) + Number(found[3]) / Number(found[4]);
    return { value: signed(found[1], value), form: (found[2] ? "mixed/" : "/") + Number(found[4]) };
  }

  function signed(sign, value) { return sign === "-" ? -value : value; }

  // "12,50" and "12.5" are one answer; 6/8 is 3/4 only where the key says so with a tilde.
  function same(typed, wanted) {
    var one = number(typed), other = number(wanted.replace(/^~/, ""));
    if (!one || !other) return false;
    if (Math.abs(one.value - other.value) >= 1e-9 * Math.max(1, Math.abs(other.value))) return false;
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
