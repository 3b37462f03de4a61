import Foundation

/// The nn cells of all Markdown files below a folder of the package, as they stand in the file.
func notebookCells(in folder: String) -> [[UInt8]] {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: package.path)?.compactMap { $0 as? String } ?? []
    var cells: [[UInt8]] = []
    for name in names.sorted() where name.hasSuffix(".md") {
        let text = (try? String(contentsOf: package.appendingPathComponent(name), encoding: .utf8)) ?? ""
        for piece in text.components(separatedBy: "```nn").dropFirst() {
            let body = piece.components(separatedBy: "\n```")[0]
            if let line = body.firstIndex(of: "\n") { cells.append(Array(body[line...].dropFirst().utf8)) }
        }
    }
    return cells
}
