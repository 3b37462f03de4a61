public import Diagnostics

/// The statements of one cell or one inline expression.
///
/// Expressions and statements stand in flat arrays and name each other by number, because what a stranger nests ten
/// thousand deep must not be freed by recursion. Every range is absolute in the notebook's file.
public struct SyntaxTree: Sendable {
    /// All expressions, children before their parents.
    public var expressions: [Expression] = []
    /// All statements.
    public var statements: [Statement] = []
    /// All functions, `def` and `lambda`.
    public var functions: [Function] = []
    /// The statements at the outermost level, in order.
    public var body: [StatementID] = []
    /// Comments, in order, for the formatter and the highlighter.
    public var comments: [SourceRange] = []

    /// A tree without statements.
    public init() {}

    /// The expression with that number.
    @inlinable public subscript(id: ExpressionID) -> Expression { expressions[id.index] }
    /// The statement with that number.
    @inlinable public subscript(id: StatementID) -> Statement { statements[id.index] }
    /// The function with that number.
    @inlinable public subscript(id: FunctionID) -> Function { functions[id.index] }

    /// The numbers of all expressions, in order.
    public var expressionIDs: [ExpressionID] { expressions.indices.map { ExpressionID(index: $0) } }
    /// The numbers of all statements, in order.
    public var statementIDs: [StatementID] { statements.indices.map { StatementID(index: $0) } }
}

/// The number of an expression in its tree.
public struct ExpressionID: Hashable, Sendable {
    /// The place in `SyntaxTree.expressions`.
    public let index: Int
}

/// The number of a statement in its tree.
public struct StatementID: Hashable, Sendable {
    /// The place in `SyntaxTree.statements`.
    public let index: Int
}

/// The number of a function in its tree.
public struct FunctionID: Hashable, Sendable {
    /// The place in `SyntaxTree.functions`.
    public let index: Int
}

/// An expression and where it stands; the range leaves parentheses around it out.
public struct Expression: Sendable {
    /// What it is.
    public var kind: Kind
    /// Where it stands.
    public var range: SourceRange

    /// The forms of an expression.
    public enum Kind: Sendable {
        case name(Name)
        case integer(Int)
        case number(Double)
        case text(String)
        /// An f-string.
        case formatted([FormattedPart])
        case truth(Bool)
        case none
        case list([ExpressionID])
        case tuple([ExpressionID])
        case unary(UnaryOperator, ExpressionID)
        case binary(BinaryOperator, ExpressionID, ExpressionID)
        /// `a < b <= c`: every operand is evaluated once.
        case comparison(ExpressionID, [Comparison])
        case and(ExpressionID, ExpressionID)
        case or(ExpressionID, ExpressionID)
        case conditional(then: ExpressionID, condition: ExpressionID, otherwise: ExpressionID)
        case lambda(FunctionID)
        case comprehension(element: ExpressionID, clauses: [ComprehensionClause])
        /// A call; `isCommand` when it is written without parentheses.
        case call(ExpressionID, [Argument], isCommand: Bool)
        case subscripted(ExpressionID, ExpressionID)
        /// `lower:upper:step`, only inside brackets.
        case slice(ExpressionID?, ExpressionID?, ExpressionID?)
        /// `...`, only inside brackets.
        case ellipsis
        /// `base.name`.
        case attribute(ExpressionID, Name, nameRange: SourceRange)
        /// What could not be parsed; a diagnostic says so.
        case invalid
    }

    /// The expression `kind` at `range`.
    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}

/// A piece of an f-string.
public enum FormattedPart: Sendable {
    /// Text as it stands, escapes resolved.
    case literal(String)
    /// `{value=:specification}`: `echo` is the text before `=` when there is one (`{x=}` gives `x=`).
    case value(ExpressionID, echo: String?, specification: [FormattedPart], range: SourceRange)
}

/// Operators with one operand.
public enum UnaryOperator: String, Sendable {
    case minus = "-"
    case plus = "+"
    case invert = "~"
    case not
}

/// Operators with two operands and a value of their own.
public enum BinaryOperator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case remainder = "%"
    case power = "**"
    case product = "@"
    case and = "&"
    case or = "|"
}

