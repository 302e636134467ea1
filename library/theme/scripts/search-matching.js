// What a query asks for to documents in order, with the counts of every filter.
(function (kho) {
  "use strict";
  var FACET = 4, ALSO = 0.5, TEXT_FOR_FACET = 0.5, BODY = 0.5, ENOUGH = 12;

  // For each facet, by number of set of values: whether any of the wanted ones is in it.
  function wantedSets(index, facet, wanted) {
    return index.facets[facet].sets.map(function (values) {
      return values.some(function (value) { return wanted.has(value); });
    });
  }

  function byFacet(meanings) {
    var found = new Map();
    meanings.forEach(function (meaning) {
      if (!found.has(meaning[0])) found.set(meaning[0], new Set());
      found.get(meaning[0]).add(meaning[1]);
    });
    return found;
  }

  // Whether a chunk has documents with a value the span names.
  function hasValue(present, span, index) {
    var has = false;
    byFacet(span.facets).forEach(function (wanted, facet) {
      var sets = wantedSets(index, facet, wanted);
      if (present[facet].some(function (set) { return sets[set]; })) has = true;
    });
    return has;
  }

  // Whether texts, and values that a chunk holds, may answer all of a query for one document.
  function canAnswer(spans, scores, possible, number) {
    for (var i = 0; i < spans.length; i++) if (!possible[i] && !scores[i][number]) return false;
    return true;
  }

  // The chunks of documents that can match: told by their texts, else by the values they hold.
  function chunksFor(spans, scores, held, index) {
    var inBodies = new Set();
    held.forEach(function (_, code) { inBodies.add(Math.floor(code / index.passages / index.chunk)); });
    return kho.range(index.chunks.length).filter(function (chunk) {
      var start = chunk * index.chunk, end = Math.min(start + index.chunk, index.total);
      var possible = spans.map(function (span) { return !span.required || hasValue(index.chunks[chunk], span, index); });
      if (inBodies.has(chunk)) return true;
      for (var at = start; at < end; at++) if (canAnswer(spans, scores, possible, at)) return true;
      return false;
    });
  }

  // A value that is meant counts for more than the same word in a text ("tin": a subject, or news).
  function addFacets(span, scores, index, chunks) {
    if (!span.facets.length) return;
    for (var at = 0; at < scores.length; at++) scores[at] *= TEXT_FOR_FACET;
    byFacet(span.facets).forEach(function (wanted, facet) {
      var sets = wantedSets(index, facet, wanted);
      chunks.forEach(function (chunk) {
        var column = index.columns(chunk)[facet], start = chunk * index.chunk;
        for (var i = 0; i < column.length; i++) {
          if (!sets[column[i]]) continue;
          var score = scores[start + i];
          scores[start + i] = score >= FACET ? score + ALSO : score ? FACET + ALSO : FACET;
        }
      });
    });
  }

  // Lets the bodies answer what heads and values leave open, where one passage answers all of it; the documents
  // that need them.
  function addBodies(spans, scores, held, index) {
    var needed = new Set();
    held.forEach(function (bits, code) {
      var number = Math.floor(code / index.passages);
      var answered = spans.every(function (span, i) {
        return !span.required || scores[i][number] || bits & (1 << i);
      });
      if (!answered) return;
      spans.forEach(function (span, i) {
        if (scores[i][number] || !(bits & (1 << i))) return;
        scores[i][number] = BODY;
        if (span.required) needed.add(number);
      });
    });
    return needed;
  }

  // Each document's score over all spans; `lacking` counts the required spans it does not answer, and `mentions`
  // says that it needs its body for some.
  function total(spans, scores, order, needed, index, chunks) {
    var sums = [];
    chunks.forEach(function (chunk) {
      var start = chunk * index.chunk, end = Math.min(start + index.chunk, index.total);
      for (var at = start; at < end; at++) {
        var sum = order[at], lacking = 0;
        for (var i = 0; i < spans.length; i++) {
          if (scores[i][at]) sum += scores[i][at];
          else if (spans[i].required) lacking++;
        }
        sums.push({ number: at, score: Math.round(sum * 4), lacking: lacking, mentions: needed.has(at) });
      }
    });
    return sums;
  }

  // Whether the words of a span are looked for in texts at the first attempt: not where they name a
  // value beyond doubt, which spares the phone the longest lists.
  function isRead(span, reading, index) {
    if (!span.facets.length) return true;
    if (reading.shelf && reading.spans.length > 1) return false;
    var single = span.words.length === 1 && !/\d/.test(span.words[0].folded);
    return single || span.facets.some(function (meaning) { return index.facets[meaning[0]].key === "type"; });
  }

  function termsOf(spans) {
    var terms = new Set();
    spans.forEach(function (span) {
      span.texts.forEach(function (text) {
        text.words.forEach(function (word) { word.forms.forEach(function (form) { terms.add(form.folded); }); });
      });
    });
    return Array.from(terms);
  }

  // All documents with their scores. `how.first`: values alone where they are beyond doubt;
  // `how.bodies`: ask bodies too; `how.all`: also of documents that answer only a part.
  function evaluate(reading, index, how) {
    var spans = reading.spans;
    var read = spans.filter(function (span) { return !span.sure && (!how.first || isRead(span, reading, index)); });
    spans.forEach(function (span) {
      span.words.forEach(function (word) {
        word.read = read.indexOf(span) >= 0;
        word.named = span.facets.length > 0 && span.words.length === 1 && !/\d/.test(word.folded);
      });
    });
    return index.needTerms(termsOf(read), how.bodies).then(function () {
      var scores = spans.map(function (span) {
        return read.indexOf(span) >= 0 ? kho.headScores(span, index) : new Float32Array(index.total);
      });
      var held = how.bodies ? kho.passageSpans(spans, index) : new Map();
      var chunks = how.all ? kho.range(index.chunks.length) : chunksFor(spans, scores, held, index);
      return index.needChunks(chunks).then(function () {
        spans.forEach(function (span, i) { addFacets(span, scores[i], index, chunks); });
        var needed = addBodies(spans, scores, held, index);
        return total(spans, scores, kho.orderScores(reading.words, index), needed, index, chunks);
      });
    });
  }

  function whole(found) {
    return found.filter(function (one) { return !one.lacking; });
  }

  // Those that answer the most of the query, where nothing answers all of it.
  function nearest(found, reading) {
    var required = reading.spans.filter(function (span) { return span.required; }).length;
    var least = found.reduce(function (least, one) { return Math.min(least, one.lacking); }, required);
    return least === required ? [] : found.filter(function (one) { return one.lacking === least; });
  }

  // `meant` are the documents that tell what a slip was meant for; null where all do.
  function answered(found, reading, meant) {
    return { found: found, reading: reading, exact: true, meant: meant };
  }

  // What was found, and beside it what has a title or lesson that the query may be a slip of.
  function withMended(found, reading, index) {
    return kho.mend(reading, index).then(function (meant) {
      if (!meant.size) return answered(found, reading, reading.guessed ? null : meant);
      return evaluate(reading, index, {}).then(function (all) {
        var known = new Set(found.map(function (one) { return one.number; }));
        var added = whole(all).filter(function (one) { return meant.has(one.number) && !known.has(one.number); });
        return answered(found.concat(added), reading, meant);
      });
    });
  }

  // Whether words that were guessed, for ones that are printed nowhere, stand together nowhere: that is no answer.
  function isLoose(answer, index) {
    var guessed = answer.reading.words.some(function (word) {
      return word.forms.some(function (form) { return form.near && form.guess; }) && !index.isPrinted(word.forms[0].folded);
    });
    var together = guessed && kho.together(answer.reading, index);
    return Boolean(together) && !answer.found.some(function (one) { return together[one.number]; });
  }

  // Where the word for a type leaves only what mentions the rest in a body, what has the rest as its title or lesson
  // comes first: it is what was looked for, in another form.
  function withTitled(answer, index) {
    var spans = answer.reading.spans.map(function (span) {
      return kho.namesFacet(span, "type", index) ? Object.assign({}, span, { required: false }) : span;
    });
    var wider = Object.assign({}, answer.reading, { spans: spans });
    var titled = answer.found.every(function (one) { return one.mentions; }) && kho.inOrder(wider, index);
    if (!titled || !answer.reading.spans.some(function (span, at) { return span.required && !spans[at].required; })) return answer;
    return evaluate(wider, index, {}).then(function (found) {
      found = whole(found).filter(function (one) { return titled.has(one.number); });
      var known = new Set(found.map(function (one) { return one.number; }));
      var rest = answer.found.filter(function (one) { return !known.has(one.number); });
      return found.length ? { found: found.concat(rest), reading: answer.reading, exact: false, meant: new Set() } : answer;
    });
  }

  // Values and heads first, then bodies and slips in heads of what are words (in bodies some of so many would
  // always stand near each other), then near spellings of all words, then what answers a part of the query.
  // Bodies are not asked about a query of values alone: "van 8" is a shelf, "văn" stands in any text.
  function find(query, index) {
    var reading = kho.read(query, index, false);
    if (!reading.words.length) {
      return evaluate(reading, index, { all: true }).then(function (all) {
        return answered(query.trim() ? [] : all, reading, new Set());
      });
    }
    return evaluate(reading, index, { first: true }).then(function (first) {
      first = whole(first);
      if (reading.sum) {
        var ordered = kho.inOrder(reading, index);
        return answered(first.filter(function (one) { return ordered.has(one.number); }), reading, new Set());
      }
      if (reading.shelf) return first.length ? answered(first, reading, new Set()) : findPartly(reading, index);
      if (first.length >= ENOUGH && !reading.guessed) return withMended(first, reading, index);
      return evaluate(reading, index, { bodies: true }).then(function (found) {
        return withMended(whole(found), reading, index);
      }).then(function (answer) {
        if (answer.found.length) answer.exact = !isLoose(answer, index);
        return answer.found.length ? withTitled(answer, index) : findLoosely(query, reading, index);
      });
    });
  }

  function findLoosely(query, strict, index) {
    var reading = kho.read(query, index, true);
    return evaluate(reading, index, {}).then(function (found) {
      var ordered = kho.inOrder(reading, index);
      found = whole(found).filter(function (one) { return !ordered || ordered.has(one.number); });
      return found.length ? answered(found, reading, null) : findPartly(strict, index);
    });
  }

  function findPartly(reading, index) {
    return evaluate(reading, index, { all: true }).then(function (found) {
      return { found: nearest(found, reading), reading: reading, exact: false, meant: new Set() };
    });
  }

  // Counts every filter as if its own group were open, and keeps what passes all groups.
  function filtered(found, filters, index) {
    var allowed = index.facets.map(function (facet, at) {
      var wanted = filters.get(at);
      return wanted && wanted.size ? wantedSets(index, at, wanted) : null;
    });
    var counts = index.facets.map(function (facet) { return new Int32Array(facet.sets.length); });
    var kept = found.filter(function (one) {
      var columns = index.columns(Math.floor(one.number / index.chunk)), row = one.number % index.chunk;
      var failed = -1, failures = 0;
      for (var at = 0; at < allowed.length; at++) {
        if (allowed[at] && !allowed[at][columns[at][row]]) { failures++; failed = at; }
      }
      for (at = 0; at < allowed.length; at++) {
        if (!failures || (failures === 1 && failed === at)) counts[at][columns[at][row]]++;
      }
      one.preference = columns[allowed.length][row];
      return !failures;
    });
    return { kept: kept, counts: counts };
  }

  function valueCounts(counts, index) {
    return index.facets.map(function (facet, at) {
      var list = new Int32Array(facet.values.length);
      facet.sets.forEach(function (values, set) {
        values.forEach(function (value) { list[value] += counts[at][set]; });
      });
      return list;
    });
  }

  // How many documents have one of the wanted values of each facet.
  kho.countShelf = function (shelf, index) {
    return index.needChunks(kho.range(index.chunks.length)).then(function () {
      var all = [];
      for (var number = 0; number < index.total; number++) all.push({ number: number });
      return filtered(all, shelf, index).kept.length;
    });
  };

  // Answers a query: documents in order, counts by facet and value, how it was understood, and the first document
  // that may tell what a slip was meant for (-1 for none).
  kho.search = function (query, filters, index) {
    return find(query, index).then(function (answer) {
      var passed = filtered(answer.found, filters, index);
      passed.kept.sort(function (a, b) {
        return b.score - a.score || a.preference - b.preference || a.number - b.number;
      });
      var numbers = passed.kept.map(function (one) { return one.number; });
      var telling = numbers.findIndex(function (number) { return !answer.meant || answer.meant.has(number); });
      return {
        numbers: numbers,
        telling: telling < 0 ? -1 : numbers[telling],
        counts: valueCounts(passed.counts, index),
        reading: answer.reading,
        exact: answer.exact
      };
    });
  };
})(KhoSearch);
