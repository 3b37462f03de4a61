import Diagnostics
import Documents

/// The pictures that stand in the Markdown cells of a Jupyter notebook, under names of files.
struct Attachments {
    /// The pictures in base 64 in the order of the cells, each under a name of its own.
    private(set) var files: [(name: String, content: String)] = []
    /// How many cells have any.
    private(set) var cellCount = 0
    private var places: [String: Int] = [:]
    /// The files of each name that Jupyter has, by what they hold.
    private var known: [String: [String: String]] = [:]

    /// What each picture of a cell, whose `attachments` are in `json`, is called as a file.
    mutating func add(_ json: JSON?) -> [String: String] {
        guard case .object(let members)? = json, !members.isEmpty else { return [:] }
        cellCount += 1
        var names: [String: String] = [:]
        for member in members {
            guard case .object(let forms) = member.value else { continue }
            let content = forms.first { $0.name.hasPrefix("image/") }?.value.joinedText ?? ""
            names[member.name] = add(member.name.asFileName, content)
        }
        return names
    }

    /// The name of the file; Jupyter calls the pictures of several cells alike.
    private mutating func add(_ name: String, _ content: String) -> String {
        if let known = known[name]?[content] { return known }
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        var number = known[name, default: [:]].count
        var file = name
        while places[file] != nil {
            number += 1
            file = "\(name[..<dot])-\(number)\(name[dot...])"
        }
        places[file] = files.count
        files.append((file, content))
        known[name, default: [:]][content] = file
        return file
    }

    /// The bytes of the file of this name; nil where there is none, or nothing that can be read.
    func bytes(of name: String) -> [UInt8]? { places[name].flatMap { [UInt8](base64: files[$0].content) } }

    /// What makes the pictures of `notebook` those of files: `![](attachment:net.png)` becomes `![](net.png)`.
    static func edits(in notebook: Notebook, _ names: [String: String]) -> [Edit] {
        let bytes = notebook.source.bytes
        return notebook.nodes.compactMap { node in
            guard case .image(let destination, title: _) = node.kind, destination.hasPrefix(scheme),
                let file = names[named(by: destination)]
            else { return nil }
            let written = Array(destination.utf8)
            var start = node.range.end - written.count
            while start > node.range.start, !bytes[start...].starts(with: written) { start -= 1 }
            guard start > node.range.start else { return nil }
            return Edit(SourceRange(start, start + written.count), Array(file.utf8))
        }
    }

    /// The same in Markdown that was made of tags.
    static func renamed(_ markdown: [UInt8], _ names: [String: String]) -> [UInt8] {
        guard !names.isEmpty else { return markdown }
        let marks = ["](" + scheme, "](<" + scheme].map { Array($0.utf8) }
        var result: [UInt8] = []
        var place = 0
        while place < markdown.count {
            if let mark = marks.first(where: { markdown[place...].starts(with: $0) }) {
                let start = place + mark.count - scheme.utf8.count
                let ends: StaticString = mark.count == marks[0].count ? ") \t" : ">"
                let end = markdown[start...].firstIndex { $0.isIn(ends) } ?? markdown.count
                if let file = names[named(by: String(decoding: markdown[start..<end], as: UTF8.self))] {
                    result += markdown[place..<start] + Array(file.utf8)
                    place = end
                    continue
                }
            }
            result.append(markdown[place])
            place += 1
        }
        return result
    }

    private static let scheme = "attachment:"

    private static func named(by destination: String) -> String {
        String(decoding: LinkPolicy.decoded(Array(destination.utf8.dropFirst(scheme.utf8.count))[...]), as: UTF8.self)
    }
}

extension String {
    /// The text as the name of a file that Markdown can name without quotes, in one folder.
    fileprivate var asFileName: String {
        let characters = map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
        let name = String(characters.drop { $0 == "." || $0 == "-" })
        return name.isEmpty ? "picture" : name
    }
}
