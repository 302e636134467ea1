// One question of a bank: what was answered, and how it looks once it is judged.
(function () {
  "use strict";
  var practice = document.getElementById("kho-practice");
  if (!practice) return;

  function all(within, selector) { return Array.prototype.slice.call(within.querySelectorAll(selector)); }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, word) { return values[word]; });
  }

  function decimal(value) { return String(Math.round(value * 100) / 100).replace(".", ","); }

  function given(question) {
    var kind = question.dataset.kind;
    if (kind === "short-answer") return question.querySelector(".kho-short input").value.trim();
    if (kind === "multiple-choice") return (question.querySelector("input:checked") || { value: "" }).value;
    return all(question, ".kho-statement").map(function (row) {
      return (row.querySelector("input:checked") || { value: "-" }).value;
    }).join("");
  }

  function fill(question, answer) {
    var kind = question.dataset.kind;
    if (kind === "short-answer") { question.querySelector(".kho-short input").value = answer; return; }
    var rows = kind === "multiple-choice" ? [question] : all(question, ".kho-statement");
    rows.forEach(function (row, place) {
      all(row, "input").forEach(function (input) { input.checked = input.value === answer.charAt(place); });
    });
  }

  // What is still missing before an answer can be judged; "" where nothing is.
  function missing(question, answer) {
    if (question.dataset.kind === "true-false") return answer.indexOf("-") < 0 ? "" : word("mark_all");
    if (answer) return "";
    return question.dataset.kind === "short-answer" ? word("type_answer") : word("choose");
  }

  function say(question, text) { question.querySelector(".kho-question__verdict").textContent = text; }

  function wanted(question) { return question.dataset.answers.split("|"); }

  function earned(question, answer) {
    return answer ? window.khoMarking.share(question.dataset.kind, answer, wanted(question)) : 0;
  }

  // Marks the options, statements or the field; returns how many statements are right.
  function mark(question, answer, verdict) {
    var key = wanted(question)[0], kind = question.dataset.kind, right = 0;
    if (kind === "short-answer") question.querySelector(".kho-short").classList.add("kho-short--" + verdict);
    else if (kind === "multiple-choice") all(question, ".kho-option").forEach(function (option) {
      var letter = option.querySelector("input").value;
      if (letter === key) option.classList.add("kho-option--right");
      else if (letter === answer) option.classList.add("kho-option--wrong");
    });
    else all(question, ".kho-statement").forEach(function (row, place) {
      var hit = answer.charAt(place) === key.charAt(place);
      row.classList.add(hit ? "kho-statement--right" : "kho-statement--wrong");
      right += hit ? 1 : 0;
    });
    return right;
  }

  function show(question, answer) {
    var points = earned(question, answer);
    var verdict = points === 1 ? "right" : points ? "partly" : "wrong";
    var right = mark(question, answer, verdict);
    var values = { right: right, all: answer.length, points: decimal(points) };
    question.classList.add("kho-question--" + verdict, "kho-question--done");
    var told = { right: word("right"), partly: filled(word("partly"), values), wrong: word("wrong") };
    say(question, told[verdict]);
    all(question, "input").forEach(function (input) { input.disabled = true; });
    question.querySelector(".kho-question__check").hidden = true;
    var solution = question.querySelector(".kho-solution");
    if (solution) solution.open = true;
  }

  function clear(question) {
    all(question, ".kho-option, .kho-statement, .kho-short").concat(question).forEach(function (part) {
      part.className = part.className.replace(/ kho-\w+--(right|wrong|partly|done)/g, "");
    });
    all(question, "input").forEach(function (input) {
      input.disabled = false;
      if (input.type === "radio") input.checked = false;
      else input.value = "";
    });
    question.querySelector(".kho-question__check").hidden = false;
    say(question, "");
    var solution = question.querySelector(".kho-solution");
    if (solution) solution.open = false;
  }

  all(practice, ".kho-option").forEach(function (option) {
    var input = option.querySelector("input");
    window.khoSpoken.name(input, option.querySelector(".kho-option__text"), input.value + ". ");
  });
  all(practice, ".kho-statement").forEach(function (row) { window.khoSpoken.name(row, row.querySelector("legend"), ""); });

  window.khoQuestion = {
    all: all, filled: filled, decimal: decimal, given: given, fill: fill, missing: missing, say: say,
    earned: earned, show: show, clear: clear,
  };
})();
