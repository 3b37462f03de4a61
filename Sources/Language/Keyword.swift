/// The words that cannot be names: Python's, `expect` and `record`.
enum Keyword: String, CaseIterable, Sendable {
    case and, `break`, `continue`, def, elif, `else`, expect, `for`, `if`, `in`, `is`, lambda, not, or, pass, record
    case `return`, `while`
    case `true` = "True"
    case `false` = "False"
    case none = "None"
    // What Python has and nn has not.
    case `as`, assert, async, await, `class`, del, except, finally, from, global, `import`, nonlocal, raise, `try`, with
    case yield

    /// Whether it begins a statement and so never stands inside an expression.
    var beginsStatement: Bool {
        switch self {
        case .break, .continue, .def, .elif, .expect, .pass, .record, .return, .while, .assert, .class, .del, .except,
            .finally, .global, .import, .nonlocal, .raise, .try, .with:
            true
        default: false
        }
    }

    /// Whether it stands for a value: `True`, `False`, `None`.
    var isConstant: Bool { self == .true || self == .false || self == .none }

    /// The keyword spelt `bytes`, if there is one.
    static func spelt(_ text: String) -> Keyword? { byText[text] }
    private static let byText = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
