// What a query asks for to documents in order, with the counts of every filter.
(function (kho) {
  "use strict";
  var PLACES = 256, LESSONS = 64, MORE = 160;
  var FACET = 3, BODY = 0.5, OTHER_ACCENTS = 0.35, SAME_ACCENTS = 1.15;
  var ENOUGH = 12;

  function fieldOf(place) {
    return place < LESSONS ? 0 : place < MORE ? 1 : 2;
  }
  var WORD = [3, 2, 1.2], PAIR = [2, 1.2, 0.5];

  function factor(form, exact) {
    return !form.exact ? 1 : form.exact === exact ? SAME_ACCENTS : OTHER_ACCENTS;
  }

  // Scores of the documents that hold a word under any of its spellings.
  function wordScores(word, index, withBodies) {
    var scores = new Float32Array(index.total), literal = false;
    word.forms.forEach(function (form, rank) {
      var weight = form.weight * (rank && literal ? 0.3 : 1);
      index.head(form.folded).forEach(function (variant) {
        var part = weight * factor(form, variant.exact), codes = variant.codes;
        for (var i = 0; i < codes.length; i++) {
          var number = Math.floor(codes[i] / PLACES), score = WORD[fieldOf(codes[i] % PLACES)] * part;
          if (score > scores[number]) scores[number] = score;
        }
        if (!rank) literal = true;
      });
      if (!withBodies) return;
      var numbers = index.body(form.folded), low = BODY * weight;
      var count = numbers ? numbers.length : index.total;
      for (var i = 0; i < count; i++) {
        var at = numbers ? numbers[i] : i;
        if (scores[at] < low) scores[at] = low;
      }
      if (!rank && count) literal = true;
    });
    return scores;
  }

  // Scores of the documents that hold all words of a text.
  function textScores(text, index, withBodies) {
    var all = text.words.map(function (word) { return wordScores(word, index, withBodies); });
    var scores = all[0];
    for (var at = 0; at < index.total; at++) {
      var sum = 0;
      for (var i = 0; i < all.length; i++) {
        if (!all[i][at]) { sum = 0; break; }
        sum += all[i][at];
      }
      scores[at] = sum * text.weight;
    }
    return scores;
  }

  function spanTexts(span, index, withBodies) {
    var best = new Float32Array(index.total);
    span.texts.forEach(function (text) {
      var scores = textScores(text, index, withBodies);
      for (var at = 0; at < best.length; at++) if (scores[at] > best[at]) best[at] = scores[at];
    });
    return best;
  }

  // Where a word stands, sorted: all places, and those with the accents that were typed.
  function placesOf(word, index) {
    var all = [], exact = [];
    word.forms.forEach(function (form) {
      index.head(form.folded).forEach(function (variant) {
        var same = factor(form, variant.exact) !== OTHER_ACCENTS;
        all.push(variant.codes);
        if (same) exact.push(variant.codes);
      });
    });
    function merged(lists) {
      if (lists.length === 1) return lists[0];
      var joined = new Int32Array(lists.reduce(function (sum, list) { return sum + list.length; }, 0)), at = 0;
      lists.forEach(function (list) { joined.set(list, at); at += list.length; });
      return joined.sort();
    }
    return { all: merged(all), exact: exact.length === all.length ? null : merged(exact) };
  }

  // Adds to documents in which the second word follows the first, once for each.
  function addPairs(first, second, scale, scores) {
    var i = 0, j = 0, done = -1;
    while (i < first.length && j < second.length) {
      var gap = second[j] - first[i] - 1;
      if (gap < 0) j++;
      else if (gap > 0) i++;
      else {
        var number = Math.floor(first[i] / PLACES);
        if (number !== done) scores[number] += PAIR[fieldOf(first[i] % PLACES)] * scale;
        done = number;
        i++; j++;
      }
    }
  }

  function orderScores(words, index) {
    var scores = new Float32Array(index.total), before = null;
    words.forEach(function (word) {
      var here = placesOf(word, index);
      if (before) {
        addPairs(before.exact || before.all, here.exact || here.all, 1 - OTHER_ACCENTS, scores);
        addPairs(before.all, here.all, OTHER_ACCENTS, scores);
      }
      before = here;
    });
    return scores;
  }

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

  // The chunks of documents that can match: told by their texts, else by the values they hold.
  function chunksFor(spans, texts, index) {
    var needed = [];
    index.chunks.forEach(function (present, chunk) {
      var start = chunk * index.chunk, end = Math.min(start + index.chunk, index.total);
      var possible = spans.every(function (span, i) {
        if (!span.required) return true;
        for (var at = start; at < end; at++) if (texts[i][at]) return true;
        var has = false;
        byFacet(span.facets).forEach(function (wanted, facet) {
          var sets = wantedSets(index, facet, wanted);
          if (present[facet].some(function (set) { return sets[set]; })) has = true;
        });
        return has;
      });
      if (possible) needed.push(chunk);
    });
    return needed;
  }

  function addFacets(span, scores, index, chunks) {
    byFacet(span.facets).forEach(function (wanted, facet) {
      var sets = wantedSets(index, facet, wanted);
      chunks.forEach(function (chunk) {
        var column = index.columns(chunk)[facet], start = chunk * index.chunk;
        for (var i = 0; i < column.length; i++) {
          if (!sets[column[i]]) continue;
          var text = scores[start + i];
          scores[start + i] = text > FACET ? text + 0.5 : text ? FACET + 0.5 : FACET;
        }
      });
    });
  }

  // Each document's score over all spans; `lacking` counts the required spans it does not answer.
  function total(spans, scores, order, index, chunks) {
    var sums = [];
    chunks.forEach(function (chunk) {
      var start = chunk * index.chunk, end = Math.min(start + index.chunk, index.total);
      for (var at = start; at < end; at++) {
        var sum = order[at], lacking = 0;
        for (var i = 0; i < spans.length; i++) {
          if (scores[i][at]) sum += scores[i][at];
          else if (spans[i].required) lacking++;
        }
        sums.push({ number: at, score: Math.round(sum * 4), lacking: lacking });
      }
    });
    return sums;
  }

  function evaluate(reading, index, withBodies, everyChunk) {
    var spans = reading.spans, terms = new Set();
    spans.forEach(function (span) {
      span.texts.forEach(function (text) {
        text.words.forEach(function (word) { word.forms.forEach(function (form) { terms.add(form.folded); }); });
      });
    });
    return index.needTerms(Array.from(terms), withBodies).then(function () {
      var texts = spans.map(function (span) { return spanTexts(span, index, withBodies); });
      var chunks = everyChunk ? index.chunks.map(function (_, chunk) { return chunk; })
        : chunksFor(spans, texts, index);
      return index.needChunks(chunks).then(function () {
        spans.forEach(function (span, i) { addFacets(span, texts[i], index, chunks); });
        return total(spans, texts, orderScores(reading.words, index), index, chunks);
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

  // Heads first, then bodies, then near spellings, then what answers a part of the query.
  function find(query, index) {
    var strict = kho.read(query, index, false);
    if (!strict.words.length) {
      return evaluate(strict, index, false, true).then(function (found) {
        return { found: query.trim() ? [] : found, reading: strict, exact: true };
      });
    }
    return evaluate(strict, index, false, false).then(function (found) {
      found = whole(found);
      if (found.length >= ENOUGH && !strict.guessed) return { found: found, reading: strict, exact: true };
      return evaluate(strict, index, true, false).then(function (wider) {
        wider = whole(wider);
        if (wider.length) return { found: wider, reading: strict, exact: true };
        var loose = kho.read(query, index, true);
        return evaluate(loose, index, true, false).then(function (looser) {
          looser = whole(looser);
          if (looser.length) return { found: looser, reading: loose, exact: true };
          return evaluate(strict, index, true, true).then(function (partial) {
            return { found: nearest(partial, strict), reading: strict, exact: false };
          });
        });
      });
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
    var chunks = index.chunks.map(function (_, chunk) { return chunk; });
    return index.needChunks(chunks).then(function () {
      var all = [];
      for (var number = 0; number < index.total; number++) all.push({ number: number });
      return filtered(all, shelf, index).kept.length;
    });
  };

  // Answers a query: documents in order, counts by facet and value, and how it was understood.
  kho.search = function (query, filters, index) {
    return find(query, index).then(function (answer) {
      var passed = filtered(answer.found, filters, index);
      passed.kept.sort(function (a, b) {
        return b.score - a.score || a.preference - b.preference || a.number - b.number;
      });
      return {
        numbers: passed.kept.map(function (one) { return one.number; }),
        counts: valueCounts(passed.counts, index),
        reading: answer.reading,
        exact: answer.exact
      };
    });
  };
})(KhoSearch);
