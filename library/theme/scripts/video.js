// Click to play: nothing is fetched before. From a USB stick (file://) YouTube and Drive refuse
// to play inside a page, so the plain link stays a link.
(function () {
  "use strict";
  var online = location.protocol === "http:" || location.protocol === "https:";

  function local(box) {
    var video = document.createElement("video");
    video.controls = true;
    video.autoplay = true;
    video.setAttribute("playsinline", "");
    var source = document.createElement("source");
    source.src = box.getAttribute("data-file");
    source.type = box.getAttribute("data-type");
    // A copy without videos, or a clip this device cannot play: say so, do not stay black.
    source.addEventListener("error", function () {
      var note = document.createElement("p");
      note.className = "kho-video__missing";
      note.setAttribute("role", "alert");
      note.textContent = word("video_missing");
      video.replaceWith(note);
    });
    video.appendChild(source);
    var captions = box.getAttribute("data-captions");
    if (captions) {
      var track = document.createElement("track");
      track.kind = "captions";
      track.srclang = "vi";
      track.label = "Tiếng Việt";
      track.src = captions;
      track.default = true;
      video.appendChild(track);
    }
    return video;
  }

  function frame(address) {
    var element = document.createElement("iframe");
    element.src = address;
    element.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    element.allowFullscreen = true;
    element.referrerPolicy = "strict-origin-when-cross-origin";
    return element;
  }

  function player(box) {
    var youtube = box.getAttribute("data-youtube");
    var drive = box.getAttribute("data-drive");
    if (box.getAttribute("data-file")) return local(box);
    if (!online) return null;
    if (youtube) {
      return frame("https://www.youtube-nocookie.com/embed/" + encodeURIComponent(youtube) +
        "?autoplay=1&rel=0&hl=vi&cc_lang_pref=vi");
    }
    return drive ? frame("https://drive.google.com/file/d/" + encodeURIComponent(drive) + "/preview") : null;
  }

  document.querySelectorAll(".kho-video").forEach(function (box) {
    var link = box.querySelector(".kho-video__play");
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      var element = player(box);
      if (!element) return;
      event.preventDefault();
      element.title = box.getAttribute("data-title");
      link.replaceWith(element);
      element.focus();
    });
  });
})();