/// One link of a comparison chain: the operator and its right operand.
public struct Comparison: Sendable {
    /// The operator.
    public let comparator: Comparator
    /// The right operand.
    public let right: ExpressionID

    /// The link `comparator right`.
    public init(_ comparator: Comparator, _ right: ExpressionID) {
        self.comparator = comparator
        self.right = right
    }
}

/// Operators that compare.
public enum Comparator: String, Sendable {
    case less = "<"
    case lessOrEqual = "<="
    case equal = "=="
    case notEqual = "!="
    case greater = ">"
    case greaterOrEqual = ">="
    /// `≈` or `~=`.
    case close = "≈"
    case isIn = "in"
    case isNotIn = "not in"
    /// `is None`; the right operand is always None.
    case isNone = "is"
    /// `is not None`.
    case isNotNone = "is not"
}

/// An argument of a call.
public struct Argument: Sendable {
    /// The keyword, for `name=value`.
    public let keyword: Name?
    /// Where the keyword stands.
    public let keywordRange: SourceRange?
    /// The value.
    public let value: ExpressionID

    /// The argument `keyword=value`, or `value`.
    public init(keyword: Name? = nil, keywordRange: SourceRange? = nil, value: ExpressionID) {
        self.keyword = keyword
        self.keywordRange = keywordRange
        self.value = value
    }
}

/// A part of a list comprehension after its element.
public enum ComprehensionClause: Sendable {
    /// `for targets in iterable`
    case each(targets: ExpressionID, iterable: ExpressionID)
    /// `if condition`
    case filter(ExpressionID)
}

/// A `def` or a `lambda`.
public struct Function: Sendable {
    /// Its name; nil for a lambda.
    public var name: Name?
    /// What it takes.
    public var parameters: [Parameter]
    /// The statements; a lambda has one `return`.
    public var body: [StatementID]
    /// The parameters, then the names that the body assigns (comprehension targets included), in order.
    /// Every other name is read from outside when the function runs.
    public var locals: [Name]
    /// The names that the body reads and does not assign, functions inside it included, in order.
    public var free: [Name]
    /// From `def` or `lambda` to the end of the body.
    public var range: SourceRange

    /// A function; the parser fills in `locals` and `free`.
    public init(
        name: Name?, parameters: [Parameter], body: [StatementID], locals: [Name], free: [Name], range: SourceRange
    ) {
        self.name = name
        self.parameters = parameters
        self.body = body
        self.locals = locals
        self.free = free
        self.range = range
    }
}

/// A parameter of a function; its default is evaluated when the function is made.
public struct Parameter: Sendable {
    /// Its name.
    public let name: Name
    /// Where the name stands.
    public let range: SourceRange
    /// The value used when the call gives none.
    public let defaultValue: ExpressionID?

    /// The parameter `name=defaultValue`.
    public init(name: Name, range: SourceRange, defaultValue: ExpressionID?) {
        self.name = name
        self.range = range
        self.defaultValue = defaultValue
    }
}

/// A statement and where it stands.
public struct Statement: Sendable {
    /// What it is.
    public var kind: Kind
    /// From its first to its last byte; for a block, its header line without the colon.
    public var range: SourceRange

    /// The forms of a statement.
    public enum Kind: Sendable {
        /// `a = b, c = value`: targets from left to right, each a name, subscript, attribute, list or tuple of those.
        case assign(targets: [ExpressionID], value: ExpressionID)
        /// `target op= value`
        case augment(target: ExpressionID, BinaryOperator, value: ExpressionID)
        /// An expression, command form included.
        case expression(ExpressionID)
        case forLoop(targets: ExpressionID, iterable: ExpressionID, body: [StatementID])
        case whileLoop(condition: ExpressionID, body: [StatementID])
        /// `if`, then every `elif`; `otherwise` is empty without an `else`.
        case branch([(condition: ExpressionID, body: [StatementID])], otherwise: [StatementID])
        case define(FunctionID)
        case returnValue(ExpressionID?)
        case breakLoop
        case continueLoop
        case pass
        case expect(ExpressionID, reason: ExpressionID?)
        /// `record step, loss, rate=lr, every=100`: a name for each column is the argument's own text or keyword.
        case record([Argument])
        /// What could not be parsed; a diagnostic says so.
        case invalid
    }

    /// The statement `kind` at `range`.
    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}
