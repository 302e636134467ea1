// Shelves that a query names: what they are called and where they are.
(function (kho) {
  "use strict";

  function lower(text) { return text.charAt(0).toLowerCase() + text.slice(1); }

  // What a shelf says of one facet; null where it says nothing.
  function named(shelf, key, index) {
    var at = index.facets.findIndex(function (facet) { return facet.key === key; });
    if (!shelf.has(at)) return null;
    var labels = Array.from(shelf.get(at)).map(function (value) { return index.facets[at].values[value]; });
    return { labels: labels.map(function (one) { return one.label; }), page: labels[0].page, key: labels[0].key, kind: labels[0].kind };
  }

  // "Đề giữa học kì I Toán 6", "Video bài giảng KHTN 7", "Toán 6", "Lớp 6" ...
  kho.shelfTitle = function (shelf, index, exam) {
    var parts = {}, said = [];
    index.facets.forEach(function (facet) { parts[facet.key] = named(shelf, facet.key, index); });
    if (parts.exam) said.push(exam + " " + parts.exam.labels.map(lower).join(", "));
    else if (parts.type) said.push(parts.type.labels.join(", "));
    if (parts.subject) said.push(parts.subject.labels.join(", "));
    if (parts.grade) {
      var plain = parts.subject && /^\d+$/.test(parts.grade.key);
      said.push(plain ? parts.grade.labels.join(", ").replace(/\D+(?=\d)/, "") : parts.grade.labels.join(", "));
    }
    var rest = [parts.series, parts.school].filter(Boolean).map(function (part) { return part.labels.join(", "); });
    return [said.join(" ")].concat(rest).filter(Boolean).join(" – ");
  };

  kho.shelfPart = named;

  // The page of a shelf where it has one, else this page with its filters set.
  kho.shelfAddress = function (shelf, index) {
    var grade = named(shelf, "grade", index), subject = named(shelf, "subject", index), exam = named(shelf, "exam", index);
    var single = Array.from(shelf.values()).every(function (values) { return values.size === 1; });
    var exams = shelf.size === 2 && exam && named(shelf, "type", index);
    if (single && shelf.size === 1 && (grade || exam || named(shelf, "school", index))) {
      var page = (grade || exam || named(shelf, "school", index)).page;
      if (page) return page;
    }
    if (single && exams && exam.page) return exam.page;
    if (single && shelf.size === 2 && grade && subject) return grade.page.replace("index.html", subject.key + ".html");
    var asked = new URLSearchParams();
    index.facets.forEach(function (facet, at) {
      (shelf.get(at) || []).forEach(function (value) { asked.append(facet.key, facet.values[value].key); });
    });
    return "?" + asked.toString();
  };
})(KhoSearch);
