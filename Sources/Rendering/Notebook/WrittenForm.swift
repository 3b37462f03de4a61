import Diagnostics

/// What the Markdown of a cell says beyond the cell itself: kept in its metadata, under `nn`, so that the Markdown can
/// be made again byte for byte, and a cell that was edited still keeps what the edit did not touch.
struct WrittenForm {
    /// Something that Jupyter shows in another form than its author wrote it.
    struct Replacement {
        let shown: [UInt8]
        let written: [UInt8]

        fileprivate var isLabelOfHeading: Bool {
            shown.starts(with: " <a id=".utf8) && written.last == UInt8(ascii: "}")
        }
    }

    /// How a cell of ours mostly begins.
    static let usualFence = Array("```nn".utf8)

    /// How many bytes are compared in search of what was replaced: far more than an edited cell needs, and few enough for a
    /// file that was made to keep us busy.
    private static let patience = 1 << 26

    /// What stands between the cell before and this one; nil: an empty line.
    var gap: [UInt8]?
    /// Prose that is shown otherwise, in order; a code cell has at most one, of its whole text.
    var replacements: [Replacement] = []
    /// The line that opens a cell of code; nil: three backticks and `nn`.
    var fence: [UInt8]?
    /// The line that closes it; nil: as many marks as open it.
    var closing: [UInt8]?
    /// What every line of a cell in a list begins with.
    var indentation: [UInt8] = []
    /// The recorded outputs after a cell.
    var region: [UInt8]?

    /// The Markdown of a Markdown cell whose text is `source`.
    func prose(_ source: [UInt8]) -> [UInt8] { Edit.apply(edits(in: source), to: source) }

    /// What makes the Markdown of a Markdown cell's text: what was replaced and is still there is put back.
    func edits(in source: [UInt8]) -> [Edit] {
        var edits: [Edit] = []
        var position = 0
        var patience = Self.patience
        for replacement in replacements {
            guard let start = source.start(of: replacement.shown, from: position, &patience) else { continue }
            position = start + replacement.shown.count
            guard replacement.isLabelOfHeading else {
                edits.append(Edit(SourceRange(start, position), replacement.written))
                continue
            }
            // It ends its line, but who writes on in Jupyter writes behind what is not seen.
            edits.append(Edit(SourceRange(start, position), []))
            position = source[position...].firstIndex(of: 0x0A) ?? source.count
            edits.append(Edit(SourceRange(position, position), replacement.written))
        }
        return edits
    }

    /// The Markdown of a code cell whose text is `source`.
    func cell(_ source: [UInt8]) -> [UInt8] {
        if let whole = replacements.first, whole.shown == source { return whole.written }
        var opening = fence ?? Self.usualFence
        let mark = opening.first ?? UInt8(ascii: "`")
        func marks(_ line: some Sequence<UInt8>) -> Int { Array(line.prefix { $0 == mark }).count }
        let lines =
            source.isEmpty ? [] : source.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let longest = lines.reduce(0) { max($0, marks($1.drop { $0 == 0x20 })) }
        let own = marks(opening)
        var end = closing ?? Array(repeating: mark, count: own)
        // A line of an edited cell may have as many.
        if longest >= own {
            opening = Array(repeating: mark, count: longest + 1 - own) + opening
            end = Array(repeating: mark, count: longest + 1)
        }
        let all = [opening] + lines + [end]
        let text = Array(all.map { $0.isEmpty ? [] : indentation + $0 }.joined(separator: [0x0A]))
        return region.map { text + [0x0A] + $0 } ?? text
    }
}

extension WrittenForm {
    /// What stands in the metadata; nil where the cell says all.
    var json: JSON? {
        var members: [JSON.Member] = []
        func add(_ name: String, _ bytes: [UInt8]?) {
            if let bytes { members.append(.init(name, .text(String(decoding: bytes, as: UTF8.self)))) }
        }
        add("gap", gap)
        add("fence", fence)
        add("closing", closing)
        add("indentation", indentation.isEmpty ? nil : indentation)
        add("region", region)
        if !replacements.isEmpty {
            let pairs = replacements.map { pair in
                JSON.list([pair.shown, pair.written].map { .text(String(decoding: $0, as: UTF8.self)) })
            }
            members.append(.init("written", .list(pairs)))
        }
        return members.isEmpty ? nil : .object(members)
    }

    /// What `json`, the metadata under `nn`, says; what is none of ours says nothing.
    init(_ json: JSON?) {
        func bytes(_ name: String) -> [UInt8]? { json?[name]?.text.map { Array($0.utf8) } }
        gap = bytes("gap")
        fence = bytes("fence")
        closing = bytes("closing")
        indentation = bytes("indentation") ?? []
        region = bytes("region")
        replacements = (json?["written"]?.list ?? []).compactMap { pair in
            guard let texts = pair.list?.compactMap(\.text), texts.count == 2 else { return nil }
            return Replacement(shown: Array(texts[0].utf8), written: Array(texts[1].utf8))
        }
    }
}

extension [UInt8] {
    /// Where `part` stands first at or after `start`, if that is seen before `patience` ends; nothing stands nowhere.
    fileprivate func start(of part: [UInt8], from start: Int, _ patience: inout Int) -> Int? {
        guard let first = part.first else { return nil }
        return withUnsafeBufferPointer { bytes in
            part.withUnsafeBufferPointer { part in
                var index = start
                while index + part.count <= bytes.count, patience > 0 {
                    var same = 0
                    if bytes[index] == first {
                        same = 1
                        while same < part.count, bytes[index + same] == part[same] { same += 1 }
                    }
                    if same == part.count { return index }
                    patience -= same + 1
                    index += 1
                }
                return nil
            }
        }
    }
}
