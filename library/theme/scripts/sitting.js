// Sitting an exam on the device: a clock, answers kept on it alone, and a score once the key is out.
// Without this the page is the paper; nothing here knows a key that the page does not show.
(function () {
  "use strict";
  var box = document.getElementById("kho-sitting");
  if (!box || !window.khoMarking) return;
  var name = "kho-sitting:" + location.pathname + "@" + box.dataset.version;
  var key = document.getElementById("dap-an");
  var parts = Array.prototype.slice.call(document.querySelectorAll(".kho-paper__part"));
  var questions = Array.prototype.slice.call(document.querySelectorAll(".kho-paper__question"));
  var start = box.querySelector(".kho-sitting__start");
  var result = box.querySelector(".kho-sitting__result");
  var bar = box.querySelector(".kho-sitting__bar");
  var clock = box.querySelector(".kho-sitting__clock");
  var count = box.querySelector(".kho-sitting__count");
  var alarm = box.querySelector(".kho-sitting__alarm");
  var submit = box.querySelector(".kho-sitting__submit");
  var ticking = 0, warned = 0;
  var state = load();

  function load() {
    try { return JSON.parse(localStorage.getItem(name)) || null; } catch (unreadable) { return null; }
  }

  function save() {
    try { localStorage.setItem(name, JSON.stringify(state)); } catch (full) { /* it lasts for this page */ }
  }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, word) { return values[word]; });
  }

  // A tenth of 0,25 points is 0,025: three places say exactly what true/false questions earn.
  function decimal(value) { return String(Math.round(value * 1000) / 1000).replace(".", ","); }

  // Points as papers print them: "0,25", "1" or "1/3".
  function worth(written) {
    var parts = written.replace(",", ".").split("/");
    return Number(parts[0]) / Number(parts[1] || 1);
  }

  function made(tag, classes, text) {
    var element = document.createElement(tag);
    if (classes) element.className = classes;
    if (text) element.textContent = text;
    return element;
  }

  function radio(group, value, label, classes) {
    var wrap = made("label", classes);
    var input = made("input");
    input.type = "radio"; input.name = group; input.value = value;
    wrap.appendChild(input);
    if (label) wrap.appendChild(made("span", "", label));
    return wrap;
  }

  // The printed options become native inputs; each question answers for itself.
  function open(question) {
    var rows = Array.prototype.slice.call(question.querySelectorAll(".kho-paper__options > li"));
    var kind = question.dataset.kind, number = question.querySelector(".kho-paper__number");
    question.setAttribute("role", "group");
    if (number) question.setAttribute("aria-label", number.textContent);
    if (kind === "multiple-choice") rows.forEach(function (row) {
      var label = radio(question.id, row.dataset.letter, "", "kho-sitting__choice");
      window.khoSpoken.name(label.firstChild, row, "");
      while (row.firstChild) label.appendChild(row.firstChild);
      row.appendChild(label);
    });
    if (kind === "true-false") rows.forEach(function (row) {
      var pair = made("span", "kho-truth");
      pair.setAttribute("role", "radiogroup");
      pair.setAttribute("aria-label", window.khoSpoken.of(row).replace(/\s+/g, " ").trim());
      pair.appendChild(radio(question.id + row.dataset.letter, "Đ", word("true")));
      pair.appendChild(radio(question.id + row.dataset.letter, "S", word("false")));
      row.appendChild(pair);
      row.classList.add("kho-sitting__statement");
    });
    if (kind === "short-answer") {
      var line = made("p", "kho-short"), label = made("label", "", word("your_answer")), input = made("input");
      input.type = "text"; input.autocomplete = "off"; input.id = label.htmlFor = question.id + "-o";
      line.appendChild(label); line.appendChild(input); question.appendChild(line);
    }
    if (kind === "essay") question.appendChild(made("p", "kho-sitting__essay", word("sitting_essay")));
  }

  function given(question) {
    var kind = question.dataset.kind;
    if (kind === "short-answer") return question.querySelector("input").value.trim();
    if (kind === "multiple-choice") return (question.querySelector("input:checked") || { value: "" }).value;
    return Array.prototype.map.call(question.querySelectorAll(".kho-paper__options > li"), function (row) {
      return (row.querySelector("input:checked") || { value: "-" }).value;
    }).join("");
  }

  function restore(question, answer) {
    if (!answer) return;
    if (question.dataset.kind === "short-answer") { question.querySelector("input").value = answer; return; }
    question.querySelectorAll(".kho-paper__options > li").forEach(function (row, place) {
      var wanted = question.dataset.kind === "true-false" ? answer.charAt(place) : answer;
      row.querySelectorAll("input").forEach(function (input) { input.checked = input.value === wanted; });
    });
  }

  function answered(question) { return /[^-]/.test(given(question)); }

  function closed() { return questions.filter(function (question) { return question.dataset.kind !== "essay"; }); }

  function begin() {
    if (!state) state = { started: Date.now(), answers: {}, submitted: 0 };
    document.documentElement.classList.add("kho-sitting--on");
    questions.forEach(open);
    closed().forEach(function (question) { restore(question, state.answers[question.id]); });
    start.hidden = true;
    if (state.submitted) { show(); return; }
    if (key) key.hidden = true;
    bar.hidden = false;
    document.querySelector(".kho-paper").addEventListener("input", changed);
    changed();
    tick();
    ticking = setInterval(tick, 1000);
    save();
  }

  function changed() {
    closed().forEach(function (question) { state.answers[question.id] = given(question); });
    count.textContent = filled(word("sitting_count"), { done: closed().filter(answered).length, all: closed().length });
    save();
  }

  function tick() {
    var left = Math.max(0, Math.round((state.started + box.dataset.minutes * 60000 - Date.now()) / 1000));
    clock.textContent = Math.floor(left / 60) + ":" + ("0" + left % 60).slice(-2);
    [300, 60].forEach(function (seconds) {
      if (left <= seconds && left > 0 && (!warned || warned > seconds)) {
        warned = seconds;
        alarm.textContent = filled(word("sitting_left"), { minutes: seconds / 60 });
      }
    });
    if (left === 0) finish();
  }

  function ask() {
    var open = closed().length - closed().filter(answered).length;
    if (!open || window.confirm(filled(word("sitting_confirm"), { open: open }))) finish();
  }

  function finish() {
    clearInterval(ticking);
    changed();
    state.submitted = Date.now();
    save();
    show();
    result.focus();
  }

  function show() {
    bar.hidden = true;
    document.querySelectorAll(".kho-paper input").forEach(function (input) { input.disabled = true; });
    if (key) { key.hidden = false; key.open = true; }
    result.hidden = false;
    result.textContent = "";
    var marked = closed().some(function (question) { return question.dataset.answers; });
    result.appendChild(made("h2", "", word("sitting_done")));
    if (marked) score(); else result.appendChild(made("p", "", box.dataset.unmarked || word("sitting_unmarked")));
    var again = made("button", "kho-button", word("sitting_again"));
    again.type = "button";
    again.addEventListener("click", function () {
      try { localStorage.removeItem(name); } catch (blocked) { /* nothing was kept */ }
      location.reload();
    });
    result.appendChild(again);
  }

  // In words beside the colour: what a question earned of what it is worth.
  function verdict(share, points) {
    var line = made("p", "kho-sitting__verdict"), sign = made("span", "", share === 1 ? "✓ " : share ? "◐ " : "✗ ");
    sign.setAttribute("aria-hidden", "true");
    line.appendChild(sign);
    line.appendChild(made("span", "", filled(word("sitting_points"), { right: decimal(share * points), all: decimal(points) })));
    return line;
  }

  function score() {
    var list = made("ul", "kho-sitting__parts"), earned = 0, all = 0;
    parts.forEach(function (part) {
      var here = 0, most = 0;
      part.querySelectorAll(".kho-paper__question").forEach(function (question) {
        if (!question.dataset.answers) return;
        var points = worth(question.dataset.points || "1");
        var share = window.khoMarking.share(question.dataset.kind, given(question), question.dataset.answers.split("|"));
        here += share * points; most += points;
        question.classList.add(share === 1 ? "kho-sitting--right" : share ? "kho-sitting--partly" : "kho-sitting--wrong");
        question.appendChild(verdict(share, points));
      });
      if (!most) return;
      var heading = part.querySelector("h2");
      list.appendChild(made("li", "", (heading ? heading.textContent + ": " : "") +
        filled(word("sitting_points"), { right: decimal(here), all: decimal(most) })));
      earned += here; all += most;
    });
    result.appendChild(made("p", "kho-sitting__total", filled(word("sitting_points"), { right: decimal(earned), all: decimal(all) })));
    result.appendChild(list);
    if (closed().length < questions.length) result.appendChild(made("p", "", word("sitting_essays")));
  }

  box.hidden = false;
  start.addEventListener("click", begin);
  submit.addEventListener("click", ask);
  if (state) begin();
})();
