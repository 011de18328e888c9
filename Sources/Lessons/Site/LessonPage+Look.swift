extension LessonPage {
  /// The look of what no other page has.
  static let style = """
    body { max-width: 56rem; }
    h2 { margin-top: 2.6rem; font-size: 1.2rem; }
    a { color: inherit; }
    .question, .task { border-left: 4px solid var(--rule); padding: 0.1rem 0 0.4rem 1rem; margin: 1.4rem 0; }
    .task { border-left-color: var(--neg); }
    .typed, .standing { background: var(--panel); border-radius: 0.4rem; padding: 0.5rem 1rem; margin: 0.8rem 0; }
    fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
    ol.options { padding-left: 1.6rem; }
    ol.options label { display: block; padding: 0.35rem 0.3rem; cursor: pointer; }
    .question input[type=text] {
      font: inherit; width: 9em; padding: 0.35rem 0.5rem; color: inherit; background: var(--ground);
      border: 1px solid var(--muted); border-radius: 0.3rem;
    }
    button, summary {
      font: inherit; cursor: pointer; min-height: 2.6rem; border-radius: 0.4rem; color: inherit;
      background: var(--panel); border: 1px solid var(--rule); padding: 0.45rem 1rem;
    }
    summary { display: inline-block; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    summary::before { content: "\\25B8\\A0"; }
    details[open] > summary::before { content: "\\25BE\\A0"; }
    .copy { white-space: nowrap; }
    .copy code { background: var(--panel); padding: 0.1rem 0.35rem; border-radius: 0.25rem; }
    .copy button { min-height: 0; padding: 0.1rem 0.5rem; font-size: 0.85rem; margin-left: 0.3rem; }
    .ask { display: inline-block; margin: 0.3rem 0.4rem; }
    fieldset + .ask { display: block; margin-left: 0; }
    .verdict { font-weight: 600; margin: 0.2rem 0; }
    .verdict:empty { margin: 0; }
    .typed pre, .standing pre { margin: 0.3rem 0; }
    nav { display: flex; flex-wrap: wrap; gap: 0.6rem 1.6rem; }
    nav a { padding: 0.4rem 0; }
    @media (max-width: 34rem) {
      body { padding: 0.8rem 0.9rem; }
      .typed, .standing { padding: 0.4rem 0.6rem; }
      .question, .task { padding-left: 0.7rem; }
      .copy { white-space: normal; }
    }
    @media print {
      button, .ask, details:not([open]), nav, .question input[type=text] { display: none !important; }
      summary { display: none; }
      .question label:has(input[type=text])::after { content: " ____________"; }
      .question, .task, .typed, .standing { break-inside: avoid; }
      .typed:has(.stepper), .question:has(details[open]), .task:has(details[open]) { break-inside: auto; }
      h2, h3, .caption, .command { break-after: avoid; }
    }

    """

  /// What compares a guess with the answer, and copies a line.
  static let script = #"""
    (function () {
      "use strict";
      // A sum of numbers is a guess as well, as 3*4 - 1.
      function calculated(text) {
        var rest = text.replace(/\u2212/g, "-").replace(/\u00d7/g, "*").replace(/\s+/g, "");
        function number() {
          if (rest[0] === "-") { rest = rest.slice(1); return -number(); }
          if (rest[0] === "(") {
            rest = rest.slice(1);
            var inner = sum();
            if (rest[0] !== ")") { return NaN; }
            rest = rest.slice(1);
            return inner;
          }
          var found = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/i.exec(rest);
          if (!found) { return NaN; }
          rest = rest.slice(found[0].length);
          return Number(found[0]);
        }
        function product() {
          var value = number();
          while (rest[0] === "*" || rest[0] === "/") {
            var sign = rest[0];
            rest = rest.slice(1);
            var factor = number();
            value = sign === "*" ? value * factor : value / factor;
          }
          return value;
        }
        function sum() {
          var value = product();
          while (rest[0] === "+" || rest[0] === "-") {
            var sign = rest[0];
            rest = rest.slice(1);
            var term = product();
            value = sign === "+" ? value + term : value - term;
          }
          return value;
        }
        var value = sum();
        return rest === "" ? value : NaN;
      }

      function read(kind, text) {
        text = text.trim().toLowerCase();
        if (text === "") { return null; }
        if (kind === "choice") { return text; }
        if (kind === "shape") {
          var shape = text.replace(/[\[\]() ]/g, "").replace(/[,\u00d7]/g, "x").replace(/x$/, "");
          return /^\d+(x\d+)*$/.test(shape) ? shape : null;
        }
        if (kind === "sign") {
          if (/^(\+|plus|positive|up)$/.test(text)) { return "1"; }
          if (/^(-|\u2212|minus|negative|down)$/.test(text)) { return "-1"; }
          if (text === "zero") { return "0"; }
        }
        var number = calculated(text);
        if (isNaN(number)) { return null; }
        return kind === "sign" ? String(Math.sign(number)) : number;
      }

      // A number is right within half a percent, as three digits show it.
      function same(kind, guess, answer, tolerance) {
        if (kind !== "number") { return guess === answer; }
        var value = Number(answer);
        var bound = tolerance ? Number(tolerance) : Math.max(Math.abs(value) * 0.005, 1e-9);
        return Math.abs(guess - value) <= bound;
      }

      document.querySelectorAll("form.question").forEach(function (form) {
        form.querySelector("button[type=submit]").hidden = false;
        form.addEventListener("submit", function (event) {
          event.preventDefault();
          var field = form.querySelector("input:checked") || form.querySelector("input[type=text]");
          var guess = field ? read(form.dataset.kind, field.value) : null;
          var verdict = form.querySelector(".verdict");
          if (guess === null) {
            verdict.textContent = "A guess first, right or wrong.";
            return;
          }
          if (same(form.dataset.kind, guess, form.dataset.answer, form.dataset.tolerance)) {
            verdict.textContent = "\u2713 Right.";
            form.querySelector("details").open = true;
            return;
          }
          var words = "Not this time. Guess again, or look.";
          form.querySelectorAll(".replies li").forEach(function (reply) {
            if (same(form.dataset.kind, guess, reply.dataset.guess, "")
              || String(guess) === reply.dataset.guess) { words = reply.textContent; }
          });
          verdict.textContent = words;
        });
      });

      document.querySelectorAll("[data-copy]").forEach(function (button) {
        if (!navigator.clipboard) { return; }
        button.hidden = false;
        button.setAttribute("aria-label", "copy " + button.dataset.copy);
        button.addEventListener("click", function () {
          navigator.clipboard.writeText(button.dataset.copy).then(function () {
            button.textContent = "copied";
          });
        });
      });

      // What opens and closes by the space bar does not step through a figure as well.
      document.querySelectorAll("summary, label, a").forEach(function (element) {
        element.addEventListener("keydown", function (event) { event.stopPropagation(); });
      });
    }());

    """#
}
