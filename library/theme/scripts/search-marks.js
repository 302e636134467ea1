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
          runs.push(text.words.map(function (word) { return { folded: word.forms[0].folded, exact: "" }; }));
          return;
        }
        text.words.forEach(function (word) {
          var printed = index.isPrinted(word.forms[0].folded);
          var forms = word.forms.filter(function (one, rank) { return !rank || !printed || (one.near && !one.guess); });
          forms.forEach(function (one) { if (one.folded.length > 1) runs.push([one]); });
        });
      });
    });
    return runs;
  };

  // Where a run of words stands in a text; `literally` with the accents that were typed.
  function placesOf(run, read, literally) {
    return kho.range(read.length).filter(function (start) {
      return run.every(function (word, i) {
        var here = read[start + i];
        return here && here.folded === word.folded && (!literally || !word.exact || word.exact === here.exact);
      });
    });
  }

  // Which pieces of a text are to be marked, with the spaces between them: "số" in "So sánh phân số" if
  // it was typed so, and both "so" if not.
  function hits(pieces, runs) {
    var words = kho.range(pieces.length).filter(function (at) { return pieces[at][1]; }), hit = new Set();
    var read = words.map(function (at) { return kho.syllableOf(pieces[at][0]); });
    runs.forEach(function (run) {
      var literal = placesOf(run, read, true);
      (literal.length ? literal : placesOf(run, read, false)).forEach(function (start) {
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
