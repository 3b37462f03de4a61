internal import Diagnostics
internal import Engine
internal import Kernels
internal import Language

extension Session {
    /// `left operation right` with Python's meaning for numbers, text and lists, NumPy's for arrays.
    mutating func combine(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
        if case .array(let a) = left {
            switch right {
            case .array(let b): return try combine(operation, a, b)
            case .number(let b) where operation != .product:
                return try Value(simplifying: graph.binary(operation.arrayOperation, a, b))
            // Beside numbers an integer is one.
            case .integer(let b) where operation != .product && a.kind == .number:
                return try Value(simplifying: graph.binary(operation.arrayOperation, a, Double(b)))
            default: break
            }
        } else if case .array(let b) = right, operation != .product {
            switch left {
            case .number(let a):
                return try Value(simplifying: graph.binary(operation.arrayOperation, a, b))
            case .integer(let a) where b.kind == .number:
                return try Value(simplifying: graph.binary(operation.arrayOperation, Double(a), b))
            default: break
            }
        }
        switch (left, right) {
        case (.number(let a), .number(let b)): return try Self.combine(operation, a, b)
        case (.integer(let a), .integer(let b)): return try Self.combine(operation, a, b)
        case (.number(let a), .integer(let b)): return try Self.combine(operation, a, Double(b))
        case (.integer(let a), .number(let b)): return try Self.combine(operation, Double(a), b)
        case (.truth(let a), .truth(let b)) where operation == .and: return .truth(a && b)
        case (.truth(let a), .truth(let b)) where operation == .or: return .truth(a || b)
        case (.truth(let a), _): return try combine(operation, .integer(a ? 1 : 0), right)
        case (_, .truth(let b)): return try combine(operation, left, .integer(b ? 1 : 0))
        case (.text(let a), .text(let b)) where operation == .add:
            try graph.budget.request(bytes: a.utf8.count + b.utf8.count)
            return .text(a + b)
        case (.text(let text), .integer(let count)) where operation == .multiply,
            (.integer(let count), .text(let text)) where operation == .multiply:
            try request(text.utf8.count, times: count)
            return .text(text.isEmpty ? "" : String(repeating: text, count: max(0, count)))
        case (.list(let a), .list(let b)) where operation == .add:
            try graph.budget.request(bytes: a.byteCount + b.byteCount)
            return .list(List(a.items + b.items))
        case (.tuple(let a), .tuple(let b)) where operation == .add:
            try graph.budget.request(bytes: a.byteCount + b.byteCount)
            return .tuple(List(a.items + b.items))
        case (.list(let list), .integer(let count)) where operation == .multiply,
            (.integer(let count), .list(let list)) where operation == .multiply:
            return .list(List(try repeated(list, count)))
        case (.tuple(let list), .integer(let count)) where operation == .multiply,
            (.integer(let count), .tuple(let list)) where operation == .multiply:
            return .tuple(List(try repeated(list, count)))
        case (.array, _), (_, .array):
            guard let a = try? array(left), let b = try? array(right) else {
                throw Refusal.operands(operation.rawValue, left, right)
            }
            return try combine(operation, a, b)
        case (.list, _), (_, .list):
            throw Refusal.operands(operation.rawValue, left, right, isListArithmetic: true)
        default:
            throw Refusal.operands(operation.rawValue, left, right)
        }
    }

    private mutating func combine(_ operation: BinaryOperator, _ a: NDArray, _ b: NDArray) throws -> Value {
        try Value(
            simplifying: operation == .product ? graph.product(a, b) : graph.binary(operation.arrayOperation, a, b))
    }

    private mutating func request(_ bytes: Int, times count: Int) throws {
        let (product, overflow) = bytes.multipliedReportingOverflow(by: max(0, count))
        try graph.budget.request(bytes: overflow ? Int.max : product)
    }

    private mutating func repeated(_ list: List, _ count: Int) throws -> [Value] {
        if list.items.isEmpty { return [] }
        try request(list.byteCount, times: count)
        return Array(repeatElement(list.items, count: max(0, count)).joined())
    }

