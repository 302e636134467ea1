// The index: a table of contents, and parts that are loaded when a query needs them. Every part is a
// script that calls KhoSearch.add, because a script is all that a page opened from a disk may load.
(function (kho) {
  "use strict";
  var CONTENTS = "muc-luc";
  var base = "", generation = "", renewed = false;
  var parts = new Map(), waiting = new Map(), decoded = new Map();

  kho.add = function (name, made, data) {
    parts.set(name, { made: made, data: data });
    if (name === CONTENTS) generation = made;
  };

  function current(name) {
    var part = parts.get(name);
    return part && part.made === generation ? part.data : undefined;
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
    return Promise.all(missing.map(function (name) { return load(name, generation); }));
  }

  function numbers(differences) {
    var list = new Int32Array(differences.length), sum = 0;
    for (var i = 0; i < list.length; i++) list[i] = sum += differences[i];
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

  function rows(name) {
    return once("rows " + name, function () {
      return new Map(current(name).map(function (row) { return [row[0], row]; }));
    });
  }

  function Index(data) {
    var index = this;
    this.total = data.total;
    this.chunk = data.chunk;
    this.block = data.block;
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
    this.longest = 1;
    data.phrases.forEach(function (row) { index.addPhrase(row[0], row[1], row[2], false); });
    data.optional.forEach(function (text) { index.addPhrase(text, [], [], true); });
  }

  function exactList(text) {
    return text.split(" ").map(function (exact) { return { folded: kho.foldedOf(exact), exact: exact }; });
  }

  Index.prototype.addPhrase = function (text, facets, texts, optional) {
    var list = exactList(text), index = this;
    var key = list.map(function (one) { index.words.add(one.folded); return one.folded; }).join(" ");
    if (!this.phrases.has(key)) this.phrases.set(key, []);
    this.phrases.get(key).push({ list: list, facets: facets, texts: texts.map(exactList), optional: optional });
    this.longest = Math.max(this.longest, list.length);
  };

  Index.prototype.knows = function (folded) {
    return this.termAt.has(folded) || this.words.has(folded);
  };

  Index.prototype.headPart = function (folded) {
    var at = this.termAt.get(folded);
    return at === undefined ? "" : "tu-" + before(this.heads, at);
  };

  Index.prototype.bodyPart = function (folded) {
    var at = before(this.bodies, folded);
    return at < 0 ? "" : "noi-dung-" + at;
  };

  // The exact forms of a folded syllable with their codes: document * 256 + place.
  Index.prototype.head = function (folded) {
    var part = this.headPart(folded);
    return !part ? [] : once("head " + folded, function () {
      var row = rows(part).get(folded), found = [];
      for (var i = 1; i < row.length; i += 2) {
        found.push({ exact: row[i] || folded, codes: numbers(row[i + 1]) });
      }
      return found;
    });
  };

  // The documents in whose text a syllable stands; null says nearly all.
  Index.prototype.body = function (folded) {
    var part = this.bodyPart(folded);
    return once("body " + folded, function () {
      var row = part ? rows(part).get(folded) : undefined;
      if (!row) return new Int32Array(0);
      return row[1] === 0 ? null : numbers(row[1]);
    });
  };

  // For each facet the set of values of the documents of a chunk, and last their preference.
  Index.prototype.columns = function (chunk) {
    return once("columns " + chunk, function () {
      return current("cot-" + chunk).map(function (runs) {
        var list = [];
        for (var i = 0; i < runs.length; i += 2) for (var n = runs[i + 1]; n > 0; n--) list.push(runs[i]);
        return Int32Array.from(list);
      });
    });
  };

  Index.prototype.needChunks = function (numbers) {
    return need(numbers.map(function (number) { return "cot-" + number; }));
  };

  Index.prototype.needTerms = function (terms, bodiesToo) {
    var index = this, names = new Set();
    terms.forEach(function (folded) {
      names.add(index.headPart(folded));
      if (bodiesToo) names.add(index.bodyPart(folded));
    });
    names.delete("");
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
