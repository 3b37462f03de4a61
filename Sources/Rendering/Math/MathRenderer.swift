/// Turns the formulas of one document, in order, into MathML by KaTeX.
///
/// What `\newcommand` or `\def` says in one formula holds in those after it. Not for two threads at a time.
/// Making one is cheap: the engine starts with the first formula.
public final class MathRenderer {
    /// The longest formula, in bytes.
    public static let longestFormula = 8192
    /// How many braces, `\left` and `\begin` may be open at a time.
    public static let deepestNesting = 64

    private var engine: MathEngine?
    /// The formulas that defined something: said again to a new engine when one was thrown away.
    private var definitions: [[UInt8]] = []
    private var engines = 0
    /// How many engines a document may use up: each begins by saying all definitions again.
    private static let mostEngines = 8

    private let memory: Int

    /// A renderer that knows no macros but KaTeX's.
    public convenience init() {
        self.init(memory: 64 << 20)
    }

    /// A renderer whose engine takes at most `memory` bytes.
    init(memory: Int) {
        self.memory = memory
    }

    deinit { engine.take()?.leave() }

    /// The `<math>` element of a formula, with its TeX as an annotation; safe to put into a page as it is.
    public func render(_ tex: String, isDisplay: Bool) -> Result<String, MathError> {
        guard tex.utf8.count <= Self.longestFormula else {
            return .failure(MathError(.tooLarge, "the formula is longer than \(Self.longestFormula) bytes", at: 0))
        }
        if let place = MathNesting.excess(in: tex) {
            return .failure(MathError(.tooLarge, "the formula is nested deeper than \(Self.deepestNesting)", at: place))
        }
        let source = CESU8.encode(tex)
        let answer: String
        switch call(source, isDisplay: isDisplay) {
        case .success(let text): answer = text
        case .failure(let error): return .failure(error)
        }
        let rest = answer.dropFirst()
        switch answer.utf8.first {
        case UInt8(ascii: "m"):
            guard let markup = MathMarkup.checked(rest, isDisplay: isDisplay) else {
                return .failure(MathError(.engine, "KaTeX made markup that is not known to be safe"))
            }
            if tex.utf8.contains(UInt8(ascii: "\\")), MathNesting.defines(tex) { definitions.append(source) }
            return .success(markup)
        case UInt8(ascii: "s"):
            let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let unit = parts.first.flatMap { Int($0) }
            let message = parts.count > 1 ? String(parts[1]) : ""
            if message.hasPrefix("Too many expansions") {
                return .failure(MathError(.tooLarge, "the formula expands more than 1000 macros"))
            }
            // What is missing at the end is missing after the last sign, not on the line of the closing `$$`.
            let end = MathNesting.end(of: tex)
            return .failure(MathError(.syntax, message, at: unit.map { min(Self.offset(ofUnit: $0, in: tex), end) }))
        case UInt8(ascii: "r"):
            let command = String(rest)
            let message = "\(command) is not allowed in a formula"
            return .failure(MathError(.refusedCommand(command), message, at: MathNesting.place(of: command, in: tex)))
        default:
            return .failure(MathError(.tooLarge, "the formula takes more work than a formula may"))
        }
    }

    private func call(_ source: [UInt8], isDisplay: Bool) -> Result<String, MathError> {
        if engine == nil {
            guard engines < Self.mostEngines else {
                return .failure(MathError(.outOfMemory, "too many formulas of this document took too much memory"))
            }
            engines += 1
            if engines == 1 { engine = MathEngine.takeSpare(memory: memory) }
            if engine == nil { startEngine() }
        }
        let isSecondHand = engine?.isSecondHand == true
        let result = ask(source, isDisplay: isDisplay)
        guard isSecondHand, engine == nil else { return result }
        startEngine()
        return ask(source, isDisplay: isDisplay)
    }

    private func startEngine() {
        engine = MathEngine(memory: memory)
        for definition in definitions { _ = ask(definition, isDisplay: false) }
    }

    /// Asks the engine, and throws it away where it fails.
    private func ask(_ source: [UInt8], isDisplay: Bool) -> Result<String, MathError> {
        switch engine?.ask(source, isDisplay: isDisplay) {
        case .answered(let text)?: return .success(text)
        case nil: return .failure(MathError(.engine, "KaTeX does not start"))
        case .outOfMemory?:
            engine = nil
            return .failure(MathError(.outOfMemory, "the formula takes more memory than a formula may"))
        case .failed(let words)?:
            engine = nil
            guard words.hasPrefix("RangeError") else { return .failure(MathError(.engine, words)) }
            return .failure(MathError(.tooLarge, "the formula is nested too deep"))
        }
    }

    private static func offset(ofUnit unit: Int, in tex: String) -> Int {
        let units = tex.utf16
        let index = units.index(units.startIndex, offsetBy: max(0, unit), limitedBy: units.endIndex) ?? units.endIndex
        return tex.utf8.distance(from: tex.utf8.startIndex, to: index)
    }
}
