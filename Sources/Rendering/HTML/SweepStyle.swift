import Documents

/// How a reader chooses a combination of a sweep: by radio buttons and style alone.
///
/// A browser without `:has()` drops these rules and shows all combinations, each under its values.
enum SweepStyle {
    /// The rules of a page whose sweeps have at most `fewValues` values of a name; always the same bytes, which its policy
    /// names.
    static let css = look + choice(ofAtMost: fewValues) + print
    /// The rules of a page with any sweeps.
    static let cssOfMany = look + choice(ofAtMost: SweepGrid.mostCombinations) + print

    /// Most sweeps have no more, and their pages are 5 kB smaller.
    static let fewValues = 8

    /// Of each name with several values the combinations that have another value than the chosen one. Of at most 64
    /// combinations the first such name has at most 64 values, the second half as many, and so on.
    private static func choice(ofAtMost values: Int) -> String {
        var selectors: [String] = []
        var most = SweepGrid.mostCombinations
        var name = 0
        while most > 1 {
            for value in 0..<min(most, values) {
                selectors.append(".sweep:has(.c\(name)-\(value):checked)>.combination:not(.v\(name)-\(value))")
            }
            most /= 2
            name += 1
        }
        return selectors.joined(separator: ",\n") + "{display:none}\n"
    }

    private static let look = """
        .sweep>.axes{display:flex;flex-wrap:wrap;gap:.5em 1.8em;margin:0 0 .8em;font-family:var(--display);font-size:.86em}
        .cell>.sweep{margin:.75em 0 0}
        figure>.sweep{margin:0 0 .7em}
        .axes fieldset{display:flex;flex-wrap:wrap;gap:.4em;align-items:center;min-width:0;margin:0;padding:0;border:0}
        .axes legend{float:left;margin:0 .3em 0 0;padding:0}
        .axes label{display:inline-flex;gap:.4em;align-items:center;max-width:100%;padding:.2em .75em .2em .55em;\
        border:1px solid var(--rule);border-radius:999px;cursor:pointer}
        .axes code{font-size:1em;overflow-wrap:anywhere}
        .axes label:hover{border-color:var(--muted)}
        .axes label:has(:checked){border-color:var(--accent);background:var(--shade)}
        .axes label:has(:focus-visible){outline:2px solid var(--accent);outline-offset:2px}
        .axes input{flex:none;margin:0;accent-color:var(--accent)}
        .axes input:focus-visible{outline:none}
        .combination>.setting{margin:1em 0 .4em;font-family:var(--display);font-size:.86em;font-weight:600}
        .combination>.outputs{margin-top:0}
        .sweep>.every{margin:.6em 0 0}
        .every>.scroller{margin:.5em 0 0}
        @supports selector(:has(a)){@media screen{.combination>.setting{display:none}}}

        """

    /// On paper nothing can be chosen: the table of all stands below the chosen one, or without a table all.
    private static let print = """
        @media print{.sweep>.axes{display:none}.combination>.setting{break-after:avoid}.sweep:not(.listed)>.combination{display:block!important}}

        """
}
