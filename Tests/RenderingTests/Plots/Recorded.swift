import Foundation
import Testing

/// The folder of recorded plots.
private let recordings = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/Plots")

/// Compares `text` with the recording `name`; writes it instead where UPDATE_SNAPSHOTS is set.
func expectRecorded(_ text: String, in name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = recordings.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
        try Data(text.utf8).write(to: file)
    }
    let recorded = try Data(contentsOf: file)
    let equals = recorded.elementsEqual(text.utf8)
    #expect(equals, "\(name) differs:\n\(text)", sourceLocation: sourceLocation)
}
