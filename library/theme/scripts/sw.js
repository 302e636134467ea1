// Pages that were opened can be read again without a network. The network is always asked first, so
// a page that was withdrawn is gone; and each new build looks every kept page up once more.
(function () {
  "use strict";
  var scope = self.registration.scope;
  var build = "KHO_BUILD";
  var pages = "kho-pages " + scope;
  var fixed = "kho-fixed " + scope;
  var loose = "kho-loose " + scope + build;
  var offline = scope + "ngoai-tuyen.html";
  var most = 40, mostFixed = 60;

  function isFixed(url) { return url.indexOf("?v=") > 0; }

  function pageOf(url) { return url.split(/[?#]/)[0].replace(/\/$/, "/index.html"); }

  // The page for times without a network, with all that it is drawn with.
  function prepare() {
    return fetch(offline, { cache: "no-cache" }).then(function (response) {
      if (!response.ok) throw new Error("no offline page");
      return response.clone().text().then(function (html) {
        var needed = [], found, links = /(?:href|src)="([^"]+\.(?:css|js)(?:\?v=[^"]*)?)"/g;
        while ((found = links.exec(html))) needed.push(new URL(found[1], offline).href);
        return caches.open(fixed).then(function (cache) {
          return cache.addAll(needed).then(function () { return cache.put(offline, response); });
        });
      });
    });
  }

  // After a new build: every kept page is asked for anew, and what cannot be had is forgotten.
  function lookUp() {
    return caches.open(pages).then(function (cache) {
      return cache.keys().then(function (kept) {
        return Promise.all(kept.map(function (request) {
          return fetch(request.url, { cache: "no-cache" }).then(function (response) {
            return isPage(response) ? cache.put(request, response) : cache.delete(request);
          }, function () { return cache.delete(request); });
        }));
      });
    });
  }

  function dropOldBuilds() {
    return caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) {
        var old = name.indexOf("kho-loose " + scope) === 0 && name !== loose;
        return old ? caches.delete(name) : null;
      }));
    });
  }

  function isPage(response) {
    var type = response.headers.get("content-type") || "";
    return response.ok && response.type === "basic" && !response.redirected && type.indexOf("text/html") === 0;
  }

  function keep(name, key, response, limit) {
    return caches.open(name).then(function (cache) {
      return cache.put(key, response).then(function () { return cache.keys(); }).then(function (kept) {
        return Promise.all(kept.slice(0, Math.max(0, kept.length - limit)).map(function (old) {
          return old.url === offline ? null : cache.delete(old);
        }));
      });
    });
  }

  function page(event) {
    var key = pageOf(event.request.url);
    // Always asked of the host itself: the browser's own cache may hold what was withdrawn.
    return fetch(new Request(event.request, { cache: "no-cache" })).then(function (response) {
      if (isPage(response)) event.waitUntil(keep(pages, key, response.clone(), most));
      else if (response.status === 404 || response.status === 410) {
        event.waitUntil(caches.open(pages).then(function (cache) { return cache.delete(key); }));
      }
      return response;
    }, function () {
      return caches.open(pages).then(function (cache) { return cache.match(key); }).then(function (kept) {
        if (kept) return kept;
        return key === offline ? caches.match(offline) : Response.redirect(offline);
      });
    });
  }

  // What never changes under its address is taken from here first.
  function fixedFile(event) {
    return caches.match(event.request).then(function (kept) {
      return kept || fetch(event.request).then(function (response) {
        if (response.ok) event.waitUntil(keep(fixed, event.request, response.clone(), mostFixed));
        return response;
      });
    });
  }

  function looseFile(event) {
    return fetch(event.request).then(function (response) {
      if (response.ok && response.status === 200) {
        event.waitUntil(keep(loose, event.request, response.clone(), 300));
      }
      return response;
    }, function () {
      return caches.match(event.request).then(function (kept) { return kept || Response.error(); });
    });
  }

  self.addEventListener("install", function (event) {
    event.waitUntil(prepare().then(function () { return self.skipWaiting(); }));
  });
  self.addEventListener("activate", function (event) {
    event.waitUntil(Promise.all([lookUp(), dropOldBuilds()]).then(function () { return self.clients.claim(); }));
  });
  self.addEventListener("fetch", function (event) {
    var request = event.request;
    if (request.method !== "GET" || request.url.indexOf(scope) !== 0 || request.headers.has("range")) return;
    if (request.mode === "navigate") event.respondWith(page(event));
    else if (isFixed(request.url)) event.respondWith(fixedFile(event));
    else if (/^(script|style|image|font)$/.test(request.destination)) event.respondWith(looseFile(event));
  });
})();
