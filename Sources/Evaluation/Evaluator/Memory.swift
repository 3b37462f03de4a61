/// What arrays need, counted so that no size overflows on its way to the budget.
extension Session {
    /// The bytes of an array of `shape`; the largest integer when they are more.
    static func bytes(of shape: [Int]) -> Int {
        var elements = 1
        for size in shape {
            let (product, overflow) = elements.multipliedReportingOverflow(by: size)
            if overflow { return .max }
            elements = product
        }
        return elements > Int.max / 8 ? .max : 8 * elements
    }

    /// The bytes of `count` times `each` numbers.
    static func bytes(_ count: Int, _ each: Int) -> Int { bytes(of: [count, each]) }
}
