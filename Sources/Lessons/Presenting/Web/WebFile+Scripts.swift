extension WebFile {
  /// What both pages share: a stream that is taken up again whenever it breaks.
  static let connection = #"""
    "use strict";
    // A stream that says nothing for so long is taken for broken: it beats every ten seconds.
    const SILENCE = 25000;
    function connect(address, show, state) {
      let source = null;
      let watch = 0;
      let pause = 500;
      function begin() {
        clearTimeout(watch);
        if (source) { source.close(); }
        source = new EventSource(address);
        source.onopen = alive;
        source.onmessage = function (event) {
          alive();
          pause = 500;
          state("");
          show(JSON.parse(event.data));
        };
        source.addEventListener("beat", alive);
        source.onerror = broken;
        alive();
      }
      function alive() {
        clearTimeout(watch);
        watch = setTimeout(broken, SILENCE);
      }
      function broken() {
        state("Not connected. Trying again\u2026");
        clearTimeout(watch);
        if (source) { source.close(); }
        source = null;
        // Not all phones at once, when all were cut off at once.
        watch = setTimeout(begin, pause * (0.5 + Math.random()));
        pause = Math.min(pause * 2, 5000);
      }
      window.addEventListener("online", begin);
      document.addEventListener("visibilitychange", function () {
        if (!document.hidden && (!source || source.readyState === 2)) { begin(); }
      });
      begin();
    }
    function byId(id) { return document.getElementById(id); }
    function setText(element, text) {
      if (element.textContent !== text) { element.textContent = text; }
    }

    """#

  /// The projector's page: shows what the presentation sends, as large as it fits, and sends keys.
  static let projectorScript = #"""
    const columns = ["before", "pictures", "after"].map(byId);
    const stage = byId("stage");
    let shown = null;

    function show(state) {
      const isNew = !shown || shown.way !== state.way;
      document.body.classList.toggle("blank", state.blank);
      byId("heading").innerHTML = state.blank ? "" : state.heading;
      setText(byId("place"), state.blank ? "" : state.place);
      byId("title").innerHTML = state.blank || state.title === state.heading ? "" : state.title;
      document.title = byId("heading").textContent || "Gradus";
      setText(byId("way"), state.blank ? "" : state.end ? state.way + " the end" : state.way);
      setText(byId("phones"), state.blank || !state.phones ? ""
        : state.phones + (state.phones === 1 ? " phone" : " phones"));
      columns.forEach(function (column) { fill(column, state[column.id]); });
      stage.classList.toggle("words-only", state.pictures.length === 0);
      stage.classList.toggle("pictures-only", state.before.length + state.after.length === 0);
      join(state.join);
      shown = state;
      fit();
      if (isNew) { tell(); }
    }

    // Only what is new is set anew, so that a reader's place in the rest is kept.
    function fill(column, parts) {
      while (column.children.length > parts.length) { column.lastElementChild.remove(); }
      parts.forEach(function (part, place) {
        let entry = column.children[place];
        if (!entry) {
          entry = document.createElement("div");
          entry.className = "entry";
          column.append(entry);
        }
        if (entry.source !== part) {
          entry.source = part;
          entry.innerHTML = part;
        }
      });
      column.hidden = parts.length === 0;
    }

    function join(card) {
      const place = byId("join");
      const source = card ? card.address + card.svg : "";
      place.hidden = !card;
      if (place.source === source) { return; }
      place.source = source;
      place.innerHTML = card ? card.svg : "";
      if (!card) { return; }
      const words = document.createElement("p");
      words.append("Answer by phone at ", Object.assign(document.createElement("strong"),
        { textContent: card.address.replace(/^http:\/\//, "").replace(/\/$/, "") }));
      place.prepend(words);
    }

    // What came last is read out: the question, the answer, or what a statement showed.
    function tell() {
      const latest = columns[2].lastElementChild || columns[1].lastElementChild;
      if (!latest) { return; }
      const words = latest.cloneNode(true);
      words.querySelectorAll("[aria-hidden=true]").forEach(function (part) { part.remove(); });
      const cells = words.querySelectorAll("td");
      const text = cells.length > 40
        ? (words.querySelector("figcaption, h3, .command") || words).textContent
        : words.textContent;
      setText(byId("live"), text.replace(/\s+/g, " ").trim().slice(0, 600));
    }

    // Sized to the projector: what is older goes first, then all becomes smaller, then it scrolls.
    const LEAST = 0.5;
    const MOST = 1.3;
    function fit() {
      const entries = columns.map(function (column) { return Array.from(column.children); });
      entries.flat().forEach(function (entry) { entry.hidden = false; });
      stage.style.fontSize = "";
      const isNarrow = window.innerWidth < 800;
      document.body.classList.toggle("narrow", isNarrow);
      if (isNarrow) {
        (columns[2].lastElementChild || columns[1].lastElementChild || stage)
          .scrollIntoView({ block: "nearest" });
        return;
      }
      const base = Math.min(window.innerHeight * 0.031, window.innerWidth * 0.0178);
      function size(share) { stage.style.fontSize = base * share + "px"; }
      function height(column) { return column.hidden ? 0 : column.scrollHeight; }
      function fitsPictures() {
        return height(columns[1]) <= columns[1].clientHeight + 1
          && Array.from(columns[1].querySelectorAll("figure, pre, .wide, .entry"))
            .every(function (part) { return part.scrollWidth <= part.clientWidth + 1; });
      }
      function fitsWords() { return height(columns[0]) + height(columns[2]) <= stage.clientHeight + 1; }
      size(1);
      const older = entries[0].concat(entries[2].slice(0, -1));
      while (!fitsWords() && older.length) { older.shift().hidden = true; }
      const pictures = entries[1].slice(0, -1);
      while (height(columns[1]) > columns[1].clientHeight + 1 && pictures.length) {
        pictures.shift().hidden = true;
      }
      // What stands side by side is not made so large that it no longer does.
      function rows() {
        return Array.from(columns[1].querySelectorAll(".term")).filter(function (term) {
          return term.previousElementSibling && term.offsetTop > term.previousElementSibling.offsetTop + 8
            && term.offsetLeft <= term.parentElement.offsetLeft + 8;
        }).length;
      }
      const atFirst = rows();
      let share = MOST;
      size(share);
      while (share > LEAST && !(fitsPictures() && fitsWords() && (share <= 1 || rows() <= atFirst))) {
        share -= 0.05;
        size(share);
      }
    }
    window.addEventListener("resize", fit);
    if (document.fonts) { document.fonts.ready.then(fit); }

    // Keys go out one after another, those that are pressed meanwhile together.
    let pressed = [];
    let isSending = false;
    function press(key) {
      pressed.push(key);
      if (!isSending) { send(); }
    }
    function send() {
      const keys = pressed.splice(0, 20);
      if (keys.length === 0) { isSending = false; return; }
      isSending = true;
      fetch("/page/keys", {
        method: "POST", headers: { "content-type": "application/json" },
        body: JSON.stringify({ keys: keys })
      }).then(function (answer) {
        if (!answer.ok) { pressed = []; }
        send();
      }, function () { pressed = []; isSending = false; });
    }
    const names = {
      PageDown: "on", ArrowRight: "on", PageUp: "back", ArrowLeft: "back", Enter: "enter",
      Backspace: "erase"
    };
    document.addEventListener("keydown", function (event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) { return; }
      if (event.target.closest("button") && (event.key === " " || event.key === "Enter")) { return; }
      const page = document.scrollingElement;
      if (document.body.classList.contains("narrow") && event.key === " "
        && page.scrollTop + window.innerHeight < page.scrollHeight - 1) { return; }
      const key = names[event.key] || (Array.from(event.key).length === 1 ? event.key : null);
      if (!key) { return; }
      event.preventDefault();
      press(key);
    });
    document.addEventListener("click", function (event) {
      const button = event.target.closest("[data-key]");
      if (button) { press(button.dataset.key); }
    });

    connect("/page/events", show, function (words) { setText(byId("state"), words); });
    // The secret leaves the address bar, which everybody sees.
    try { history.replaceState(null, "", "/page"); } catch (error) { /* sandboxed */ }

    """#

  /// The phone's page: one question at a time.
  static let phoneScript = #"""
    const form = byId("answer");
    let shown = null;
    let key = "";

    function show(state) {
      byId("title").innerHTML = state.title;
      const next = JSON.stringify([state.question, state.html, state.options, state.isOpen, state.answer]);
      if (next === key) { return; }
      const isNew = !shown || shown.question !== state.question;
      key = next;
      shown = state;
      const question = byId("question");
      if (state.question === null) {
        question.innerHTML = "<p>No question now. Keep this page open.</p>";
      } else {
        question.innerHTML = state.html + (state.answer || "");
      }
      if (isNew || !state.isOpen || form.hidden) { build(); }
      say();
    }

    function build() {
      form.hidden = !shown || shown.question === null || !shown.isOpen;
      form.replaceChildren();
      if (form.hidden) { return; }
      const choices = { choice: shown.options.map(function (option, place) {
        return [String(place + 1), option];
      }), sign: [["+", "positive"], ["0", "zero"], ["-", "negative"]] }[shown.kind];
      if (choices) {
        choices.forEach(function (choice) {
          const button = document.createElement("button");
          button.type = "button";
          button.value = choice[0];
          button.innerHTML = shown.kind === "choice"
            ? "<b>" + choice[0] + "</b> <span>" + choice[1] + "</span>" : choice[1];
          button.addEventListener("click", function () { answer(choice[0]); });
          form.append(button);
        });
      } else {
        const label = document.createElement("label");
        label.htmlFor = "text";
        label.textContent = "Your answer: " + shown.invitation;
        const text = Object.assign(document.createElement("input"), {
          id: "text", maxLength: 40, autocomplete: "off", autocapitalize: "off",
          spellcheck: false, enterKeyHint: "send"
        });
        const button = Object.assign(document.createElement("button"), {
          type: "submit", textContent: "Send"
        });
        form.append(label, text, button);
      }
    }

    // What this phone said, kept over a reload.
    function mine() {
      try {
        const kept = JSON.parse(sessionStorage.getItem("gradus") || "{}");
        return kept.question === shown.question && kept.title === shown.title ? kept : null;
      } catch (error) { return null; }
    }
    function keep(text, words) {
      try {
        sessionStorage.setItem("gradus", JSON.stringify({
          question: shown.question, title: shown.title, text: text, words: words
        }));
      } catch (error) { /* private mode */ }
    }

    function say(words) {
      const answered = shown && shown.question !== null ? mine() : null;
      form.querySelectorAll("button[value]").forEach(function (button) {
        const isMine = answered !== null && answered.text === button.value;
        button.setAttribute("aria-pressed", isMine);
      });
      setText(byId("said"), words || (answered
        ? "You said: " + answered.words + (shown.isOpen ? ". You can change it until the answer is shown." : "")
        : ""));
    }

    function answer(text) {
      const question = shown.question;
      fetch("/answer", {
        method: "POST", headers: { "content-type": "application/json" },
        body: JSON.stringify({ question: question, text: text })
      }).then(function (reply) {
        if (reply.status === 403) { location.reload(); return null; }
        return reply.headers.get("content-type") === "application/json"
          ? reply.json() : reply.text().then(function (words) { return { refused: words.trim() }; });
      }).then(function (reply) {
        if (!reply || shown.question !== question) { return; }
        if (reply.taken) { keep(text, reply.taken); say(); } else { say(reply.refused); }
      }).catch(function () { say("That did not arrive. Send it again."); });
    }
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const text = byId("text").value.trim();
      if (text) { answer(text); }
    });

    connect("/events", show, function (words) { setText(byId("state"), words); });

    """#
}
