import Testing

/// The sources of every module.
private let sources = Folder("\(#filePath.dropLast("Tests/notebookTests/DiagnosticNumberTests.swift".count))Sources")

@Suite struct DiagnosticNumberTests {
    /// A number that two modules give out means two things, and `expect=NN0123` could not tell them apart.
    @Test func noTwoModulesShareANumber() throws {
        var owners: [Int: Set<String>] = [:]
        for module in try sources.names() {
            for number in try numbers(below: Folder(sources[module])) { owners[number, default: []].insert(module) }
        }
        #expect(owners.count > 80)
        for (number, modules) in owners { #expect(modules.count == 1, "NN0\(number)") }
    }

    private func numbers(below folder: Folder) throws -> [Int] {
        try folder.names().flatMap { name in
            if folder.isFolder(name) { return try numbers(below: Folder(folder[name])) }
            guard name.hasSuffix(".swift") else { return [] }
            return try folder.text(name).matches(of: /(?:Diagnostic|Refusal)\(\s*(\d{3})\b/).compactMap { Int($0.1) }
        }
    }
}
