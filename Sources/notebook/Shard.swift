internal import ArgumentParser

/// A part of the notebooks, for one of several machines: of the sorted names the `number`-th, and every `count`-th after.
struct Shard: Hashable, Sendable {
    let number: Int
    let count: Int

    /// Throws what is wrong with `text`, which is to be like `2/5`.
    init(_ text: String) throws {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1, 1...count ~= number else {
            throw ValidationError("--shard is like 2/5, the second of five parts, not \"\(text)\"")
        }
        self.number = number
        self.count = count
    }

    /// Of `files` those that belong to it.
    func files(of files: [String]) -> [String] {
        let sorted = files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return stride(from: number - 1, to: sorted.count, by: count).map { sorted[$0] }
    }
}
