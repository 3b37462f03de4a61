internal import CKaTeX
import Synchronization

/// KaTeX in a heap of its own: loading it takes as long as setting some nine formulas.
///
/// It may go from one thread to another: it has one owner, who alone can call it, and the heap knows no thread.
struct MathEngine: ~Copyable, @unchecked Sendable {
    enum Answer {
        case answered(String)
        case outOfMemory
        case failed(String)
    }

    private let katex: OpaquePointer
    /// Whether it has served another document: then only what it answers counts, not that it fails.
    private(set) var isSecondHand = false
    private var hasFailed = false

    /// One that knows no macros but KaTeX's, in at most `memory` bytes; nil where memory is short.
    init?(memory: Int) {
        let text = KaTeXBytecode.text
        guard let katex = katex_create(text.utf8Start, text.utf8CodeUnitCount, KaTeXBytecode.engine, memory) else {
            return nil
        }
        self.katex = katex
    }

    deinit { katex_destroy(katex) }

    /// What the driver says of a formula. An engine that has failed must not be asked again.
    mutating func ask(_ formula: [UInt8], isDisplay: Bool) -> Answer {
        precondition(!hasFailed)
        var answer: UnsafePointer<CChar>?
        var count = 0
        let status = formula.withUnsafeBytes { bytes in
            katex_render(katex, bytes.baseAddress, bytes.count, isDisplay ? 1 : 0, &answer, &count)
        }
        let text = answer.map { CESU8.decode(UnsafeRawBufferPointer(start: $0, count: count)) } ?? ""
        hasFailed = status != KATEX_DONE
        switch status {
        case KATEX_DONE: return .answered(text)
        case KATEX_OUT_OF_MEMORY: return .outOfMemory
        default: return .failed(text)
        }
    }

    /// Leaves the engine to the next document.
    consuming func leave() {
        guard !hasFailed else { return }
        var left = Optional(self)
        Self.spare.withLock { swap(&$0, &left) }
    }

    /// The engine that another document left, if any, in half of `memory`.
    ///
    /// Whatever it can set, a new engine can set in the whole, and what it cannot, a new one must be asked: so a
    /// document is told the same by either.
    static func takeSpare(memory: Int) -> MathEngine? {
        guard var engine = spare.withLock({ $0.take() }), engine.reset(memory: memory / 2) else { return nil }
        return engine
    }

    /// Forgets what the formulas defined; false where the engine cannot be used again.
    mutating func reset(memory: Int) -> Bool {
        hasFailed = hasFailed || !katex_reset(katex, memory)
        isSecondHand = true
        return !hasFailed
    }

    private static let spare = Mutex<MathEngine?>(nil)
}
