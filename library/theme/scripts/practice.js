// Practice: choose, mark or type; the answer is judged at once and its solution opened.
// One question or all, shuffled or not, only the wrong ones again; kept on this device alone.
// The page works without this: inputs are native and solutions are folded below each question.
(function () {
  "use strict";
  var practice = document.getElementById("kho-practice");
  if (!practice) return;
  var ask = window.khoQuestion, all = ask.all, filled = ask.filled;
  var name = "kho-practice:" + location.pathname + "@" + practice.dataset.version;
  var questions = all(practice, ".kho-question");
  var printed = questions.map(function (question) { return question.id; });
  var closed = questions.filter(function (question) { return question.dataset.answers; });
  var form = practice.querySelector(".kho-filters");
  var ways = practice.querySelector(".kho-ways");
  var mix = practice.querySelector(".kho-ways__mix");
  var steps = practice.querySelector(".kho-practice__steps");
  var score = practice.querySelector(".kho-practice__score");
  var end = practice.querySelector(".kho-practice__end");
  var state = load();

  // What is kept: the answers that were judged, the question that stands open in "one at a time",
  // the shuffled order, and which questions are being done again.
  function load() {
    var kept = null;
    try { kept = JSON.parse(localStorage.getItem(name)); } catch (unreadable) { /* begin anew */ }
    return kept && kept.given ? kept : { given: {}, one: false, at: "", order: [], redo: [] };
  }

  function save() {
    try { localStorage.setItem(name, JSON.stringify(state)); } catch (full) { /* it lasts for this page */ }
  }

  function earned(question) { return ask.earned(question, state.given[question.id]); }

  function judge(question) {
    if (state.given[question.id]) return;
    var answer = ask.given(question), lacking = ask.missing(question, answer);
    if (lacking) {
      ask.say(question, lacking);
      if (question.dataset.kind === "short-answer") question.querySelector(".kho-short input").focus();
      return;
    }
    state.given[question.id] = answer;
    ask.show(question, answer);
    changed();
  }

  function fits(question) {
    if (state.redo.length && state.redo.indexOf(question.id) < 0) return false;
    return !form || all(form, "select").every(function (choice) {
      return !choice.value || question.dataset[choice.name] === choice.value;
    });
  }

  // Shows what is asked for: every question that fits, or the one at which the pupil is.
  function arrange() {
    var course = all(practice, ".kho-question").filter(fits);
    var at = Math.max(0, course.map(function (question) { return question.id; }).indexOf(state.at));
    questions.forEach(function (question) {
      question.hidden = state.one ? question !== course[at] : course.indexOf(question) < 0;
    });
    all(practice, ".kho-passage").forEach(function (passage) {
      passage.hidden = !practice.querySelector('.kho-question:not([hidden])[data-passage="' + passage.id + '"]');
    });
    all(practice, ".kho-part").forEach(function (part) {
      part.hidden = !part.querySelector(".kho-question:not([hidden])");
    });
    practice.querySelector(".kho-practice__none").hidden = course.length > 0;
    steps.hidden = !state.one || course.length < 2;
    steps.querySelector(".kho-practice__place").textContent = filled(word("place"), { at: at + 1, all: course.length });
    steps.querySelector("[data-step='-1']").disabled = at === 0;
    steps.querySelector("[data-step='1']").disabled = at >= course.length - 1;
    return { course: course, at: at };
  }

  function tally(course) {
    var done = closed.filter(function (question) { return state.given[question.id]; });
    var right = done.filter(function (question) { return earned(question) === 1; }).length;
    var points = done.reduce(function (sum, question) { return sum + earned(question); }, 0);
    var text = filled(word("score"), { right: right, all: done.length });
    practice.classList.toggle("kho-practice--begun", done.length > 0);
    score.hidden = !done.length;
    score.textContent = text;
    if (points > right) text += " · " + filled(word("score_points"), { points: ask.decimal(points) });
    end.querySelector("p").textContent = text;
    end.hidden = !done.length || course.some(function (question) {
      return question.dataset.answers && !state.given[question.id];
    });
    all(practice, ".kho-practice__again").forEach(function (button) { button.hidden = !done.length; });
    all(practice, ".kho-practice__redo").forEach(function (button) {
      button.hidden = right === done.length;
      button.textContent = filled(word("redo"), { n: done.length - right });
    });
  }

  function changed() {
    tally(arrange().course);
    save();
  }

  function step(by) {
    var now = arrange(), next = now.course[now.at + by];
    if (!next) return;
    state.at = next.id;
    changed();
    next.querySelector("h3").focus();
  }

  // Begins anew with these questions; `only` says that no others are asked.
  function begin(some, only) {
    some.forEach(function (question) { delete state.given[question.id]; ask.clear(question); });
    state.redo = only ? some.map(function (question) { return question.id; }) : [];
    state.at = "";
    changed();
    practice.scrollIntoView();
  }

  function again() { begin(closed, false); }

  function redo() {
    begin(closed.filter(function (question) { return state.given[question.id] && earned(question) < 1; }), true);
  }

  // Puts the questions of each part into the order of `ids`; a passage goes before the first of its own.
  function order(ids) {
    var moved = {};
    ids.forEach(function (id) {
      var question = document.getElementById(id);
      if (!question) return;
      var passage = question.dataset.passage;
      if (passage && !moved[passage]) question.parentNode.appendChild(document.getElementById(passage));
      moved[passage] = true;
      question.parentNode.appendChild(question);
    });
  }

  // Another order of all questions; those of one passage stay together, in a row.
  function shuffled() {
    var groups = [];
    questions.forEach(function (question, place) {
      var before = questions[place - 1], passage = question.dataset.passage;
      if (passage && before && before.dataset.passage === passage) groups[groups.length - 1].push(question.id);
      else groups.push([question.id]);
    });
    for (var left = groups.length - 1; left > 0; left--) {
      var other = Math.floor(Math.random() * (left + 1)), group = groups[left];
      groups[left] = groups[other];
      groups[other] = group;
    }
    return [].concat.apply([], groups);
  }

  function shuffle() {
    state.order = state.order.length ? [] : shuffled();
    mix.setAttribute("aria-pressed", String(state.order.length > 0));
    order(state.order.length ? state.order : printed);
    state.at = "";
    changed();
  }

  function setUp(question) {
    var check = question.querySelector(".kho-question__check");
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
    if (!state.given[question.id]) return;
    ask.fill(question, state.given[question.id]);
    ask.show(question, state.given[question.id]);
  }

  function onClick(selector, act) {
    all(practice, selector).forEach(function (button) {
      button.addEventListener("click", function () { act(button); });
    });
  }

  function setUpWays() {
    ways.hidden = false;
    all(ways, "input").forEach(function (way) {
      way.checked = (way.value === "one") === state.one;
      way.addEventListener("change", function () { state.one = way.value === "one"; changed(); });
    });
    mix.setAttribute("aria-pressed", String(state.order.length > 0));
    onClick(".kho-ways__mix", shuffle);
    onClick("[data-step]", function (button) { step(Number(button.dataset.step)); });
    onClick(".kho-practice__again", again);
    onClick(".kho-practice__redo", redo);
    if (!form) return;
    form.hidden = false;
    form.addEventListener("change", function () { state.redo = []; state.at = ""; changed(); });
  }

  questions.forEach(function (question) { question.querySelector("h3").tabIndex = -1; });
  order(state.order);
  closed.forEach(setUp);
  setUpWays();
  practice.classList.add("kho-practice--set");
  changed();
})();
