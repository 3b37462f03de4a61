import Diagnostics
import Documents

extension Numbering.Kind {
    /// The kind that `label` announces by how it begins; nil where no reference can name it.
    init?(announcedBy label: String) {
        guard let kind = [Self.figure, .table, .equation, .section].first(where: { label.hasPrefix($0.prefix) }) else {
            return nil
        }
        self = kind
    }

    /// How labels of this kind begin.
    var prefix: String {
        switch self {
        case .figure: "fig-"
        case .table: "tbl-"
        case .equation: "eq-"
        case .section: "sec-"
        }
    }

    /// `label` as one of this kind: `fig-a` for `tbl-a`.
    func renaming(_ label: String) -> String { prefix + label.drop { $0 != "-" }.dropFirst() }
}

extension SourceFile {
    /// Where `{#label}` stands last in `range`.
    func place(ofLabel label: String, in range: SourceRange) -> SourceRange? {
        let written = Array("{#\(label)}".utf8)
        var start = range.end - written.count
        while start >= range.start {
            if bytes[start..<start + written.count].elementsEqual(written) {
                return SourceRange(start, start + written.count)
            }
            start -= 1
        }
        return nil
    }
}
