extension WebFile {
  /// The projector's page: pictures at the left, words and the question at the right.
  static let projectorStyle = """
    [hidden] { display: none !important; }
    body.page {
      max-width: none; margin: 0; padding: 1.2vmin 2vmin; height: 100vh; height: 100dvh;
      display: grid; grid-template-rows: auto minmax(0, 1fr) auto; gap: 1.2vmin;
      font-size: clamp(15px, min(2.6vh, 1.5vw), 60px);
    }
    .page header {
      display: flex; align-items: baseline; justify-content: space-between; gap: 1em;
      border-bottom: 1px solid var(--rule);
    }
    .page h1 { font-size: 1.35em; margin: 0; }
    #place { color: var(--muted); font-weight: 400; }
    #title { margin: 0; color: var(--muted); text-align: right; }
    #stage {
      display: grid; grid-template-columns: fit-content(64%) minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 1fr) auto; gap: 0 2em; min-height: 0; line-height: 1.4;
      grid-template-areas: "pictures before" "pictures after" "join after";
    }
    #before { grid-area: before; }
    #pictures { grid-area: pictures; max-height: 100%; }
    #after { grid-area: after; }
    #stage.words-only {
      grid-template-columns: minmax(0, 1fr); grid-template-areas: "before" "after" "join";
    }
    #stage.words-only .column { max-width: 46em; width: 100%; justify-self: center; }
    #stage.pictures-only {
      grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto;
      grid-template-areas: "pictures" "join";
    }
    #stage.pictures-only #pictures { justify-self: center; max-width: 100%; }
    #stage h1, #stage h2, #stage h3 { font-size: 1.05em; margin: 0.6em 0 0.3em; }
    .column { overflow: auto; min-width: 0; }
    .entry > :first-child { margin-top: 0; }
    .entry + .entry { margin-top: 0.9em; }
    .page .command { font-size: 0.9em; color: var(--text); margin: 0 0 0.3em; }
    .page .caption, .page figcaption, .page table.data th { font-size: 0.88em; }
    .page table.grid th { font-size: 0.85em; }
    .page .note, .page p { max-width: none; }
    .page pre { font-size: 0.9em; margin: 0.4em 0; }
    .page .grids { gap: 0.7em 1.2em; margin: 0.4em 0; }
    .page .term > .sign { font-size: 1.2em; }
    .cursor { animation: blink 1s steps(2) infinite; }
    @keyframes blink { 50% { opacity: 0; } }
    @media (prefers-reduced-motion: reduce) { .cursor { animation: none; } }
    table.grid td.changed { outline: 0.16em solid var(--mark); outline-offset: -0.16em; }
    .card { border: 2px solid var(--rule); border-radius: 0.5em; padding: 0.6em 0.9em; background: var(--panel); }
    .card > :first-child { margin-top: 0; }
    .card > :last-child { margin-bottom: 0; }
    .options, .steps { margin: 0.3em 0 0; padding-left: 1.9em; }
    .options li, .steps li { margin: 0 0 0.44em; }
    .options li::marker { font-weight: 700; }
    .steps { columns: 2; column-gap: 2.5em; }
    .steps li { break-inside: avoid; }
    .tally { margin: 0.5em 0 0; }
    table.spread { width: 100%; margin: 0.4em 0; }
    table.spread caption { text-align: left; color: var(--muted); font-size: 0.9em; }
    table.spread th { font-weight: 400; text-align: left; padding: 0.25em 0.6em 0.25em 0; width: 99%; }
    table.spread td { padding: 0.25em 0.4em; white-space: nowrap; vertical-align: bottom; }
    table.spread.short th {
      width: auto; white-space: nowrap; font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
    }
    table.spread.short .length { width: 99%; min-width: 5em; }
    table.spread svg { display: block; width: 100%; height: 0.75em; background: var(--rule); }
    table.spread.short svg { height: 1em; background: none; }
    table.spread rect { fill: var(--muted); }
    tr.right rect { fill: var(--neg); }
    tr.right th { font-weight: 700; }
    #join {
      grid-area: join; display: flex; align-items: center; gap: 1em; margin-top: 0.6em; min-width: 0;
    }
    #join p { margin: 0; overflow-wrap: anywhere; }
    #join strong { display: block; font-size: 1.15em; }
    #join .qr { flex: none; width: min(24vh, 16vw); height: auto; border-radius: 0.3em; }
    #stage.words-only #join { width: 100%; max-width: 46em; justify-self: center; }
    .page footer {
      display: flex; flex-wrap: wrap; align-items: center; gap: 0.2em 1.5em; font-size: 0.72em;
      border-top: 1px solid var(--rule); color: var(--muted); padding-top: 0.4em;
    }
    kbd { border: 1px solid var(--rule); border-radius: 0.25em; padding: 0 0.35em; }
    .page .keys { margin-left: auto; }
    #state { color: var(--alarm); font-weight: 700; }
    nav button, .phone button {
      font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--muted);
      border-radius: 0.4em; padding: 0.3em 0.9em; cursor: pointer;
    }
    .page.blank { background: #000; }
    .page.blank header, .page.blank footer { visibility: hidden; }
    .page.narrow { display: block; height: auto; font-size: 16px; padding: 1rem; }
    .narrow #stage { display: block; }
    .narrow .column { overflow: visible; margin-bottom: 1.2rem; }
    .narrow header { display: block; }
    .narrow #title { text-align: left; }
    .narrow .steps { columns: 1; }
    .narrow #join { margin-bottom: 1.2rem; }
    .narrow #join .qr { width: 40vw; }
    .narrow .keys { display: none; }
    .narrow footer { position: sticky; bottom: 0; background: var(--ground); padding-bottom: 0.6rem; }
    .narrow nav { margin-left: auto; }
    .narrow nav button { min-height: 2.75rem; }

    """

  /// The phone's page: large enough for thumbs.
  static let phoneStyle = """
    [hidden] { display: none !important; }
    html { font-size: 18px; }
    body.phone { max-width: 34rem; margin: 0 auto; padding: 1rem; }
    .phone h1 { font-size: 1rem; color: var(--muted); font-weight: 400; margin: 0 0 1rem; }
    #question { font-size: 1.1rem; }
    #answer { display: grid; gap: 0.6rem; margin: 1rem 0; }
    .phone button, .phone input {
      font: inherit; color: inherit; border: 2px solid var(--muted); border-radius: 0.6rem;
      padding: 0.7rem 1rem; min-height: 3rem; background: var(--panel); text-align: left;
    }
    .phone button { cursor: pointer; }
    .phone button[type=submit] { text-align: center; font-weight: 700; }
    .phone button[aria-pressed=true] { border-color: var(--neg); border-width: 4px; font-weight: 700; }
    .phone button[aria-pressed=true]::after { content: " \\2713"; }
    .phone input { width: 100%; }
    #state { color: var(--alarm); font-weight: 700; }

    """
}
