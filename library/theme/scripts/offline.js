// The pages that this device kept, as links; what is kept is what was opened while there was a network.
(function () {
  "use strict";
  var list = document.getElementById("kho-kept");
  if (!list || !window.caches) return;
  var scope = new URL(".", location.href).href;

  function show(cache, request) {
    return cache.match(request).then(function (response) { return response.text(); }).then(function (html) {
      var title = new DOMParser().parseFromString(html, "text/html").title;
      var item = document.createElement("li"), link = document.createElement("a");
      link.href = request.url;
      link.textContent = title.replace(/ – [^–]*$/, "");
      item.appendChild(link);
      list.appendChild(item);
    });
  }

  caches.open("kho-pages " + scope).then(function (cache) {
    return cache.keys().then(function (kept) {
      document.getElementById("kho-kept-title").hidden = !kept.length;
      return Promise.all(kept.reverse().map(function (request) { return show(cache, request); }));
    });
  }).catch(function () { /* nothing was kept */ });
})();
