// Loads the page anew when the work tree was built anew. Only a tab that is looked at listens: a
// browser allows a server few connections.
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
        if (event.data !== state) location.reload();
      };
    }
  }

  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pageshow", listen);
  listen();
})();
