/// The words that act rather than compute: `fmt` writes them at the start of a statement without parentheses.
///
/// They change something (`seed`, `train`, `freeze`), or are there for what they show: a table, a picture, a finding, an
/// answer about a graph. What a computing word gives belongs into a name or another expression, so it keeps its
/// parentheses everywhere: `bits("rand", x)`, `mean(x)`.
enum ActingVerb {
    /// Whether the word is one of them.
    static func contains(_ word: String) -> Bool { words.contains(word) }

    private static let words: Set<String> = [
        // They change the session or a model.
        "seed", "train", "minimize", "freeze", "unfreeze",
        // They show what they are given.
        "print", "show", "table", "plot", "draw", "images", "boundary",
        // They report on data, a model or a training.
        "describe", "head", "summary", "evaluate", "confusion", "roc", "calibration", "cross_validate",
        // They explain what a model does.
        "check_gradient", "trace", "why", "explain", "best_possible",
        // They answer a question about causes.
        "paths", "separated", "adjustment_sets", "frontdoor", "instruments", "identify", "estimate", "balance",
        "refute",
    ]
}
