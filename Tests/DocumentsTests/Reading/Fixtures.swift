import Diagnostics
import Foundation

@testable import Documents

/// The folder `Fixtures` beside the tests.
let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

/// What reading `markdown` gives, with the extensions or without.
func read(_ markdown: String, extensions: Bool = true) throws -> Notebook {
    try readBytes(Array(markdown.utf8), extensions: extensions).notebook
}

/// What reading `bytes` gives.
func readBytes(_ bytes: [UInt8], extensions: Bool = true) throws -> (notebook: Notebook, inexactLeaves: Int) {
    try DocumentReader(options: ReaderOptions(extensions: extensions)).read(SourceFile(path: "lesson.md", bytes: bytes))
}

/// An example of the CommonMark specification.
struct Example: Decodable {
    var markdown: String
    var html: String
    var example: Int

    static let all: [Example] = {
        let file = fixtures.appendingPathComponent("CommonMark/spec-0.30.json")
        return (try? JSONDecoder().decode([Example].self, from: Data(contentsOf: file))) ?? []
    }()
}
