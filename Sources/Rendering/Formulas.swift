internal import Diagnostics
public import Documents

/// The formulas of a document, set in its order; what needs the engine is done when this is made.
///
/// Setting them takes longer than running many a lesson, and needs nothing of the run: so it can go beside it.
public struct Formulas: Sendable {
    private var results: [Int: Result<String, Diagnostic>] = [:]

    /// Sets every formula of `notebook`, until `isOver` says to stop. Starts no engine for a document without any.
    public init(of notebook: Notebook, isOver: () -> Bool = { false }) {
        let renderer = MathRenderer()
        for node in notebook.nodes {
            let (tex, isDisplay): (String, Bool)
            switch node.kind {
            case .math(let formula, let display): (tex, isDisplay) = (formula, display)
            case .mathBlock(let formula, _): (tex, isDisplay) = (formula, true)
            default: continue
            }
            if isOver() { return }
            results[node.range.start] = renderer.render(tex, isDisplay: isDisplay).mapError { error in
                let range = notebook.source.place(of: tex, in: node.range)
                var diagnostic = Diagnostic.formula(error, start: range.start, count: range.count)
                diagnostic.range = diagnostic.range.map { notebook.source.wholeCharacters($0) }
                return diagnostic
            }
        }
    }

    /// KaTeX's version, and Duktape's in which it runs, as the build saw them.
    public static var versions: (library: String, engine: String) {
        let engine = KaTeXBytecode.engine
        return (KaTeXBytecode.library, "\(engine / 10000).\(engine / 100 % 100).\(engine % 100)")
    }

    /// The MathML of the formula whose node begins at `offset`, or why there is none.
    func markup(at offset: Int) -> Result<String, Diagnostic>? { results[offset] }
}

extension SourceFile {
    /// Where `text` stands in `range`: the delimiters around it left out. All of `range` if it is written otherwise.
    fileprivate func place(of text: String, in range: SourceRange) -> SourceRange {
        let wanted = Array(text.utf8)
        guard wanted.count <= range.count else { return range }
        for start in range.start...(range.end - wanted.count)
        where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
            return SourceRange(start, start + wanted.count)
        }
        return range
    }

    /// `range` with all of the characters in which it begins and ends.
    fileprivate func wholeCharacters(_ range: SourceRange) -> SourceRange {
        func isWithin(_ offset: Int) -> Bool { offset < bytes.count && bytes[offset] & 0xC0 == 0x80 }
        var (start, end) = (range.start, range.end)
        while start > 0, isWithin(start) { start -= 1 }
        while isWithin(end) { end += 1 }
        return SourceRange(start, end)
    }
}
