extension HTMLRenderer {
  /// What steps through frames: by key, click and swipe, and by `#step=N` behind the address.
  static let script = #"""
    (function () {
      "use strict";
      document.documentElement.classList.add("js");
      var steppers = Array.prototype.map.call(document.querySelectorAll(".stepper"), stepper);
      var current = steppers[0];

      function stepper(section, index) {
        var frames = section.querySelectorAll(".frame");
        var slider = section.querySelector("input");
        var place = section.querySelector("output");
        var live = section.querySelector(".live");
        var at = -1;
        function button(to) { return section.querySelector("[data-to=" + to + "]"); }
        function show(number, quietly) {
          var next = Math.max(0, Math.min(frames.length - 1, number));
          if (next === at) { return; }
          if (at >= 0) { frames[at].classList.remove("now"); }
          at = next;
          frames[at].classList.add("now");
          slider.value = at + 1;
          slider.setAttribute("aria-valuetext", "step " + (at + 1) + " of " + frames.length);
          place.textContent = (at + 1) + " of " + frames.length;
          ["first", "back"].forEach(function (to) {
            button(to).setAttribute("aria-disabled", at === 0);
          });
          ["next", "last"].forEach(function (to) {
            button(to).setAttribute("aria-disabled", at === frames.length - 1);
          });
          if (quietly) { return; }
          live.textContent = spoken(frames[at]);
          if (index === 0) {
            try { history.replaceState(null, "", "#step=" + (at + 1)); } catch (error) { /* sandboxed */ }
          }
        }
        var self = {
          show: show,
          go: function (to) {
            current = self;
            show({ first: 0, back: at - 1, next: at + 1, last: frames.length - 1 }[to]);
          }
        };
        section.addEventListener("click", function (event) {
          var pressed = event.target.closest("[data-to]");
          if (pressed) { return self.go(pressed.dataset.to); }
          var chosen = String(window.getSelection());
          if (event.target.closest(".stage") && chosen === "") { self.go("next"); }
        });
        slider.addEventListener("input", function () { current = self; show(slider.value - 1); });
        // What is wider than its place is moved by the finger, and does not step.
        function slides(element) {
          for (; element !== section; element = element.parentElement) {
            if (element.scrollWidth > element.clientWidth + 1
              && /auto|scroll/.test(getComputedStyle(element).overflowX)) { return true; }
          }
          return false;
        }
        var start = null;
        section.addEventListener("touchstart", function (event) {
          start = event.touches.length === 1 ? event.touches[0] : null;
        }, { passive: true });
        section.addEventListener("touchend", function (event) {
          if (start === null || event.target === slider || slides(event.target)) { return; }
          var x = event.changedTouches[0].clientX - start.clientX;
          var y = event.changedTouches[0].clientY - start.clientY;
          if (Math.abs(x) > 50 && Math.abs(x) > 2 * Math.abs(y)) { self.go(x < 0 ? "next" : "back"); }
        }, { passive: true });
        show(Number(section.dataset.opening), true);
        return self;
      }

      // A step as it is told: its title, what changed, its formula.
      function spoken(frame) {
        var parts = [frame.querySelector("h2").textContent];
        frame.querySelectorAll("figure").forEach(function (figure) {
          var changed = Array.prototype.map.call(figure.querySelectorAll("td.changed"), function (cell) {
            return "row " + cell.parentNode.rowIndex + " column " + cell.cellIndex + ": "
              + cell.textContent.replace(/[*\u25C2]/, "").replace("changed", "").trim();
          });
          var title = figure.querySelector("figcaption");
          if (changed.length) {
            parts.push((title ? title.textContent + ": " : "") + changed.join(", "));
          }
        });
        return parts.join(". ");
      }

      function fromAddress() {
        var found = /^#step=(\d+)$/.exec(location.hash);
        if (found && steppers[0]) { steppers[0].show(Number(found[1]) - 1); }
      }

      var keys = {
        ArrowRight: "next", ArrowLeft: "back", PageDown: "next", PageUp: "back", " ": "next",
        Home: "first", End: "last"
      };

      // Whether a key that browsers scroll by has something to scroll to: then it is theirs.
      function scrolls(event) {
        var page = document.scrollingElement;
        var rest = page.scrollHeight - window.innerHeight - page.scrollTop;
        switch (event.key) {
        case " ": return event.shiftKey ? page.scrollTop > 1 : rest > 1;
        case "PageDown": return rest > 1;
        case "PageUp": return page.scrollTop > 1;
        case "Home": case "End": return page.scrollHeight > window.innerHeight + 1;
        default: return false;
        }
      }

      document.addEventListener("keydown", function (event) {
        var to = keys[event.key];
        if (!to || event.altKey || event.ctrlKey || event.metaKey) { return; }
        var tag = event.target.tagName;
        if (tag === "INPUT" || (tag === "BUTTON" && event.key === " ")) { return; }
        if (scrolls(event)) { return; }
        event.preventDefault();
        current.go(event.key === " " && event.shiftKey ? "back" : to);
      });
      window.addEventListener("hashchange", fromAddress);
      fromAddress();
    }());

    """#
}
