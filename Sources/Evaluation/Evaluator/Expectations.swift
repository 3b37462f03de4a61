public import Diagnostics
internal import Documents
internal import Engine
internal import Language

extension Session {
    /// `expect condition, "reason"`: shows ✓ with the values of both sides, or fails with them.
    mutating func expect(_ condition: ExpressionID, reason: ExpressionID?, in frame: inout Frame) throws {
        if let reason, let refusal = frame.program.secondPromise(reason) { throw refusal }
        let promise = try judge(condition, in: &frame)
        let text = frame.program.text(of: condition)
        if grade(promise, condition, in: frame.program) { return }
        guard promise.holds else {
            let why = try reason.map { plainText(of: try evaluate($0, in: &frame)) } ?? promise.why
            throw Diagnostic.promiseBroken(
                text, found: promise.found, why: why, at: frame.program.tree[condition].range)
        }
        try add(.promise(promise.found.map { "\(text) (\($0.en))" } ?? text), at: frame.program.tree[condition].range)
    }

    /// Whether a condition holds, and what both sides were when it compares.
    mutating func judge(_ condition: ExpressionID, in frame: inout Frame) throws -> Judgement {
        guard case .comparison(let first, let links) = frame.program.tree[condition].kind, links.count == 1 else {
            let value = try evaluate(condition, in: &frame)
            guard value.isTruth else {
                throw Diagnostic.promisesNothing(
                    frame.program.text(of: condition), shortText(of: value.detached), isNone: value.isNone,
                    at: frame.program.tree[condition].range)
            }
            let why: String? = if case .causal(let value) = value { value.outline[settings.language] } else { nil }
            return Judgement(holds: try everyElement(of: value), found: nil, why: why)
        }
        let link = links[0]
        let left = try evaluate(first, in: &frame)
        let right = try evaluate(link.right, in: &frame)
        let decimals = link.comparator == .close ? Self.decimals(of: link.right, in: frame) : nil
        let result: Value
        do {
            result = try compare(left, link.comparator, right, decimals: decimals)
        } catch let error as EngineError {
            throw explain(error, at: condition, in: frame.program)
        } catch let refusal as Refusal {
            throw refusal.diagnostic(at: frame.program.tree[condition].range)
        }
        let holds = try everyElement(of: result)
        return Judgement(
            holds: holds, found: sides(left, first, link, right, in: frame), value: left.singleNumber)
    }

    /// Notes how a promise fared where promises are graded; then none of them fails.
    mutating func grade(_ promise: Judgement, _ condition: ExpressionID, in program: Program) -> Bool {
        guard grades != nil else { return false }
        let measure = if case .comparison(let first, _) = program.tree[condition].kind { first } else { condition }
        grades?.append(
            Grade(
                range: program.tree[condition].range, text: program.text(of: condition),
                measure: program.text(of: measure), holds: promise.holds, value: promise.value))
        return true
    }

    struct Judgement {
        let holds: Bool
        /// Both sides, or the left one when the right is written out: for the ✓, and for the sentence that it failed.
        let found: (en: String, zh: String, values: String)?
        /// What a value that answers a question says of itself.
        var why: String?
        /// The left side, if it is one number.
        var value: Double?
    }

    private func sides(
        _ left: Value, _ first: ExpressionID, _ link: Comparison, _ right: Value, in frame: Frame
    ) -> (en: String, zh: String, values: String)? {
        let leftText = shortText(of: left)
        let rightText = shortText(of: right)
        let comparison = "\(leftText) \(link.comparator.rawValue) \(rightText)"
        if frame.program.tree.isLiteral(link.right) { return (comparison, comparison, leftText) }
        return (comparison, comparison, "\(leftText) / \(rightText)")
    }

    private mutating func everyElement(of value: Value) throws -> Bool {
        if case .array(let array) = value { return array.elements.allSatisfy { $0 != 0 } }
        return try truth(of: value)
    }
}

extension SyntaxTree {
    /// Whether an expression is a number, text or truth value as it stands, or a list of such.
    func isLiteral(_ id: ExpressionID) -> Bool {
        switch self[id].kind {
        case .integer, .number, .text, .truth, .none: true
        case .unary(.minus, let operand): isLiteral(operand)
        case .list(let items), .tuple(let items): items.allSatisfy(isLiteral)
        default: false
        }
    }
}

/// Whether a claim or an expectation held when it was looked at.
public struct Grade: Sendable {
    /// Where it stands.
    public let range: SourceRange
    /// Its text, and the text of what it compares.
    public let text, measure: String
    /// Whether it held.
    public let holds: Bool
    /// What it compares, if that is one number.
    public let value: Double?
}

extension Value {
    /// The number that it is, also as an array of one.
    fileprivate var singleNumber: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .array(let array) where array.count == 1: array.elements[0]
        default: nil
        }
    }

    /// Whether it says yes or no, once or for each element.
    fileprivate var isTruth: Bool {
        switch self {
        case .truth: true
        case .array(let array): array.kind == .truth
        case .causal(let value): value.truth != nil
        default: false
        }
    }
}

extension Program {
    /// The refusal of a condition that stands where `expect` takes its reason: it would only be looked at when the promise
    /// before it fails.
    func secondPromise(_ reason: ExpressionID) -> Diagnostic? {
        switch tree[reason].kind {
        case .comparison, .and, .or, .unary(.not, _), .truth: break
        default: return nil
        }
        let written = text(of: reason)
        return Diagnostic(
            304,
            Text(
                en: "\(shortened(written)) stands where expect takes a reason, and would promise nothing",
                zh: "\(shortened(written)) 写在 expect 的理由的位置上，并不构成承诺"), at: tree[reason].range,
            help: Text(
                en: "one promise a line: expect \(shortened(written)); a reason is a text: expect …, \"why\"",
                zh: "一行一个承诺：expect \(shortened(written))；理由是文本：expect …, \"为什么\""))
    }
}

extension Diagnostic {
    static func promisesNothing(
        _ condition: String, _ value: String, isNone: Bool, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            303,
            Text(en: "\(condition) is \(value), which promises nothing", zh: "\(condition) 是 \(value)，并没有承诺什么"),
            at: range,
            help: isNone
                ? .endsWithReturn
                : Text(
                    en: "say what must hold: \(condition) >= …, or \(condition) ≈ …",
                    zh: "写明要成立的是什么：\(condition) >= …，或 \(condition) ≈ …"))
    }

    static func promiseBroken(
        _ condition: String, found: (en: String, zh: String, values: String)?, why: String?, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            300,
            Text(
                en: "expected \(condition)" + (found.map { ", but it is \($0.values)" } ?? ", but it does not hold"),
                zh: "期望 \(condition)" + (found.map { "，实际是 \($0.values)" } ?? "，但不成立")), at: range,
            label: found.map { Text(stringLiteral: $0.en) },
            notes: why.map { [Note(Text(stringLiteral: $0))] } ?? [])
    }
}
