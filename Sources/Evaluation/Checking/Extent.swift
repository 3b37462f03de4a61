internal import Engine

/// Lengths of axes that only the data tell.
///
/// Such a length is an integer too large for any array, so that it can stand in a shape among known ones: the engine's
/// own rules for shapes then hold for it as they are, for a length is equal to itself and to no other. Where they refuse
/// a shape, some length that it may have could still be right, which is tried.
enum Extent {
    private static let first = 1 << 40
    /// Its multiples of these are no such length, so that none is taken for a multiple of another.
    private static let step = 2 * 3 * 5 * 7 * 11 * 13

    /// The length with a number of its own.
    static func unknown(_ index: Int) -> Int { first + 1 + step * index }

    /// Whether a length is only known by its name.
    static func isUnknown(_ length: Int) -> Bool { length >= first }

    /// What `rule` makes of `shapes`: nil where it hangs on lengths that are not known. Throws only what it throws for
    /// all lengths that could be meant.
    static func apply<Result>(
        _ shapes: [[Int]], _ rule: ([[Int]]) throws -> Result
    ) throws -> Result? {
        let unknown = Set(shapes.joined().filter(isUnknown)).sorted()
        guard !unknown.isEmpty else { return try rule(shapes) }
        do {
            return try rule(shapes)
        } catch {
            // Lengths must be equal, or 1: so these are all that could help.
            let candidates = Set(shapes.joined().filter { !isUnknown($0) }).union([1, 2]).sorted()
            guard unknown.count <= 3, candidates.count <= 6 else { return nil }
            var choices = [shapes]
            for length in unknown {
                choices = choices.flatMap { shapes in
                    (candidates + [length]).map { candidate in
                        shapes.map { $0.map { $0 == length ? candidate : $0 } }
                    }
                }
            }
            for choice in choices where (try? rule(choice)) != nil { return nil }
            throw error
        }
    }
}
