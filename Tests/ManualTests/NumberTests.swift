import Diagnostics
import Foundation
import Testing

@testable import Manual

/// The numbers of diagnostics, read from the sources that make them.
@Suite struct NumberTests {
    /// Each number, and the modules that make a diagnostic of it.
    private static func modules() throws -> [Int: Set<String>] {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var modules: [Int: Set<String>] = [:]
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            let module = file.pathComponents[sources.pathComponents.count]
            for match in text.matches(of: /(?:Diagnostic|Refusal)\(\s*(\d{3})\b/) {
                modules[try #require(Int(match.1)), default: []].insert(module)
            }
        }
        return modules
    }

    @Test func everyNumberBelongsToOneModuleAndItsHundred() throws {
        let modules = try Self.modules()
        #expect(modules.count > 150)
        for (number, owners) in modules.sorted(by: { $0.key < $1.key }) {
            #expect(owners.count == 1, "NN0\(number) is made in \(owners.sorted())")
            let rooms: Set<String> =
                switch number / 100 {
                case 1: ["Documents", "Evaluation"]
                case 2: ["Language", "Evaluation", "Documents"]
                case 6: number / 10 == 65 || 641...642 ~= number ? ["Checking"] : ["Rendering"]
                case _ where [710, 711, 901].contains(number): ["notebook"]
                default: ["Evaluation"]
                }
            #expect(rooms.isSuperset(of: owners), "NN0\(number) is made in \(owners.sorted())")
        }
    }

    @Test(arguments: [MessageLanguage.english, .chinese]) func everyNumberHasAPage(language: MessageLanguage) throws {
        let numbers = Set(try Self.modules().keys)
        let explained = Set(Section.mistakes(in: language).compactMap(\.number))
        #expect(numbers.subtracting(explained).sorted() == [])
        #expect(explained.subtracting(numbers).sorted() == [])
    }
}
