internal import Diagnostics
public import Documents

/// The formulas of a document, set in its order; what needs the engine is done when this is made.
///
/// Setting them takes longer than running many a lesson, and needs nothing of the run: so it can go beside it.
public struct Formulas: Sendable {
    private var results: [Int: Result<String, Diagnostic>] = [:]
    /// The MathML of formulas of cells, by the bytes of their TeX.
    private var derived: [[UInt8]: String] = [:]

    /// Sets every formula of `notebook`, until `isOver` says to stop. Starts no engine for a document without any.
    public init(of notebook: Notebook, isOver: () -> Bool = { false }) {
        let renderer = MathRenderer()
        var known: [Formula: String] = [:]
        var definesMacros = false
        for index in notebook.nodes.indices {
            let (tex, isDisplay): (String, Bool)
            switch notebook.nodes[index].kind {
            case .math(let formula, let display): (tex, isDisplay) = (formula, display)
            case .mathBlock(let formula, _): (tex, isDisplay) = (formula, true)
            default: continue
            }
            if isOver() { return }
            let node = notebook.nodes[index]
            let formula = Formula(tex: Array(tex.utf8), isDisplay: isDisplay)
            if !definesMacros, let markup = known[formula] {
                results[node.range.start] = .success(markup)
                continue
            }
            results[node.range.start] = renderer.render(tex, isDisplay: isDisplay).mapError { error in
                func place(_ offset: Int) -> Int { notebook.source.place(ofByte: offset, of: tex, in: node.range) }
                let range = SourceRange(place(0), place(tex.utf8.count))
                var diagnostic = Diagnostic.formula(error, at: error.position.map(place), in: range)
                diagnostic.range = diagnostic.range.map { notebook.source.wholeCharacters($0) }
                return diagnostic
            }
            // A definition may change what any formula says.
            definesMacros = definesMacros || formula.mayDefine
            if !definesMacros, case .success(let markup)? = results[node.range.start] { known[formula] = markup }
        }
    }

    /// A formula as it is written, by its bytes.
    private struct Formula: Hashable {
        let tex: [UInt8]
        let isDisplay: Bool

        /// Whether it may hold one of TeX's words for definitions: `\def`, `\newcommand`, `\let` and their kin.
        var mayDefine: Bool {
            ["def", "command", "let"].contains { word in
                let word = Array(word.utf8)
                return tex.indices.contains { tex[$0...].starts(with: word) }
            }
        }
    }

    /// Sets the formulas of the derivations that `execution` made too, until `isOver` says to stop.
    ///
    /// They are ours, and so know no macro of the notebook. Starts no engine where there is none.
    public mutating func setDerivations(of execution: Execution, isOver: () -> Bool = { false }) {
        let renderer = MathRenderer()
        for output in execution.cells.lazy.flatMap(\.outputsOfAll) {
            guard case .derivation(let derivation) = output else { continue }
            for step in derivation.steps where derived[Array(step.tex.utf8)] == nil {
                if isOver() { return }
                if case .success(let markup) = renderer.render(step.tex, isDisplay: true) {
                    derived[Array(step.tex.utf8)] = markup
                }
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

    /// The MathML of a formula that a cell derives; nil where it was not set or cannot be.
    func markup(derived tex: String) -> String? { derived[Array(tex.utf8)] }
}

extension SourceFile {
    /// Where byte `offset` of `tex` stands, the formula in `range`: within delimiters, and perhaps, in a list or a
    /// quotation, without what its lines begin with in the file.
    func place(ofByte offset: Int, of tex: String, in range: SourceRange) -> Int {
        var line = range.start
        if bytes[range.start..<range.end].starts(with: "$".utf8) {
            while line < range.end, bytes[line] == UInt8(ascii: "$") { line += 1 }
        } else {
            line = end(ofLineAt: line, in: range) + 1
        }
        var rest = offset
        for text in tex.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let end = end(ofLineAt: line, in: range)
            let written = bytes[min(line, end)..<end]
            // The last line has the closing delimiter behind it.
            let start = written.indices.first { written[$0...].starts(with: text) } ?? written.startIndex
            if rest <= text.count { return min(start + rest, range.end) }
            rest -= text.count + 1
            line = end + 1
        }
        return range.end
    }

    private func end(ofLineAt start: Int, in range: SourceRange) -> Int {
        bytes[min(start, range.end)..<range.end].firstIndex(of: 0x0A) ?? range.end
    }

    /// `range` with all of the characters in which it begins and ends.
    func wholeCharacters(_ range: SourceRange) -> SourceRange {
        func isWithin(_ offset: Int) -> Bool { offset < bytes.count && bytes[offset] & 0xC0 == 0x80 }
        var (start, end) = (range.start, range.end)
        while start > 0, isWithin(start) { start -= 1 }
        while isWithin(end) { end += 1 }
        return SourceRange(start, end)
    }
}