    private static func combine(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws -> Value {
        let (value, overflow): (Int, Bool)
        switch operation {
        case .add: (value, overflow) = a.addingReportingOverflow(b)
        case .subtract: (value, overflow) = a.subtractingReportingOverflow(b)
        case .multiply: (value, overflow) = a.multipliedReportingOverflow(by: b)
        case .divide: return try combine(operation, Double(a), Double(b))
        case .floorDivide:
            guard b != 0 else { throw Refusal.divisionByZero }
            let (quotient, remainder) = (a.dividedReportingOverflow(by: b), a.remainderReportingOverflow(dividingBy: b))
            let isBelow = remainder.partialValue != 0 && (remainder.partialValue < 0) != (b < 0)
            (value, overflow) = (quotient.partialValue - (isBelow ? 1 : 0), quotient.overflow)
        case .remainder:
            guard b != 0 else { throw Refusal.divisionByZero }
            let remainder = a.remainderReportingOverflow(dividingBy: b).partialValue
            return .integer(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder)
        case .power:
            guard b >= 0 else { return try combine(operation, Double(a), Double(b)) }
            (value, overflow) = power(a, b)
        case .and: return .integer(a & b)
        case .or: return .integer(a | b)
        case .product: throw Refusal.operands("@", .integer(a), .integer(b))
        }
        guard !overflow else { throw Refusal.integerOverflow("\(a) \(operation.rawValue) \(b)") }
        return .integer(value)
    }

    private static func power(_ base: Int, _ exponent: Int) -> (Int, Bool) {
        var (result, square, rest) = (1, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 {
                let step = result.multipliedReportingOverflow(by: square)
                if step.overflow { return (0, true) }
                result = step.partialValue
            }
            rest >>= 1
            if rest > 0 {
                let step = square.multipliedReportingOverflow(by: square)
                if step.overflow { return (0, true) }
                square = step.partialValue
            }
        }
        return (result, false)
    }

    private static func combine(_ operation: BinaryOperator, _ a: Double, _ b: Double) throws -> Value {
        switch operation {
        case .add: return .number(a + b)
        case .subtract: return .number(a - b)
        case .multiply: return .number(a * b)
        case .divide:
            guard b != 0 else { throw Refusal.divisionByZero }
            return .number(a / b)
        case .floorDivide:
            guard b != 0 else { throw Refusal.divisionByZero }
            return .number(floorQuotient(a, b))
        case .remainder:
            guard b != 0 else { throw Refusal.divisionByZero }
            return .number(remainder(a, b))
        case .power:
            if a == 0 && b < 0 { throw Refusal.divisionByZero }
            if a < 0 && b != b.rounded(.towardZero) && b.isFinite {
                throw Refusal(
                    250,
                    Text(
                        en: "a negative number has no real power of \(plainNumber(b))",
                        zh: "负数没有实数的 \(plainNumber(b)) 次幂"),
                    help: Text(
                        en: "take the power of abs(…), or give it a whole exponent", zh: "请对 abs(…) 求幂，或改用整数次幂"))
            }
            return .number(kernels_pow(a, b))
        case .and, .or, .product: throw Refusal.operands(operation.rawValue, .number(a), .number(b))
        }
    }

    /// Python's `%`: the sign of the divisor.
    private static func remainder(_ a: Double, _ b: Double) -> Double {
        let rest = a.truncatingRemainder(dividingBy: b)
        if rest == 0 { return b < 0 ? -0.0 : 0.0 }
        return (rest < 0) != (b < 0) ? rest + b : rest
    }

    /// Python's `//`, which agrees with `%`.
    private static func floorQuotient(_ a: Double, _ b: Double) -> Double {
        let quotient = (a - remainder(a, b)) / b
        let floor = quotient.rounded(.down)
        return quotient - floor > 0.5 ? floor + 1 : floor
    }

    /// `-x +x ~x not x`
    mutating func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value {
        switch (operation, operand) {
        case (.not, _): return .truth(try !truth(of: operand))
        case (.minus, .integer(let value)):
            let (negated, overflow) = 0.subtractingReportingOverflow(value)
            if overflow { throw Refusal.integerOverflow("-(\(value))") }
            return .integer(negated)
        case (.minus, .number(let value)): return .number(-value)
        case (.minus, .truth(let value)): return .integer(value ? -1 : 0)
        case (.plus, .truth(let value)): return .integer(value ? 1 : 0)
        case (.plus, .integer), (.plus, .number), (.plus, .array): return operand
        case (.minus, .array(let array)): return try Value(simplifying: graph.unary(.negate, array))
        case (.invert, .array(let array)) where array.kind == .truth:
            return try Value(simplifying: graph.unary(.not, array))
        case (.invert, .integer(let value)): return .integer(~value)
        case (.invert, .truth(let value)): return .truth(!value)
        default:
            throw Refusal(
                251,
                Text(
                    en: "\(operation.rawValue) does not go with \(article(operand.kindName))",
                    zh: "\(operation.rawValue) 不能用于\(operand.chineseKindName)"),
                help: {
                    if case .list = operand {
                        let written = "\(operation.rawValue)array(…)"
                        return Text(en: "make it an array first: \(written)", zh: "先变成数组：\(written)")
                    }
                    return nil
                }())
        }
    }

    /// Python's truth: None, 0, empty text and empty lists are false; an array must have one element.
    mutating func truth(of value: Value) throws -> Bool {
        switch value {
        case .none: return false
        case .truth(let value): return value
        case .integer(let value): return value != 0
        case .number(let value): return value != 0
        case .text(let text): return !text.isEmpty
        case .list(let list), .tuple(let list): return !list.items.isEmpty
        case .range(let range): return range.count > 0
        case .causal(let value): return value.truth ?? true
        case .array(let array):
            guard array.count == 1 else {
                throw Refusal(
                    252,
                    Text(
                        en: "an array of shape \(shapeText(array.shape)) is neither true nor false",
                        zh: "形状为 \(shapeText(array.shape)) 的数组没有单一的真假"),
                    help: Text(
                        en:
                            "say whether all or any of its elements count, all(…) or any(…); for each element by itself there are & | ~ and where: (x > 0) & (x < 2)",
                        zh: "说明是全部还是任意一个：all(…) 或 any(…)；要逐个元素判断，请用 & | ~ 和 where：(x > 0) & (x < 2)"))
            }
            if graph.isTraced(array) { graph.noteLook() }
            return array.elements[0] != 0
        default: return true
        }
    }
}

extension BinaryOperator {
    /// What it does to the elements of arrays; `@` does not work element by element.
    var arrayOperation: Binary {
        switch self {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .floorDivide: .floorDivide
        case .remainder: .remainder
        case .power: .power
        case .and: .and
        case .or: .or
        case .product: .multiply
        }
    }
}

extension Refusal {
    static var divisionByZero: Refusal {
        Refusal(
            253, Text(en: "a number is divided by zero", zh: "除数为零"),
            help: Text(
                en: "leave the case out with if, or add a small number below, as 1e-8",
                zh: "请用 if 排除这种情况，或给除数加上一个很小的数，例如 1e-8"))
    }

