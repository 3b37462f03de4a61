import Diagnostics

extension NotebookBuilder {
    /// A paragraph, heading, caption, title or cell of a table in which labels are written.
    private struct Leaf {
        let start: Int
        /// Whether it is of a cell, and whether it follows one.
        let isOfCell: Bool
        let isAfterCell: Bool
        /// What keeps a label of a picture or a table from being one here.
        let picture: StrayLabel.Reason
        let caption: StrayLabel.Reason
    }

    /// The labels among `written` that stay in the text.
    func strayLabels(among written: [WrittenLabel]) -> [StrayLabel] {
        // Where the reader took them, or has something to say of them.
        let taken = Set((labels.definitions.map(\.range) + labels.misspeltDefinitions.map(\.range)).map(\.end))
        var strays: [StrayLabel] = []
        var open: [(node: Int, last: Int?)] = []
        var leaf: Leaf?
        var index = 0
        while index < nodes.count {
            while let last = open.last, nodes.end(last.node) <= index { open.removeLast() }
            let parent = open.last
            if !open.isEmpty { open[open.count - 1].last = index }
            let (range, kind) = (nodes.range(index), nodes.kind(index))
            let within = written.partitioningIndex { $0.range.start >= range.start }
            guard within < written.count, written[within].range.start < range.end else {
                index = nodes.end(index)
                continue
            }
            switch kind {
            case .paragraph, .heading, .caption, .tableCell, .title, .subtitle:
                leaf = self.leaf(index, in: parent?.node ?? index, after: parent?.last)
            case .text:
                guard let leaf else { break }
                for label in written[within...].prefix(while: { $0.range.start < range.end })
                where !taken.contains(label.range.end) {
                    strays.append(
                        StrayLabel(
                            name: label.name, text: source.text(label.range), reason: reason(label, in: leaf),
                            range: label.range))
                }
            default: break
            }
            open.append((index, nil))
            index += 1
        }
        return strays
    }

    private func reason(_ label: WrittenLabel, in leaf: Leaf) -> StrayLabel.Reason {
        if let slip = label.slip { return .slip(slip) }
        if leaf.isOfCell || leaf.isAfterCell && leaf.start == label.range.start { return .cell }
        if label.name.hasPrefix("eq-") { return .formula }
        if label.name.hasPrefix("sec-") { return .heading }
        return label.name.hasPrefix("fig-") ? leaf.picture : leaf.caption
    }

    private func leaf(_ node: Int, in parent: Int, after before: Int?) -> Leaf {
        Leaf(
            start: nodes.range(node).start, isOfCell: nodes.isCell(parent),
            isAfterCell: before.map { nodes.isCell($0) } ?? false, picture: pictureReason(node),
            caption: captionReason(node, in: parent, after: before))
    }

    private func pictureReason(_ leaf: Int) -> StrayLabel.Reason {
        var pictures = 0
        var linkEnd = leaf
        var isLinked = false
        for index in leaf..<nodes.end(leaf) {
            switch nodes.kind(index) {
            case .link: linkEnd = max(linkEnd, nodes.end(index))
            case .image:
                pictures += 1
                isLinked = isLinked || index < linkEnd
            default: break
            }
        }
        return pictures > 1 ? .severalPictures : isLinked ? .linkedPicture : .picture
    }

    private func captionReason(_ leaf: Int, in parent: Int, after before: Int?) -> StrayLabel.Reason {
        let start = nodes.range(leaf).start
        let hasColon = source.bytes.has([0x3A], at: start) || source.bytes.has([0xEF, 0xBC, 0x9A], at: start)
        if case .tableRow = nodes.kind(parent) { return hasColon ? .captionInTable : .caption }
        let after = nodes.end(leaf)
        let isBeforeTable = after < nodes.end(parent) && nodes.isTable(after)
        guard let before, nodes.isTable(before) else { return isBeforeTable ? .captionAbove : .caption }
        if (before..<nodes.end(before)).contains(where: { nodes.kind($0) == .caption }) {
            return hasColon ? .secondCaption : isBeforeTable ? .captionAbove : .caption
        }
        return hasColon || !isBeforeTable ? .captionWithoutColon : .caption
    }
}

extension NodeList {
    fileprivate func isTable(_ index: Int) -> Bool {
        if case .table = kind(index) { true } else { false }
    }

    fileprivate func isCell(_ index: Int) -> Bool {
        if case .cell = kind(index) { true } else { false }
    }
}
