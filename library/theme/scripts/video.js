// Click to play: nothing is fetched before. From a USB stick (file://) YouTube and Drive refuse
// to play inside a page, so the plain link stays a link.
(function () {
  "use strict";
  var online = location.protocol === "http:" || location.protocol === "https:";

  function local(box, from) {
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
    if (from) video.addEventListener("loadedmetadata", function () { video.currentTime = from; });
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

  function player(box, from) {
    var youtube = box.getAttribute("data-youtube");
    var drive = box.getAttribute("data-drive");
    if (box.getAttribute("data-file")) return local(box, from);
    if (!online) return null;
    if (youtube) {
      return frame("https://www.youtube-nocookie.com/embed/" + encodeURIComponent(youtube) +
        "?autoplay=1&rel=0&hl=vi&cc_lang_pref=vi" + (from ? "&start=" + from : ""));
    }
    return drive ? frame("https://drive.google.com/file/d/" + encodeURIComponent(drive) + "/preview") : null;
  }

  // Chapters, as teachers write them: items of a list that begin with a time ("2:05 Quy đồng").
  function chapters(open) {
    document.querySelectorAll(".kho-prose li").forEach(function (item) {
      var text = document.createTreeWalker(item, NodeFilter.SHOW_TEXT).nextNode();
      var found = text && /^\s*(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?![\d:])/.exec(text.data);
      if (!found) return;
      var seconds = Number(found[1] || 0) * 3600 + Number(found[2]) * 60 + Number(found[3]);
      var button = document.createElement("button");
      button.type = "button";
      button.className = "kho-video__chapter";
      button.textContent = found[0].trim();
      button.addEventListener("click", function () { open(seconds); });
      text.data = text.data.slice(found[0].length);
      text.parentNode.insertBefore(button, text);
    });
  }

  document.querySelectorAll(".kho-video").forEach(function (box) {
    var link = box.querySelector(".kho-video__play"), shown = null;

    function play(from) {
      var element = player(box, from);
      if (!element) return false;
      element.title = box.getAttribute("data-title");
      (shown || link).replaceWith(element);
      shown = element;
      element.focus();
      return true;
    }

    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (play(0)) event.preventDefault();
    });
    if (!box.getAttribute("data-file") && !(online && box.getAttribute("data-youtube"))) return;
    chapters(function (seconds) {
      if (shown && shown.tagName === "VIDEO") { shown.currentTime = seconds; shown.play(); shown.focus(); }
      else play(seconds);
      box.scrollIntoView({ block: "nearest" });
    });
  });
})();
