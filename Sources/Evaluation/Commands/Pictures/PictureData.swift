internal import Diagnostics
internal import Documents
internal import Engine

/// What marks are made from: columns of numbers, and functions asked at many places.
extension Session {
    /// The numbers of an array with one axis that is longer than one.
    mutating func column(_ argument: GivenArgument, _ name: String, in arguments: Arguments) throws -> [Double] {
        let array = try array(argument, parameter: name, in: arguments)
        guard array.rank <= 1 || array.shape.filter({ $0 != 1 }).count <= 1 else {
            throw arguments.wrong(argument, name, wants: ("one column of numbers", "一列数"))
        }
        return array.elements
    }

    /// The columns `x` and `y`, which are equally long.
    mutating func coordinates(_ arguments: Arguments) throws -> ([Double], [Double]) {
        let x = try column(arguments["x"], "x", in: arguments)
        let y = try column(arguments["y"], "y", in: arguments)
        guard x.count == y.count else {
            throw Diagnostic.countsDiffer(("x", x.count), ("y", y.count), at: try arguments["y"].range)
        }
        return (x, y)
    }

    /// The number that a function gives for numbers; `argument` is where the function is written.
    mutating func number(_ function: FunctionValue, at place: [Double], _ argument: GivenArgument) throws -> Double {
        let result = try call(function, with: place.map { .number($0) }, at: argument.range)
        guard let number = result.double else {
            let call = "\(argument.callee)(\(place.map(plainNumber).joined(separator: ", ")))"
            throw Diagnostic(
                275,
                Text(
                    en: "\(call) is \(article(result.kindName)), and a picture needs a number",
                    zh: "\(call) 是\(result.chineseKindName)，画图需要一个数"),
                at: argument.range, help: Text.wayToNumber(from: result))
        }
        return number
    }
}

/// `count` numbers at equal distances, the ends among them.
func evenly(from low: Double, to high: Double, count: Int) -> [Double] {
    (0..<count).map { index in
        let share = Double(index) / Double(count - 1)
        return low * (1 - share) + high * share
    }
}
