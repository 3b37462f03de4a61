/// The look of a page: one column of text for reading, light or dark as the reader's system is, fit for paper and phone.
///
/// Pages hold it without its line ends and comments (`StyleSheet`). Colours keep a contrast of at least 4.5 to their ground (WCAG AA); a test computes it.
let pageStyle: StaticString = """

    :root {
      color-scheme: light dark;
      --paper: #fdfcf9; --shade: #f5f3ec; --rule: #dedad0; --ink: #24262b; --muted: #5d6168;
      --accent: #1d5a87; --good: #27694a; --bad: #a2311f; --bad-shade: #fbefeb; --note-shade: #f1f4ee;
      --keyword: #8b3a73; --command: #1d5a87; --number: #87540a; --text: #27694a; --comment: #65686f;
      --parameter: #5b4f94; --operator: #55585f;
      --latin: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Cambria, Georgia,
        "Noto Serif", "Liberation Serif", "DejaVu Serif";
      --sans: "Helvetica Neue", "Segoe UI", Roboto, "Noto Sans", Arial;
      --chinese: "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC";
      --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono";
      --mono-chinese: "Sarasa Mono SC", "Noto Sans Mono CJK SC", "PingFang SC", "Microsoft YaHei";
      --prose: var(--latin), var(--chinese), serif;
      --display: var(--sans), var(--chinese), sans-serif;
      --code: var(--mono), var(--mono-chinese), monospace;
    }
    /* “”, ——, …… are as wide as a character in Chinese, where Latin letters stand first. */
    @font-face {
      font-family: marks; unicode-range: U+2014, U+2018-2019, U+201C-201D, U+2026;
      src: local("PingFangSC-Regular"), local("PingFang SC"), local("Microsoft YaHei"), local("MicrosoftYaHei"),
        local("Noto Sans CJK SC"), local("NotoSansCJKsc-Regular"), local("Source Han Sans SC");
    }
    :root:lang(zh) { --display: marks, var(--sans), var(--chinese), sans-serif; --prose: var(--display); }
    :root:lang(zh-TW), :root:lang(zh-HK), :root:lang(zh-Hant) {
      --chinese: "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Source Han Sans TC";
      --mono-chinese: "Sarasa Mono TC", "Noto Sans Mono CJK TC", "PingFang TC", "Microsoft JhengHei";
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181c; --shade: #1f2228; --rule: #363a42; --ink: #dad8d2; --muted: #a0a3aa;
        --accent: #8dbce0; --good: #86c7a2; --bad: #f2a092; --bad-shade: #2d1e1d; --note-shade: #1d2421;
        --keyword: #d9a0c6; --command: #8dbce0; --number: #dcb26c; --text: #94c9a8; --comment: #9a9da4;
        --parameter: #b6abe6; --operator: #b0b3b9; --picture: #fff;
      }
    }
    * { box-sizing: border-box; }
    html { font-size: clamp(16px, 15px + 0.28vw, 18.5px); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font-family: var(--prose); line-height: 1.62; text-autospace: normal; overflow-wrap: break-word;
      font-kerning: normal; -webkit-font-smoothing: antialiased;
    }
    :lang(zh) body { line-height: 1.75; }
    main { max-width: 42em; margin: 0 auto; padding: 4.5em 1.4em 7em; }
    p, ul, ol, blockquote, pre, figure, table { margin: 0 0 1.1em; }
    p { text-wrap: pretty; hanging-punctuation: allow-end; }

    header.title { margin: 0 0 3em; padding: 0 0 1.7em; border-bottom: 1px solid var(--rule); }
    header.title p { margin: 0; }
    .title h1 { margin: 0; font-size: 2.15em; line-height: 1.2; letter-spacing: -0.015em; font-weight: 700; }
    :lang(zh) .title h1 { letter-spacing: 0; line-height: 1.3; font-size: 2em; }
    header.title .subtitle {
      margin-top: 0.45em; font-family: var(--display); font-size: 1.2em; line-height: 1.4; color: var(--muted);
      text-wrap: balance;
    }
    header.title .byline {
      margin-top: 1.3em; font-family: var(--display); font-size: 0.86em; color: var(--muted);
    }
    .byline .author + .date::before { content: "·"; margin: 0 0.55em 0 0.3em; }
    header.title .description { margin-top: 1.1em; max-width: 38em; }

    h1, h2, h3, h4, h5, h6 {
      margin: 2.3em 0 0.7em; font-family: var(--display); line-height: 1.3; font-weight: 650;
      text-wrap: balance; break-after: avoid; scroll-margin-top: 1em;
    }
    h1 { font-size: 1.75em; }
    h2 { font-size: 1.42em; letter-spacing: -0.006em; }
    h3 { font-size: 1.16em; margin-top: 1.9em; }
    h4, h5, h6 { font-size: 1em; margin-top: 1.7em; }
    h5, h6 { color: var(--muted); }
    :lang(zh) :is(h1, h2, h3, h4, h5, h6) { letter-spacing: 0.01em; line-height: 1.4; }
    :is(h2, h3) + :is(h3, h4) { margin-top: 0.9em; }
    .own { color: inherit; text-decoration: none; }
    .own::before {
      content: "#"; content: "#" / ""; position: absolute; margin-left: -0.8em; color: var(--muted); font-weight: 400; opacity: 0;
    }
    .own:empty::before { margin-left: 0.3em; }
    :is(:hover, :focus-visible) > .own::before, .own:focus-visible::before { opacity: 1; }
    :is(h1, h2, h3, h4, h5, h6) .number { margin-right: 0.35em; color: var(--muted); font-weight: 400; }

    a {
      color: var(--accent); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em;
      text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
    }
    a:hover { text-decoration-color: currentColor; }
    a.reference { white-space: nowrap; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    .unresolved, .dropped { color: var(--bad); text-decoration: underline dotted; text-underline-offset: 0.2em; }
    img { max-width: 100%; height: auto; background: var(--picture); }
    .picture { font-style: italic; }
    .picture::before { content: "▨"; margin-right: 0.35em; font-style: normal; color: var(--muted); }
    strong { font-weight: 650; }
    :lang(zh) em { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right; }
    :lang(zh) em:lang(en) { font-style: italic; text-emphasis: none; }

    ul, ol { padding-left: 1.5em; }
    li { margin: 0.3em 0; }
    li > p { margin: 0 0 0.6em; }
    li > :is(ul, ol) { margin: 0.2em 0; }
    li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
    blockquote { padding: 0.1em 0 0.1em 1.15em; border-left: 3px solid var(--rule); color: var(--muted); }
    blockquote > :last-child { margin-bottom: 0; }
    .task { list-style: none; }
    .task input {
      appearance: none; float: left; width: 1em; height: 1em; margin: 0.3em 0 0 -1.5em; font: inherit; line-height: 0.85;
      border: 1.5px solid var(--muted); border-radius: 3px; color: var(--accent); text-align: center;
    }
    .task input:checked::before { content: "✓"; font-size: 0.9em; font-weight: 700; }
    del { color: var(--muted); }
    .callout { --kind: var(--accent); margin: 0 0 1.1em; padding: 0.2em 0 0.2em 1.15em; border-left: 3px solid var(--kind); }
    .callout.tip { --kind: var(--good); }
    .callout.important { --kind: var(--parameter); }
    .callout.warning { --kind: var(--number); }
    .callout.caution { --kind: var(--bad); }
    .callout > :last-child { margin-bottom: 0; }
    .callout > .kind { margin: 0 0 0.3em; font-family: var(--display); font-size: 0.86em; font-weight: 600; color: var(--kind); }
    hr { width: 5em; margin: 2.6em auto; border: 0; border-top: 1px solid var(--rule); }

    code, pre, kbd { font-family: var(--code); font-size: 0.86em; font-variant-ligatures: none; tab-size: 4; }
    pre { overflow-x: auto; line-height: 1.55; scrollbar-width: thin; }
    pre code { font-size: 1em; }
    :is(p, li, td, th, h1, h2, h3, h4, figcaption, blockquote, .own) > code {
      padding: 0.1em 0.32em; background: var(--shade); border-radius: 4px; overflow-wrap: anywhere;
    }
    pre.code, pre.source, pre.raw { padding: 0.95em 1.15em; background: var(--shade); border-radius: 7px; }
    /* What is to be scrolled to fades at the right edge, where nothing stands at the end of the way. */
    @media screen {
      pre:is(.code, .source) { --ground: var(--shade); display: grid; padding-right: 2em; }
      pre > code { grid-area: 1 / 1; }
      pre:is(.code, .source)::after {
        content: ""; grid-area: 1 / 1; justify-self: end; position: sticky; right: -2em; width: 2em; margin-right: -2em;
        background: linear-gradient(to right, transparent, var(--ground)); pointer-events: none;
      }
    }
    pre.raw, code.raw { color: var(--muted); }
    .kw { color: var(--keyword); font-weight: 600; }
    .cm { color: var(--command); font-weight: 600; }
    .pa { color: var(--parameter); }
    .nu { color: var(--number); }
    .tx { color: var(--text); }
    .co { color: var(--comment); font-style: italic; }
    :lang(zh) .co { font-style: normal; }
    .op { color: var(--operator); }

    .cell { position: relative; margin: 1.7em 0 1.9em; }
    .cell .source { margin: 0; }
    .outputs {
      margin: 0.75em 0 0; padding: 0.1em 0 0.1em 1.05em; border-left: 3px solid var(--shade);
    }
    .outputs > * { margin: 0 0 0.85em; }
    .outputs > :last-child { margin-bottom: 0; }
    figure { margin: 1.1em 0; }
    .cell > :last-child { margin-bottom: 0; }
    figure > :is(.scroller, .plot) { margin: 0 0 0.6em; }
    figure > figcaption:first-child { margin-bottom: 0.6em; }
    figure > :last-child { margin-bottom: 0; }
    pre.output { font-size: 0.84em; }
    figcaption { font-family: var(--display); font-size: 0.87em; line-height: 1.5; color: var(--muted); }
    figcaption .number { margin-right: 0.4em; color: var(--ink); font-weight: 600; }
    .plot { overflow-x: auto; }
    .plot svg { display: block; max-width: 100%; height: auto; font-family: var(--display); }
    .plot + .characters { margin-top: -1em; }
    figure + .characters { margin-top: -0.8em; }
    .badge {
      margin: 0 0 0.45em; font-family: var(--display); font-size: 0.76em; font-weight: 600; letter-spacing: 0.04em;
      line-height: 1.4; color: var(--muted);
    }
    pre.source { position: relative; counter-reset: line; }
    .line {
      position: absolute; left: 0; width: 2em; font-size: 0.66em; line-height: 2.35; text-align: center; text-decoration: none;
      color: var(--muted); opacity: 0;
    }
    .line::before { counter-increment: line; content: counter(line); content: counter(line) / ""; }
    .source:hover .line, .line:focus-visible { opacity: 1; }
    .source code > span:target { background: color-mix(in srgb, var(--accent) 16%, transparent); }
    .copy { position: relative; z-index: 1; height: 0; text-align: right; }
    .copy button {
      pointer-events: none;
      margin: 0.45em; padding: 0.15em 0.6em; border: 1px solid var(--rule); border-radius: 5px; background: var(--paper);
      color: var(--muted); font-family: var(--display); font-size: 0.72em; line-height: 1.6; cursor: pointer; opacity: 0;
    }
    .copy button:is(:hover, :focus-visible), .copy:has(+ pre:is(:hover, :focus)) button {
      opacity: 1; pointer-events: auto;
    }
    .said { position: fixed; top: 0; opacity: 0; pointer-events: none; }
    @media print { .copy, .line, .said { display: none; } }
    .exercise > .badge { color: var(--accent); }
    :is(.exercise, .not-run) > .source { --ground: var(--paper); }
    .exercise > .source { background: none; border: 1.5px dashed color-mix(in srgb, var(--accent) 55%, transparent); }
    .not-run > .source { background: none; border: 1px solid var(--rule); }
    summary {
      width: fit-content; cursor: pointer; font-family: var(--display); font-size: 0.86em; color: var(--accent);
    }
    summary::marker { color: var(--muted); }
    details > .source, details > .outputs { margin-top: 0.6em; }
    .characters { margin: 0.1em 0 0.6em; font-size: 0.8em; }
    .characters summary { color: var(--muted); width: fit-content; }
    .characters pre { margin: 0.4em 0 0; overflow-x: auto; line-height: 1.25; }
    @media print { .characters { display: none; } }

    .promises { padding: 0; list-style: none; }
    .promises li { display: flex; gap: 0.55em; align-items: baseline; margin: 0.15em 0; }
    .promises code { padding: 0; background: none; overflow-wrap: anywhere; }
    .promises .mark, .claim::after { color: var(--good); font-weight: 700; }
    .value { font-variant-numeric: lining-nums; border-bottom: 1px dotted var(--muted); cursor: help; }
    .claim::after { content: "\\2009✓"; font-size: 0.85em; }
    code.unevaluated { color: var(--muted); }
    .failure, .verdict {
      padding: 0.9em 1.1em; border-left: 3px solid var(--bad); border-radius: 0 7px 7px 0; background: var(--bad-shade);
    }
    .failure .badge { color: var(--bad); }
    .failure.expected { border-left-color: var(--good); background: var(--note-shade); }
    .failure.expected .badge { color: var(--good); }
    .message > p { margin: 0 0 0.4em; font-family: var(--display); font-size: 0.86em; line-height: 1.5; overflow-wrap: anywhere; }
    .message > .headline { font-weight: 600; }
    .message > p > code { padding: 0; background: none; font-weight: inherit; }
    .message > .place { font-family: var(--code); font-size: 0.78em; color: var(--muted); }
    .message > pre { margin: 0 0 0.6em; font-size: 0.8em; }
    .message .margin { color: var(--muted); user-select: none; }
    .message .marks { color: var(--bad); font-weight: 700; user-select: none; }
    .message > :last-child { margin-bottom: 0; }
    .message + .message { margin-top: 1.2em; }
    .verdict { margin: 0 0 2.2em; font-family: var(--display); }
    .verdict > :last-child { margin-bottom: 0; }
    .verdict > p { margin: 0 0 0.9em; font-weight: 600; }

    .scroller { max-width: 100%; overflow-x: auto; margin: 0 0 1.2em; scrollbar-width: thin; }
    table {
      margin: 0; border-collapse: collapse; border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink);
      font-size: 0.9em; line-height: 1.5; font-variant-numeric: lining-nums tabular-nums;
    }
    th, td { padding: 0.3em 1.1em 0.3em 0; text-align: left; vertical-align: baseline; }
    :is(th, td):first-child { padding-left: 0.35em; }
    :is(th, td):last-child { padding-right: 0.35em; }
    thead :is(th, td) { border-bottom: 1px solid var(--muted); }
    th { font-family: var(--display); font-weight: 600; }
    tbody tr + tr td { border-top: 1px solid color-mix(in srgb, var(--rule) 60%, transparent); }
    .right { text-align: right; }
    .center { text-align: center; }
    table.data :is(th, td) { white-space: pre; }
    .whole { white-space: nowrap; }
    .broad { min-width: 5.5em; }
    /* Its margin takes its width back, so that it makes no table wider. */
    caption {
      --room: min(28em, 100vw - 4.5em); width: var(--room); margin-right: calc(-1 * var(--room)); padding: 0 0 0.5em;
      text-align: left; font-family: var(--display); font-size: 0.96em; font-weight: 600; text-wrap: balance;
    }
    /* A shadow that scrolls with what lies over it until nothing is left to scroll to. */
    @media screen {
      .scroller, .equation .formula, .math.display, pre.output, .characters pre {
        background: linear-gradient(to left, var(--paper) 1em, transparent) 100% / 3em 100% no-repeat local,
          linear-gradient(to left, color-mix(in srgb, var(--ink) 16%, transparent), transparent) calc(100% - 1px) 1px / 0.9em calc(100% - 2px) no-repeat;
      }
    }
    p.note { margin: 0.5em 0 0; font-family: var(--display); font-size: 0.82em; color: var(--muted); }

    math {
      font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "Libertinus Math", "XITS Math",
        "TeX Gyre Termes Math", "DejaVu Math TeX Gyre", "Noto Sans Math", math;
      font-size: 1.06em; font-size-adjust: 0.455;
    }
    /* MathML Core leaves these attributes to the page; what stands in a cell is a block, which only the prefixed values move. */
    mtd.left { text-align: left; text-align: -webkit-left; }
    mtd.right { text-align: right; text-align: -webkit-right; }
    .close { padding-left: 0; }
    mtd:has(+ .close) { padding-right: 0; }
    .solid-left { border-left: 1px solid; }
    .dashed-left { border-left: 1px dashed; }
    .solid-top { border-top: 1px solid; }
    .dashed-top { border-top: 1px dashed; }
    mover:has(> .bar) > :first-child { padding-top: 0.12em; border-top: 0.06em solid; }
    munder:has(> .bar) > :first-child { padding-bottom: 0.12em; border-bottom: 0.06em solid; }
    mo.bar { font-size: 0; font-size-adjust: none; }
    menclose[notation~="top"] { border-top: 1px solid; }
    menclose[notation~="bottom"] { border-bottom: 1px solid; }
    menclose[notation~="left"] { border-left: 1px solid; }
    menclose[notation~="right"] { border-right: 1px solid; }
    menclose[notation~="box"] { border: 1px solid; padding: 0.2em; }
    menclose[notation~="horizontalstrike"] { text-decoration: line-through; }
    menclose[notation*="diagonalstrike"] {
      --edge: calc(50% - 0.03em); --line: transparent var(--edge), currentColor 0 calc(100% - var(--edge)), transparent 0;
      padding: 0 0.1em; background: var(--rising, none), var(--falling, none); print-color-adjust: exact;
    }
    menclose[notation~="updiagonalstrike"] { --rising: linear-gradient(to right bottom, var(--line)); }
    menclose[notation~="downdiagonalstrike"] { --falling: linear-gradient(to right top, var(--line)); }
    :lang(zh) .math:not(.display) { margin: 0 0.14em; }
    /* With room for the mark behind it. */
    .math.long { display: inline-grid; max-width: calc(100% - 1.3em); overflow-x: auto; overflow-y: hidden; scrollbar-width: thin; }
    :is(th, td) .math.long { max-width: none; }
    .equation { display: flex; align-items: center; gap: 1em; margin: 1.2em 0 1.4em; }
    .equation .formula { flex: 1; overflow-x: auto; overflow-y: hidden; padding: 0.2em 0; text-align: center; }
    .equation .number { color: var(--muted); font-variant-numeric: lining-nums; }
    .math.display { display: block; overflow-x: auto; overflow-y: hidden; padding: 0.3em 0; text-align: center; }
    .finding > p { margin: 0 0 0.4em; font-family: var(--display); font-size: 0.86em; line-height: 1.5; }
    .finding > p:first-child { font-weight: 600; }
    .derivation > p { margin: 0 0 0.5em; font-family: var(--display); font-size: 0.86em; }
    .derivation > .heading { font-weight: 600; }
    .derivation > .note { color: var(--muted); }
    .derivation ol { margin: 0 0 0.6em; }
    .derivation li { margin: 0 0 0.7em; }
    .derivation li > p { margin: 0; font-family: var(--display); font-size: 0.86em; line-height: 1.5; color: var(--muted); }
    .derivation li::marker { font-family: var(--display); font-size: 0.86em; }
    .derivation .math.display > math { width: fit-content; margin: 0; }
    .derivation li > pre { margin: 0.3em 0 0; }
    sup { font-size: 0.72em; line-height: 0; vertical-align: 0.5em; font-variant-numeric: lining-nums; }
    .footnote { padding-left: 0.1em; }
    .footnote a { text-decoration: none; }
    .footnote a::after { content: ""; padding: 0.5em 0; }
    .footnotes { margin: 3.5em 0 0; padding: 1.2em 0 0; border-top: 1px solid var(--rule); font-size: 0.88em; }
    .footnotes p { margin: 0 0 0.5em; }
    .back { margin-left: 0.3em; font-family: var(--display); }
    :is(.footnote, .footnotes li):target { background: var(--note-shade); }
    code.error { color: var(--bad); background: var(--bad-shade); white-space: pre-wrap; }

    .contents { margin: -0.8em 0 3em; font-family: var(--display); font-size: 0.86em; }
    .contents p { margin: 0 0 0.5em; font-weight: 600; }
    .contents ul { margin: 0; padding: 0; list-style: none; }
    .contents li { margin: 0; padding-block: 0.14em; line-height: 1.45; }
    .contents:has(li:nth-child(13)) ul { columns: 17em; column-gap: 2.5em; }
    .contents li { break-inside: avoid; }
    .contents .level-0 > a { color: var(--ink); }
    .contents .level-1 { padding-left: 1.1em; }
    .contents .level-2 { padding-left: 2.2em; }
    .contents a { color: var(--muted); text-decoration: none; }
    .contents li > a:is([aria-current], :hover) { color: var(--accent); }
    .contents a[aria-current] { font-weight: 600; }
    .contents a:hover { text-decoration: underline; }
    @media screen and (min-width: 68rem) {
      main:has(> .contents) { margin-left: max(17rem, 50vw - 21em); }
      .contents {
        position: fixed; top: 4.6rem; left: max(1.6rem, 50vw - 38.5rem); width: 14.5rem; max-height: calc(100vh - 6rem);
        margin: 0; overflow-y: auto; scrollbar-width: thin;
      }
      .contents:has(li) ul { columns: auto; }
    }
    @media (max-width: 36rem) {
      main { padding: 2.2em 1em 4em; }
      header.title { margin-bottom: 2.2em; padding-bottom: 1.3em; }
      .title h1, :lang(zh) .title h1 { font-size: 1.65em; }
      h2 { font-size: 1.28em; }
      pre.code, pre.source, pre.raw { padding: 0.8em 2em 0.8em 0.9em; }
      .outputs { padding-left: 0.8em; }
      .outputs > .plot { margin-left: calc(-0.8em - 3px); }
      ul, ol { padding-left: 1.25em; }
    }
    @media print {
      :root {
        color-scheme: light;
        --paper: #fff; --shade: #f6f6f4; --rule: #ccc; --ink: #000; --muted: #555; --accent: #000; --good: #1b4d35;
        --bad: #8c2416; --bad-shade: #fff; --note-shade: #fff; --keyword: #6d2a59; --command: #153f60; --number: #5f3a05;
        --text: #1b4d35; --comment: #555; --parameter: #40376d; --operator: #333;
      }
      @page { margin: 18mm 20mm; }
      html { font-size: 11pt; }
      main { max-width: none; padding: 0; }
      header.title { margin-bottom: 2em; }
      .contents, .back { display: none; }
      a:not(.bare)[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.8em; overflow-wrap: anywhere; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      table.data :is(th, td) { white-space: pre-wrap; }
      table.data .right { white-space: pre; }
      pre.source, pre.code { border: 0.5pt solid var(--rule); }
      /* A page as wide as its widest table would be printed small; so what is wide is set smaller, by its characters. */
      .scroller, .plot, .equation .formula, .math:is(.display, .long) { overflow: visible; }
      .wide1 { --width: 75; } .wide2 { --width: 95; } .wide3 { --width: 120; } .wide4 { --width: 150; }
      .wide5 { --width: 190; } .wide6 { --width: 240; } .wide7 { --width: 300; }
      table { font-size: calc(clamp(0.35, 92 / var(--width, 1), 1) * 0.9em); }
      th, td { --width: 1; padding-right: 0.9em; }
      math { font-size: calc(clamp(0.35, 62 / var(--width, 1), 1) * 1.06em); }
      .plot, table, tr, .source, .callout, .failure, .equation, .derivation li, figure { break-inside: avoid; }
      table:has(tr:nth-child(16)), figure:has(.sweep, tr:nth-child(16)) { break-inside: auto; }
      summary, .badge, figcaption:first-child, table:has(+ .note),
        p:has(+ :is(.scroller, .equation, .cell)) { break-after: avoid; }
      /* Paper opens nothing; but of a solution its reader says whether it is to be seen. */
      summary { color: var(--ink); font-weight: 600; }
      details:is(:not(.solution), [open]) > summary { list-style: none; }
      details:is(:not(.solution), [open]) > summary::-webkit-details-marker { display: none; }
      details:not(.solution)::details-content { content-visibility: visible; display: block; }
      p, li { orphans: 3; widows: 3; }
    }

    """
