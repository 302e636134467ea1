// Practice: choose, mark or type; the answer is judged at once and its solution opened.
// The page works without this: inputs are native and solutions are folded below each question.
(function () {
  "use strict";
  var practice = document.getElementById("kho-practice");
  if (!practice) return;
  var words = practice.dataset;
  var same = window.khoMarking.same;
  var questions = Array.prototype.slice.call(practice.querySelectorAll(".kho-question"));
  var score = practice.querySelector(".kho-practice__score");
  var again = practice.querySelector(".kho-practice__again");
  var pristine = questions.map(function (question) { return question.className; });

  function filled(text, right, all) {
    return text.replace("{right}", right).replace("{all}", all);
  }

  function verdict(question, state, text) {
    question.classList.remove("kho-question--right", "kho-question--wrong", "kho-question--partly");
    if (state) question.classList.add("kho-question--" + state, "kho-question--done");
    question.querySelector(".kho-question__verdict").textContent = text;
    if (!state) return;
    question.querySelectorAll("input").forEach(function (input) { input.disabled = true; });
    question.querySelector(".kho-question__check").hidden = true;
    var solution = question.querySelector(".kho-solution");
    if (solution) solution.open = true;
    tally();
  }

  function judgeChoice(question, wanted) {
    var chosen = question.querySelector("input:checked");
    if (!chosen) return;
    question.querySelectorAll(".kho-option").forEach(function (option) {
      var letter = option.querySelector("input").value;
      if (letter === wanted) option.classList.add("kho-option--right");
      else if (letter === chosen.value) option.classList.add("kho-option--wrong");
    });
    var right = chosen.value === wanted;
    verdict(question, right ? "right" : "wrong", right ? words.right : words.wrong);
  }

  function judgeStatements(question, wanted) {
    var rows = Array.prototype.slice.call(question.querySelectorAll(".kho-statement"));
    var chosen = rows.map(function (row) { return row.querySelector("input:checked"); });
    if (chosen.indexOf(null) >= 0) { verdict(question, "", words.markAll); return; }
    var right = 0;
    rows.forEach(function (row, place) {
      var hit = chosen[place].value === wanted.charAt(place);
      row.classList.add(hit ? "kho-statement--right" : "kho-statement--wrong");
      right += hit ? 1 : 0;
    });
    var all = right === rows.length;
    verdict(question, all ? "right" : "partly", all ? words.right : filled(words.partly, right, rows.length));
  }

  function judgeShort(question, wanted) {
    var input = question.querySelector(".kho-short input");
    if (!input.value.trim()) { verdict(question, "", words.typeAnswer); input.focus(); return; }
    var right = wanted.some(function (answer) { return same(input.value, answer); });
    question.querySelector(".kho-short").classList.add(right ? "kho-short--right" : "kho-short--wrong");
    verdict(question, right ? "right" : "wrong", right ? words.right : words.wrong);
  }

  function judge(question) {
    if (question.classList.contains("kho-question--done")) return;
    var answers = question.dataset.answers.split("|");
    if (question.dataset.kind === "multiple-choice") judgeChoice(question, answers[0]);
    else if (question.dataset.kind === "true-false") judgeStatements(question, answers[0]);
    else judgeShort(question, answers);
  }

  function tally() {
    var done = practice.querySelectorAll(".kho-question--done").length;
    var right = practice.querySelectorAll(".kho-question--right").length;
    practice.classList.toggle("kho-practice--begun", done > 0);
    score.hidden = again.hidden = done === 0;
    score.textContent = filled(words.score, right, done);
  }

  function setUp(question) {
    var check = question.querySelector(".kho-question__check");
    if (!check || !question.dataset.answers) return;
    check.hidden = false;
    check.addEventListener("click", function () { judge(question); });
    if (question.dataset.kind === "multiple-choice") {
      // A tap judges at once; arrow keys only move, and Enter or the button judges.
      check.classList.add("kho-question__check--quiet");
      question.querySelector(".kho-options").addEventListener("click", function (event) {
        if (event.target.tagName !== "INPUT") setTimeout(judge, 0, question);
      });
    }
    question.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && event.target.tagName === "INPUT") { event.preventDefault(); judge(question); }
    });
  }

  function reset() {
    questions.forEach(function (question, place) {
      question.className = pristine[place];
      question.querySelectorAll(".kho-option, .kho-statement, .kho-short").forEach(function (part) {
        part.className = part.className.replace(/ kho-\w+--(right|wrong)/g, "");
      });
      question.querySelectorAll("input").forEach(function (input) {
        input.disabled = false;
        if (input.type === "radio") input.checked = false;
        else input.value = "";
      });
      var check = question.querySelector(".kho-question__check");
      if (check) { check.hidden = false; question.querySelector(".kho-question__verdict").textContent = ""; }
      var solution = question.querySelector(".kho-solution");
      if (solution) solution.open = false;
    });
    tally();
    practice.scrollIntoView();
  }

  function setUpFilters(form) {
    var none = practice.querySelector(".kho-practice__none");
    form.hidden = false;
    form.addEventListener("change", function () {
      var shown = 0;
      questions.forEach(function (question) {
        var fits = Array.prototype.every.call(form.elements, function (choice) {
          return !choice.value || question.dataset[choice.name] === choice.value;
        });
        question.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      none.hidden = shown > 0;
      practice.querySelectorAll(".kho-part").forEach(function (part) {
        part.hidden = !part.querySelector(".kho-question:not([hidden])");
      });
    });
  }

  questions.forEach(setUp);
  again.addEventListener("click", reset);
  var form = practice.querySelector(".kho-filters");
  if (form) setUpFilters(form);
})();
