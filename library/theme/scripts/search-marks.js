// Which words of a result are marked, and the marking of them.
(function (kho) {
  "use strict";

  // The runs of words to mark: each word that was typed, and other names of the same thing whole.
  kho.markers = function (reading, index) {
    var runs = [];
    reading.spans.forEach(function (span) {
      if (!span.required) return;
      span.texts.forEach(function (text, rank) {
        if (rank || (span.facets.length && text.words.length > 1)) {
          runs.push(text.words.map(function (word) { return word.forms[0].folded; }));
          return;
        }
        text.words.forEach(function (word) {
          var forms = index.isPrinted(word.forms[0].folded) ? word.forms.slice(0, 1) : word.forms;
          forms.forEach(function (one) { if (one.folded.length > 1) runs.push([one.folded]); });
        });
      });
    });
    return runs;
  };

  // Which pieces of a text are to be marked, with the spaces between them.
  function hits(pieces, runs) {
    var words = kho.range(pieces.length).filter(function (at) { return pieces[at][1]; }), hit = new Set();
    var folded = words.map(function (at) { return kho.syllableOf(pieces[at][0]).folded; });
    words.forEach(function (_, start) {
      runs.forEach(function (run) {
        if (!run.every(function (word, i) { return folded[start + i] === word; })) return;
        for (var at = words[start]; at <= words[start + run.length - 1]; at++) hit.add(at);
      });
    });
    words.forEach(function (at) {
      if (hit.has(at) && hit.has(at + 2) && pieces[at + 1][0] === " ") hit.add(at + 1);
    });
    return hit;
  }

  // Fills an element with text, what was looked for in <mark>; says how much there was.
  kho.marked = function (target, text, runs) {
    var pieces = kho.pieces(text), hit = hits(pieces, runs), open = null;
    pieces.forEach(function (piece, at) {
      if (!hit.has(at)) { open = null; target.append(piece[0]); return; }
      if (!open) target.appendChild(open = document.createElement("mark"));
      open.append(piece[0]);
    });
    return hit.size;
  };
})(KhoSearch);
