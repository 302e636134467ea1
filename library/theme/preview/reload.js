// Loads the page anew when a build of the work tree has changed it; another page's save does not disturb
// what is being read or filled in here. Only a tab that is looked at listens: a browser allows a server
// few connections.
(function () {
  "use strict";
  var own = document.currentScript;
  var state = own.getAttribute("data-state");
  var source = null;

  function listen() {
    if (document.hidden) {
      if (source) source.close();
      source = null;
    } else if (!source) {
      source = new EventSource(new URL("changes", own.src));
      source.onmessage = function (event) {
        if (event.data !== state) ask(event.data);
      };
    }
  }

  // Whether the page would now be another one.
  function ask(now) {
    fetch(location.href, { method: "HEAD", cache: "no-store" }).then(function (answer) {
      if (answer.headers.get("ETag") !== own.getAttribute("data-page")) location.reload();
      else state = now;
    });
  }

  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pageshow", listen);
  listen();
})();
