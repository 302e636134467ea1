// The index: a table of contents, and parts that are loaded when a query needs them. Every part is a
// script that calls KhoSearch.add, because a script is all that a page opened from a disk may load.
(function (kho) {
  "use strict";
  var CONTENTS = "muc-luc", FIRST = 48;
  var NUMBER = /^\d+$|^(bai|chuong|lop|khoi|ki|tap|tiet|tuan|unit|quyen)\d+[a-z]?$/;
  var DIGEST = 4;
  var base = "", made = new Map(), renewed = false;
  var parts = new Map(), waiting = new Map(), decoded = new Map();

  kho.range = function (length) {
    return Array.from({ length: length }, function (_, at) { return at; });
  };

  kho.add = function (name, digest, data) {
    parts.set(name, { digest: digest, data: data });
    if (name === CONTENTS) made = digests(data.made);
  };

  // The digests that the table of contents names, by part; its own is nothing.
  function digests(families) {
    var found = new Map([[CONTENTS, ""]]);
    Object.keys(families).forEach(function (family) {
      kho.range(families[family].length / DIGEST).forEach(function (at) {
        found.set(family + "-" + at, families[family].slice(at * DIGEST, (at + 1) * DIGEST));
      });
    });
    return found;
  }

  function current(name) {
    var part = parts.get(name);
    return part && part.digest === made.get(name) ? part.data : undefined;
  }

  function load(name, version) {
    if (!waiting.has(name)) {
      waiting.set(name, new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = base + name + ".js" + (version ? "?v=" + version : "");
        script.onload = function () {
          if (current(name) !== undefined) { resolve(); return; }
          waiting.delete(name);
          reject(new Error("stale"));
        };
        script.onerror = function () { waiting.delete(name); reject(new Error(name)); };
        document.head.appendChild(script);
      }));
    }
    return waiting.get(name);
  }

  function need(names) {
    var missing = names.filter(function (name) { return current(name) === undefined; });
    return Promise.all(missing.map(function (name) { return load(name, made.get(name)); }));
  }

  function numbers(differences) {
    var list = new Int32Array(differences.length), sum = 0;
    for (var i = 0; i < list.length; i++) list[i] = sum += differences[i];
    return list;
  }

  // Numbers written as a text, a character for each.
  function texted(text) {
    return Int32Array.from({ length: text.length }, function (_, at) { return text.charCodeAt(at) - FIRST; });
  }

  function codes(document, steps, places) {
    var list = texted(places);
    texted(steps).forEach(function (step, at) { list[at] += 256 * (document += step); });
    return list;
  }

  function once(key, make) {
    if (!decoded.has(key)) decoded.set(key, make());
    return decoded.get(key);
  }

  // The last of sorted starting points that is not after `wanted`; -1 before the first.
  function before(starts, wanted) {
    var low = 0, high = starts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (starts[middle] <= wanted) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  // The rows of a part by their syllable.
  function rows(name) {
    return once("rows " + name, function () {
      var found = new Map();
      current(name).forEach(function (row) {
        if (!found.has(row[0])) found.set(row[0], []);
        found.get(row[0]).push(row);
      });
      return found;
    });
  }

  // The parts that may hold a syllable: long lists go on from one part into the next.
  function partsOf(family, starts, folded) {
    var found = [];
    for (var at = before(starts, folded); at >= 0; at--) {
      found.unshift(family + at);
      if (starts[at] < folded) break;
    }
    return found;
  }

  function rowsOf(parts, folded) {
    return parts.reduce(function (found, part) { return found.concat(rows(part).get(folded) || []); }, []);
  }

  function Index(data) {
    var index = this;
    this.total = data.total;
    this.chunk = data.chunk;
    this.block = data.block;
    this.passages = data.passages;
    this.chunks = data.chunks;
    this.terms = data.terms ? data.terms.split(" ") : [];
    this.bodies = data.bodies;
    this.heads = data.heads;
    this.termAt = new Map(this.terms.map(function (term, at) { return [term, at]; }));
    this.facets = data.facets.map(function (row) {
      var values = row[1].map(function (value) {
        return { key: value[0], label: value[1], page: value[2], kind: value[3] };
      });
      return { key: row[0], values: values, sets: row[2] };
    });
    this.phrases = new Map();
    this.words = new Set();
    this.absent = new Set();
    this.stops = new Set();
    this.longest = 1;
    data.phrases.forEach(function (row) { index.addPhrase(row[0], row[1], row[2], false); });
    data.optional.forEach(function (text) { index.addPhrase(text, [], [], true); });
    data.absent.forEach(function (text) { index.addAbsent(text.split(" ")); });
  }

  function exactList(text) {
    return text.split(" ").map(function (exact) { return { folded: kho.foldedOf(exact), exact: exact }; });
  }

  // What names a thing of which there is nothing here; it is written without accents.
  Index.prototype.addAbsent = function (folded) {
    var key = folded.join(" "), index = this;
    if (this.phrases.has(key)) return;
    folded.forEach(function (word) { index.absent.add(word); });
    this.phrases.set(key, [{ list: folded.map(function (word) { return { folded: word, exact: "" }; }), facets: [], texts: [], absent: true }]);
  };

  Index.prototype.addPhrase = function (text, facets, texts, optional) {
    var list = exactList(text), index = this;
    var key = list.map(function (one) { index.words.add(one.folded); return one.folded; }).join(" ");
    if (!this.phrases.has(key)) this.phrases.set(key, []);
    if (optional && list.length === 1) this.stops.add(key);
    this.phrases.get(key).push({ list: list, facets: facets, texts: texts.map(exactList), optional: optional });
    this.longest = Math.max(this.longest, list.length);
  };

  // Whether a word is one of the index or of a name; numbers are never mended, so they are known.
  Index.prototype.isPart = function (folded) {
    return this.termAt.has(folded) || this.words.has(folded) || NUMBER.test(folded);
  };

  // Whether a word is known, so that it is no slip.
  Index.prototype.knows = function (folded) {
    return this.isPart(folded) || this.absent.has(folded);
  };

  // Whether a word is printed or a name by itself, and not only a part of one: "ac" is of "ác-si-mét".
  Index.prototype.standsAlone = function (folded) {
    return this.termAt.has(folded) || this.phrases.has(folded);
  };

  Index.prototype.headParts = function (folded) { return partsOf("tu-", this.heads, folded); };
  Index.prototype.bodyParts = function (folded) { return partsOf("noi-dung-", this.bodies, folded); };

  // Whether a syllable is printed in a head, or in a body that was loaded.
  Index.prototype.isPrinted = function (folded) {
    return this.termAt.has(folded) || this.headParts(folded).concat(this.bodyParts(folded)).some(function (part) {
      return current(part) !== undefined && rows(part).has(folded);
    });
  };

  // The exact forms of a folded syllable with their codes: document * 256 + place.
  Index.prototype.head = function (folded) {
    var parts = this.headParts(folded);
    return once("head " + folded, function () {
      return rowsOf(parts, folded).map(function (row) {
        return { exact: row[1] || folded, codes: codes(row[2], row[3], row[4]) };
      });
    });
  };

  // The passages in which a syllable stands: document * passages + passage; null says nearly all.
  Index.prototype.body = function (folded) {
    var parts = this.bodyParts(folded);
    return once("body " + folded, function () {
      var found = rowsOf(parts, folded);
      return found.length && found[0][1] === 0 ? null : found.map(function (row) { return numbers(row[1]); });
    });
  };

  // For each facet the set of values of the documents of a chunk, and last their preference.
  Index.prototype.columns = function (chunk) {
    return once("columns " + chunk, function () {
      return current("cot-" + chunk).map(texted);
    });
  };

  Index.prototype.needChunks = function (numbers) {
    return need(numbers.map(function (number) { return "cot-" + number; }));
  };

  Index.prototype.needTerms = function (terms, withBodies) {
    var index = this, names = new Set();
    terms.forEach(function (folded) {
      index.headParts(folded).forEach(names.add, names);
      if (withBodies) index.bodyParts(folded).forEach(names.add, names);
    });
    return need(Array.from(names));
  };

  // The cards of documents, in their order.
  Index.prototype.cards = function (documents) {
    var block = this.block;
    function name(number) { return "the-" + Math.floor(number / block); }
    return need(Array.from(new Set(documents.map(name)))).then(function () {
      return documents.map(function (number) {
        var row = current(name(number))[number % block];
        return {
          title: row[0], href: row[1], poster: row[2], meta: row[3], length: row[4], badges: row[5],
          place: row[6], excerpt: row[7]
        };
      });
    });
  };

  // Opens the index that lies in a folder.
  kho.open = function (folder) {
    base = folder;
    renewed = false;
    return load(CONTENTS, "").then(function () { return new Index(current(CONTENTS)); });
  };

  // Opens it anew, past any cache; only once, for what is stale then stays so.
  kho.renew = function () {
    if (renewed) return Promise.reject(new Error("stale"));
    renewed = true;
    parts.clear();
    waiting.clear();
    decoded.clear();
    return load(CONTENTS, String(Date.now())).then(function () { return new Index(current(CONTENTS)); });
  };
})(KhoSearch);
