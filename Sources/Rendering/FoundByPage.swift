public import Diagnostics

extension [Diagnostic] {
    /// Adds what rendering found, but where something was found already: of that the page has nothing new to say.
    public mutating func append(foundByPage diagnostics: [Diagnostic]) {
        let found = compactMap(\.range)
        self += diagnostics.filter { diagnostic in
            guard let range = diagnostic.range else { return true }
            return !found.contains { $0.start < range.end && range.start < $0.end }
        }
    }
}
