import Diagnostics
import Documents

/// A heading, formula, picture or table of the text whose label announces another kind: `tbl-` on a formula.
struct MislabelledBlock {
    let label: String
    /// What it is.
    let kind: Numbering.Kind
    /// What the label says that it is.
    let announced: Numbering.Kind

    /// Looks at `node`; nil where its label goes with it, or is none that a reference can name.
    init?(_ node: Node) {
        switch node.kind {
        case .heading(level: _, let identifier?): (label, kind) = (identifier, .section)
        case .mathBlock(_, let identifier?): (label, kind) = (identifier, .equation)
        case .figure(let identifier): (label, kind) = (identifier, .figure)
        case .table(alignments: _, let identifier?): (label, kind) = (identifier, .table)
        default: return nil
        }
        guard let announced = Numbering.Kind(announcedBy: label), announced != kind else { return nil }
        self.announced = announced
    }
}

extension Notebook {
    /// NN0648: labels that do not go with the blocks of the text at `indices`, which have them.
    func mislabelledBlocks(_ indices: some Sequence<Int>) -> [Diagnostic] {
        indices.compactMap { index in
            let range = nodes[index].range
            return MislabelledBlock(nodes[index]).map {
                .mislabelledBlock($0, at: source.place(ofLabel: $0.label, in: range) ?? range)
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func mislabelledBlock(_ block: MislabelledBlock, at range: SourceRange) -> Diagnostic {
        let (label, prefix) = (block.label, block.announced.prefix)
        let (one, oneZh) =
            switch block.kind {
            case .figure: ("a picture", "图片")
            case .table: ("a table", "表格")
            case .equation: ("a formula", "公式")
            case .section: ("a heading", "标题")
            }
        let (several, severalZh) =
            switch block.announced {
            case .figure: ("figures", "图片")
            case .table: ("tables", "表格")
            case .equation: ("formulas", "公式")
            case .section: ("sections", "章节")
            }
        return Diagnostic(
            648, .warning,
            Text(
                en: "\(label) stands on \(one), and \(prefix) is for \(several)",
                zh: "\(label) 写在\(oneZh)上，而 \(prefix) 用于\(severalZh)"), at: range,
            help: .renamed(block.kind.renaming(label)))
    }
}

extension Text {
    /// What helps where a label announces another kind than it is of.
    static func renamed(_ label: String) -> Text {
        Text(en: "call it \(label), here and in the text", zh: "请改为 \(label)，正文里的引用也要改")
    }
}
