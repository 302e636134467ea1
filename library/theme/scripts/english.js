// The interface in English: its own words wherever they stand alone, marked as English for screen
// readers. What teachers wrote, and names, stay as they are.
(function () {
  "use strict";
  var words = KHO_WORDS;
  // Places that hold words; all others hold numbers, so that "Mã học liệu" is no number of resources.
  var wordy = /^(moment|year|subject|label|title|person|stage|review|school)$/;
  var patterns = KHO_PATTERNS.map(function (pair) {
    var source = pair[0].replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, function (place, name) {
      return wordy.test(name) ? "(.+)" : "([\\d.,/]+)";
    });
    return { like: new RegExp("^" + source + "$"), names: pair[0].match(/\{\w+\}/g), english: pair[1] };
  });
  var written = ".md-typeset,.kho-paper,.kho-key__solution,.kho-card__title,.kho-card__excerpt,.kho-resource h1," +
    ".kho-resource__lead,.kho-file__name,.kho-tags a,.kho-written,.kho-language,script,noscript";
  var day = /^\d+\/\d+\/\d+$/;
  var spoken = /^(BUTTON|INPUT|A|LABEL|SELECT)$/;

  function alone(text) {
    if (Object.prototype.hasOwnProperty.call(words, text)) return words[text];
    for (var at = 0; at < patterns.length; at++) {
      var found = patterns[at].like.exec(text);
      var whole = found && filled(patterns[at], found);
      if (whole) return whole;
    }
    return null;
  }

  // Only a subject that is one makes "Toán lớp 6" of a text; teachers' titles end in grades, too.
  function filled(pattern, found) {
    var subject = pattern.names.indexOf("{subject}");
    if (subject >= 0 && alone(found[subject + 1]) === null) return null;
    return pattern.names.reduce(function (text, name, at) {
      var part = found[at + 1], english = alone(part);
      return text.replace(name, english === null ? part : english);
    }, pattern.english);
  }

  function english(text) {
    var parts = text.split(" · ").map(function (part) { var one = listed(part); return one === null ? part : one; });
    var joined = parts.join(" · ");
    return joined === text ? null : joined;
  }

  // Several terms, or a role and its day: only where each is known, for else it is a sentence.
  function listed(text) {
    var whole = alone(text);
    if (whole !== null || text.indexOf(", ") < 0) return whole;
    var parts = text.split(", ").map(function (part) { return day.test(part) ? part : alone(part); });
    return parts.indexOf(null) < 0 ? parts.join(", ") : null;
  }

  function text(node) {
    var parent = node.parentElement, core = node.data.trim();
    if (!core || !parent || parent.closest(written)) return;
    var found = english(core);
    if (found === null || found === core) return;
    node.data = node.data.replace(core, found);
    if (!parent.firstElementChild) parent.lang = "en";
    else {
      var span = document.createElement("span");
      span.lang = "en";
      node.replaceWith(span);
      span.appendChild(node);
    }
  }

  function attributes(element) {
    if (element.closest(written)) return;
    ["aria-label", "placeholder", "data-label"].forEach(function (name) {
      var value = element.getAttribute(name), found = value && english(value.trim());
      if (!found) return;
      element.setAttribute(name, found);
      if (spoken.test(element.tagName)) element.lang = "en";
    });
  }

  function all(root) {
    var walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [], node;
    while ((node = walker.nextNode())) nodes.push(node);
    nodes.forEach(text);
    if (root.getAttribute) attributes(root);
    if (root.querySelectorAll) root.querySelectorAll("[aria-label],[placeholder],[data-label]").forEach(attributes);
  }

  all(document.body);
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "characterData") text(change.target);
      else change.addedNodes.forEach(function (node) {
        if (node.nodeType === 3) text(node);
        else if (node.nodeType === 1) all(node);
      });
    });
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
})();