    static func integerOverflow(_ expression: String) -> Refusal {
        Refusal(
            254, Text(en: "\(expression) does not fit into 64 bits", zh: "\(expression) 超出 64 位整数的范围"),
            help: Text(
                en:
                    "integers end at 9223372036854775807; numbers with a decimal point go further: write float(x) for one of them",
                zh: "整数最大为 9223372036854775807；带小数点的数可以更大：把其中一个写成 float(x)"))
    }

    private static func help(_ left: Value, _ right: Value) -> Text? {
        switch (left, right) {
        case (.text(let text), let other), (let other, .text(let text)):
            guard !other.isScalar || Double(text) == nil else {
                return Text(
                    en: "a text is no number, even if it reads like one: int(\"3\") and float(\"0.5\") make one of it",
                    zh: "文本不是数，写着数字也一样：用 int(\"3\") 或 float(\"0.5\") 转换")
            }
            return Text(
                en: "to put a value into a text, write f\"… {value}\", or give print both: print \"…\", value",
                zh: "要把值放进文本，请写 f\"… {值}\"，或把两者都交给 print：print \"…\", 值")
        case (.function, _), (_, .function):
            return Text(en: "call the function first: f(…)", zh: "请先调用函数：f(…)")
        case (.none, _), (_, .none):
            return Text(en: "does a function forget its return?", zh: "是不是有函数忘了写 return？")
        default: return nil
        }
    }

    static func operands(_ symbol: String, _ left: Value, _ right: Value, isListArithmetic: Bool = false) -> Refusal {
        Refusal(
            255,
            Text(
                en: "\(symbol) does not go with \(article(left.kindName)) and \(article(right.kindName))",
                zh: "\(symbol) 不能用于\(left.chineseKindName)和\(right.chineseKindName)"),
            help: isListArithmetic
                ? Text(
                    en: "lists only join and repeat; make it an array to compute: array([…])",
                    zh: "列表只能拼接和重复；要计算请先变成数组：array([…])")
                : symbol == "@" && left.isScalar && right.isScalar
                    ? Text(en: "@ multiplies arrays; numbers are multiplied by *", zh: "@ 用于数组相乘；数相乘请用 *")
                    : help(left, right))
    }
}
