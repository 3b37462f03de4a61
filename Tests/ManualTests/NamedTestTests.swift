import Diagnostics
import Foundation
import Testing

@testable import Manual

/// The tests that `notebook help hostile` names for what a stranger's notebook cannot do, looked for in Tests.
@Suite struct NamedTestTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// The names of the functions in Tests, and `make` with each target of the Makefile.
    private static func tests() throws -> Set<String> {
        let files = try #require(
            FileManager.default.enumerator(at: root.appending(path: "Tests"), includingPropertiesForKeys: nil))
        var names: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "func ")
            for part in parts.dropFirst() { names.insert(String(part.prefix { $0 != "(" })) }
        }
        let makefile = try String(contentsOf: root.appending(path: "Makefile"), encoding: .utf8)
        for line in makefile.split(separator: "\n") { names.insert("make \(line.prefix { $0 != ":" })") }
        return names
    }

    @Test func everyLineOfTheTableHasItsTests() throws {
        let tests = try Self.tests()
        for language in [MessageLanguage.english, .chinese] {
            let topic = try #require(Section.topics(in: language).first { $0.name == "checking" })
            let section = try #require(topic.body.components(separatedBy: "\n### `hostile`").dropFirst().first)
            let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
            #expect(rows.count == 10)
            for row in rows {
                let column = try #require(row.split(separator: "|").dropFirst(2).first)
                let names = column.components(separatedBy: "`").filter { $0.first?.isLetter == true }
                #expect(!names.isEmpty, "\(row)")
                for name in names { #expect(tests.contains(name), "there is no test \(name)") }
            }
        }
    }
}
