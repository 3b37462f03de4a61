import CCMark

/// cmark's tree in preorder, copied out of the C library at once; no other file knows of it.
struct CommonMarkTree {
    /// cmark's kinds of node.
    enum Kind: UInt8 {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case text, softBreak, lineBreak, code, html, emphasis, strong, link, image

        var isInline: Bool { rawValue >= Kind.text.rawValue }
    }

    /// A piece of `text`.
    struct Slice {
        var start: Int32 = 0
        var end: Int32 = 0
    }

    /// One node; small, for a document has as many as it has words.
    struct Entry {
        var kind: Kind
        /// Its number among the blocks; of an inline that of the block around it.
        var block: Int32
        /// The index after the last descendant.
        var end: Int
        /// What a leaf says, an info string's code, a link's destination.
        var literal = Slice()
        /// An info string, a link's title.
        var second = Slice()
    }

    /// What only blocks have; lines and columns count from 1, columns in bytes.
    struct Block {
        var line: Int
        var column: Int
        var endLine: Int
        /// The level of a heading, the first number of an ordered list, -1 for a bullet list.
        var number = 0
        var isTight = false
    }

    private(set) var entries: [Entry] = []
    private var blocks: [Block] = []
    /// Every literal, one after the other.
    private(set) var text: [UInt8] = []

    /// No tree.
    init() {}

    /// Parses `bytes`, which hold no NUL and are UTF-8.
    init(parsing bytes: UnsafeBufferPointer<UInt8>) {
        guard let parser = ccmark_parser_new(CMARK_OPT_DEFAULT) else { return }
        defer { ccmark_free_all() }
        bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        guard let root = cmark_parser_finish(parser), let iterator = cmark_iter_new(root) else { return }
        text.reserveCapacity(bytes.count)
        // Prose has fewer. What is not used is never touched; growing would hold all entries twice beside cmark's tree.
        entries.reserveCapacity(bytes.count / 4)
        blocks.reserveCapacity(bytes.count / 8)
        copy(iterator)
    }

    /// Parses `bytes`, which hold no NUL and are UTF-8.
    init(parsing bytes: [UInt8]) {
        self = bytes.withUnsafeBufferPointer { CommonMarkTree(parsing: $0) }
    }

    /// How many blocks there are.
    var blockCount: Int { blocks.count }

    /// What the block at entry `index` has beyond its entry.
    func block(_ index: Int) -> Block { blocks[Int(entries[index].block)] }

    /// The bytes of `slice`.
    func bytes(_ slice: Slice) -> ArraySlice<UInt8> { text[Int(slice.start)..<Int(slice.end)] }

    /// The text of `slice`.
    func string(_ slice: Slice) -> String { String(decoding: bytes(slice), as: UTF8.self) }

    private mutating func copy(_ iterator: OpaquePointer) {
        var open: [Int] = []
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard let node = cmark_iter_get_node(iterator) else { return }
            if event == CMARK_EVENT_EXIT {
                if let index = open.popLast() { entries[index].end = entries.count }
                continue
            }
            let entry = entry(for: node)
            if Self.hasChildren(entry.kind) { open.append(entries.count) }
            entries.append(entry)
        }
    }

    private mutating func entry(for node: OpaquePointer) -> Entry {
        let kind = Self.kind(cmark_node_get_type(node))
        if !kind.isInline { addBlock(node, kind) }
        var entry = Entry(kind: kind, block: Int32(blocks.count - 1), end: entries.count + 1)
        switch kind {
        case .codeBlock:
            entry.literal = keep(cmark_node_get_literal(node))
            entry.second = keep(cmark_node_get_fence_info(node))
        case .htmlBlock, .text, .code, .html:
            entry.literal = keep(cmark_node_get_literal(node))
        case .link, .image:
            entry.literal = keep(cmark_node_get_url(node))
            entry.second = keep(cmark_node_get_title(node))
        case .document, .blockQuote, .list, .item, .paragraph, .heading, .thematicBreak: break
        case .softBreak, .lineBreak, .emphasis, .strong: break
        }
        return entry
    }

    private mutating func addBlock(_ node: OpaquePointer, _ kind: Kind) {
        var block = Block(
            line: Int(cmark_node_get_start_line(node)), column: Int(cmark_node_get_start_column(node)),
            endLine: Int(cmark_node_get_end_line(node)))
        if kind == .heading {
            block.number = Int(cmark_node_get_heading_level(node))
        } else if kind == .list {
            block.isTight = cmark_node_get_list_tight(node) != 0
            block.number =
                cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : -1
        }
        blocks.append(block)
    }

    private mutating func keep(_ characters: UnsafePointer<CChar>?) -> Slice {
        guard let characters else { return Slice() }
        let start = text.count
        let length = strlen(characters)
        characters.withMemoryRebound(to: UInt8.self, capacity: length) { bytes in
            text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: length))
        }
        return Slice(start: Int32(start), end: Int32(text.count))
    }

    private static func hasChildren(_ kind: Kind) -> Bool {
        switch kind {
        case .document, .blockQuote, .list, .item, .paragraph, .heading, .emphasis, .strong, .link, .image: true
        case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .html: false
        }
    }

    private static func kind(_ type: cmark_node_type) -> Kind {
        switch type {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .html
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: .text
        }
    }
}

/// The library that reads Markdown.
public enum CommonMark {
    /// Its version as it runs: `0.30.2`.
    public static var version: String { String(cString: cmark_version_string()) }
}
