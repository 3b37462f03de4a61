import Diagnostics
import Yams

/// Reads the YAML at the top of a notebook: Quarto's names, `compose` only.
struct FrontMatterReader {
    private(set) var frontMatter = FrontMatter()
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var title: FrontMatterText?
    private(set) var subtitle: FrontMatterText?
    private let source: SourceFile
    private let block: FrontMatterBlock
    private let table: LineTable

    private static let largest = 64 << 10

    /// A reader of `block` in `source`.
    init(_ source: SourceFile, _ block: FrontMatterBlock) {
        self.source = source
        self.block = block
        table = LineTable(Array(source.bytes[..<block.body.end]), from: block.body.start)
    }

    /// Reads it; where YAML cannot, its language at least.
    mutating func read() {
        frontMatter.range = block.range
        readYAML()
        if frontMatter.lang == nil, !diagnostics.isEmpty { frontMatter.lang = lines.language }
    }

    private var lines: FrontMatterLines {
        FrontMatterLines(source.bytes, from: block.body.start, to: block.isClosed ? block.body.end : nil)
    }

    private mutating func readYAML() {
        guard block.isClosed else { return diagnostics.append(.unclosedFrontMatter(at: block.range)) }
        guard block.body.count <= Self.largest else {
            return diagnostics.append(.largeFrontMatter(at: block.range.startPoint))
        }
        if let (finding, place) = FrontMatterGuard.find(source.bytes, block.body.start, block.body.end) {
            return diagnostics.append(.refusedYAML(finding, at: SourceRange(place, place + 1)))
        }
        do {
            let root = try Yams.compose(
                yaml: source.text(block.body), Resolver.basic, Constructor.default, Parser.Encoding.utf8)
            guard let root else { return }
            guard let mapping = root.mapping else {
                return diagnostics.append(noMapping("front matter", root))
            }
            for (key, value) in mapping { set(key, value) }
        } catch let error as YamlError {
            diagnostics.append(diagnostic(for: error))
        } catch {
            diagnostics.append(.badYAML("\(error)", at: block.body.startPoint))
        }
    }

    // MARK: Places

    private func offset(_ mark: Yams.Mark?) -> Int {
        guard let mark else { return block.body.start }
        let line = table.line(mark.line)
        guard mark.line <= table.lines.count else { return max(block.body.start, block.body.end - 1) }
        var place = line.start
        for _ in 1..<max(1, mark.column) where place < line.end {
            place += 1
            while place < line.end, source.bytes[place] & 0xC0 == 0x80 { place += 1 }
        }
        return place
    }

    private func range(of node: Yams.Node) -> SourceRange {
        let start = offset(node.mark)
        var end = start
        let line = table.line(table.number(of: start))
        if case .scalar(let scalar) = node, scalar.style == .plain {
            end = min(start + scalar.string.utf8.count, line.end)
        } else {
            end = line.end
            while end > start, source.bytes[end - 1].isBlank { end -= 1 }
        }
        return SourceRange(start, max(start, end))
    }

    private func diagnostic(for error: YamlError) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let place = offset(mark)
            if let (name, colon) = lines.fullWidthColon(in: block.body.start..<place + 1) {
                return .fullWidthColon(after: name, at: colon)
            }
            return .badYAML(problem, at: SourceRange(place, place))
        case .duplicatedKeysInMapping(let keys, let context):
            let first = offset(context.mark)
            return .repeatedKey(keys.first ?? "", at: secondPlace(of: keys.first ?? "", after: first), first: first)
        default:
            return .badYAML("unreadable text", at: block.body.startPoint)
        }
    }

    private func secondPlace(of key: String, after first: Int) -> SourceRange {
        let name = Array(key.utf8)
        for line in table.lines where line.start > first {
            let start = source.bytes[line.start..<line.end].firstIndex { !$0.isBlank } ?? line.end
            if source.bytes.has(name + [0x3A], at: start) { return SourceRange(start, start + name.count) }
        }
        return SourceRange(first, first + name.count)
    }

    // MARK: Keys

    private static let mapping = Text(en: "names and values", zh: "一组名称和值")
    private static let someText = Text(en: "text", zh: "文字")
    private static let truthValue = Text(en: "true or false", zh: "true 或 false")

    private mutating func set(_ key: Yams.Node, _ value: Yams.Node) {
        guard let name = key.scalar?.string else { return }
        switch name {
        case "title":
            frontMatter.title = text(name, value)
            title = markdown(value)
        case "subtitle":
            frontMatter.subtitle = text(name, value)
            subtitle = markdown(value)
        case "author": frontMatter.author = author(value)
        case "date": frontMatter.date = date(value)
        case "lang": frontMatter.lang = text(name, value)
        case "description": frontMatter.description = text(name, value)
        case "params": readParameters(value)
        case "execute": readExecution(value)
        case "lint": readLint(value)
        case "format": frontMatter.formats = formats(value)
        case "numbering", "number-sections": frontMatter.hasNumberedSections = truth(name, value)
        case "toc": frontMatter.hasContents = truth(name, value)
        default: break
        }
    }

    private mutating func text(_ name: String, _ node: Yams.Node) -> String? {
        guard case .scalar(let scalar) = node else {
            diagnostics.append(.frontMatterValue(name, Self.someText, at: range(of: node)))
            return nil
        }
        return scalar.string.isEmpty ? nil : scalar.string
    }

    private func markdown(_ node: Yams.Node) -> FrontMatterText? {
        guard let scalar = node.scalar, !scalar.string.isEmpty else { return nil }
        let quote: UInt8? = scalar.style == .singleQuoted ? 0x27 : scalar.style == .doubleQuoted ? 0x22 : nil
        return FrontMatterText(scalar.string, quote: quote, at: range(of: node), in: source.bytes)
    }

    private mutating func truth(_ name: String, _ node: Yams.Node) -> Bool {
        if case .truth(let value)? = FrontMatterScalar.parameter(node) { return value }
        diagnostics.append(
            .frontMatterValue(
                name, Self.truthValue, is: written(node), at: range(of: node),
                help: node.scalar.flatMap { FrontMatterCorrection.truth($0.string, isQuoted: $0.isQuoted) }))
        return false
    }

    /// A scalar of one line as it stands there, quotation marks and all.
    private func written(_ node: Yams.Node) -> String? {
        guard let scalar = node.scalar, !scalar.string.isEmpty else { return nil }
        return scalar.isQuoted ? source.text(range(of: node)) : scalar.string
    }

    /// That `node` is no names and values; a line with a full-width colon looks as if it were.
    private func noMapping(_ name: String, _ node: Yams.Node) -> Diagnostic {
        let start = offset(node.mark)
        if let (name, colon) = lines.fullWidthColon(in: table.line(table.number(of: start)).start..<start + 1) {
            return .fullWidthColon(after: name, at: colon)
        }
        return .frontMatterValue(name, Self.mapping, at: range(of: node))
    }

    private mutating func author(_ node: Yams.Node) -> String? {
        switch node {
        case .sequence(let items): return items.compactMap { author($0) }.joined(separator: ", ")
        case .mapping(let mapping): return mapping["name"].flatMap { text("author", $0) }
        default: return text("author", node)
        }
    }

    private mutating func date(_ node: Yams.Node) -> String? {
        let date = text("date", node)
        if let date, ["today", "now", "last-modified"].contains(date.lowercased()) {
            diagnostics.append(.changingDate(date, at: range(of: node)))
            return nil
        }
        return date
    }

    private mutating func formats(_ node: Yams.Node) -> [String] {
        switch node {
        case .sequence(let items): return items.compactMap { text("format", $0) }
        case .mapping(let mapping): return mapping.keys.compactMap { $0.scalar?.string }
        default: return text("format", node).map { [$0] } ?? []
        }
    }

    private mutating func readParameters(_ node: Yams.Node) {
        guard case .mapping(let mapping) = node else {
            if FrontMatterScalar.parameter(node) != FrontMatter.Parameter.none {
                diagnostics.append(noMapping("params", node))
            }
            return
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { continue }
            guard let parameter = FrontMatterScalar.parameter(value) else {
                let allowed = Text(en: "a number, a text, true, false or a list of them", zh: "数、文字、true、false 或它们的列表")
                // What is nested begins below its name.
                diagnostics.append(
                    .frontMatterValue(
                        name, allowed, at: range(of: key),
                        help: Text(
                            en: "a parameter holds no names of its own: make each a parameter, or write a list",
                            zh: "参数下面不能再有名称：请各写成一个参数，或者写成列表")))
                continue
            }
            frontMatter.parameters.append((name, parameter, range(of: key)))
        }
    }

    private static let executionKeys = ["seed", "steps", "operations", "memory", "output", "timeout", "precision"]

    private mutating func readExecution(_ node: Yams.Node) {
        guard case .mapping(let mapping) = node else {
            return diagnostics.append(noMapping("execute", node))
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { continue }
            switch name {
            case "seed": frontMatter.execution.seed = whole(name, value, from: 0)
            case "steps": frontMatter.execution.steps = whole(name, value, from: 1)
            case "operations": frontMatter.execution.operations = whole(name, value, from: 1)
            case "memory": frontMatter.execution.memory = whole(name, value, from: 1)
            case "output": frontMatter.execution.output = whole(name, value, from: 1)
            case "timeout": frontMatter.execution.timeout = seconds(value)
            case "precision": frontMatter.execution.precision = precision(value)
            default:
                diagnostics.append(
                    .unknownKey(name, of: "execute", among: Self.executionKeys, at: range(of: key)))
            }
        }
    }

    private mutating func readLint(_ node: Yams.Node) {
        guard case .mapping(let mapping) = node else {
            return diagnostics.append(noMapping("lint", node))
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { continue }
            guard name == "allow" else {
                diagnostics.append(.unknownKey(name, of: "lint", among: ["allow"], at: range(of: key)))
                continue
            }
            var numbers: [Yams.Node] = [value]
            if case .sequence(let items) = value { numbers = Array(items) }
            for node in numbers {
                if let number = node.scalar.flatMap({ Diagnostic.number(ofCode: $0.string) }) {
                    frontMatter.allowed.append((number, range(of: node)))
                } else {
                    let allowed = Text(en: "numbers of advice, as NN0365", zh: "提示的编号，例如 NN0365")
                    diagnostics.append(
                        .frontMatterValue("allow", allowed, is: node.scalar?.string, at: range(of: node)))
                }
            }
        }
    }

    private mutating func whole(_ name: String, _ node: Yams.Node, from least: Int) -> Int? {
        switch FrontMatterScalar.parameter(node) {
        case .integer(let value)? where value >= least: return value
        case .number(let value)? where value >= Double(least) && value <= 9e15 && value == value.rounded():
            return Int(value)
        default:
            let allowed = Text(en: "a whole number from \(least) on", zh: "不小于 \(least) 的整数")
            diagnostics.append(number(name, allowed, node))
            return nil
        }
    }

    private func number(_ name: String, _ allowed: Text, _ node: Yams.Node) -> Diagnostic {
        .frontMatterValue(
            name, allowed, is: written(node), at: range(of: node),
            help: node.scalar.flatMap { FrontMatterCorrection.number(name, $0.string, isQuoted: $0.isQuoted) })
    }

    private mutating func seconds(_ node: Yams.Node) -> Double? {
        switch FrontMatterScalar.parameter(node) {
        case .integer(let value)? where value > 0: return Double(value)
        case .number(let value)? where value > 0 && value.isFinite: return value
        default:
            let allowed = Text(en: "a number of seconds above 0", zh: "大于 0 的秒数")
            diagnostics.append(number("timeout", allowed, node))
            return nil
        }
    }

    private mutating func precision(_ node: Yams.Node) -> Int? {
        if case .integer(let value)? = FrontMatterScalar.parameter(node), value == 32 || value == 64 { return value }
        diagnostics.append(number("precision", Text(en: "32 or 64", zh: "32 或 64"), node))
        return nil
    }
}

extension Yams.Node.Scalar {
    /// Whether quotation marks make a text of it.
    fileprivate var isQuoted: Bool { style == .singleQuoted || style == .doubleQuoted }
}

/// What a scalar means by YAML's core schema (YAML 1.2.2, section 10.3.2).
enum FrontMatterScalar {
    /// The value of `node`; nil for a mapping.
    static func parameter(_ node: Yams.Node) -> FrontMatter.Parameter? {
        switch node {
        case .scalar(let scalar): return scalar.style == .plain ? plain(scalar.string) : .text(scalar.string)
        case .sequence(let items):
            let values = items.compactMap { parameter($0) }
            return values.count == items.count ? .list(values) : nil
        case .mapping, .alias: return nil
        }
    }

    private static func plain(_ text: String) -> FrontMatter.Parameter {
        switch text {
        case "", "~", "null", "Null", "NULL": return .none
        case "true", "True", "TRUE": return .truth(true)
        case "false", "False", "FALSE": return .truth(false)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .number(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .number(-.infinity)
        case ".nan", ".NaN", ".NAN": return .number(.nan)
        default: break
        }
        let bytes = Array(text.utf8)
        if text.hasPrefix("0x"), let value = Int(text.dropFirst(2), radix: 16), bytes[2] != 0x2B, bytes[2] != 0x2D {
            return .integer(value)
        }
        if text.hasPrefix("0o"), let value = Int(text.dropFirst(2), radix: 8), bytes[2] != 0x2B, bytes[2] != 0x2D {
            return .integer(value)
        }
        let digits = bytes.first == 0x2B || bytes.first == 0x2D ? bytes.dropFirst() : bytes[...]
        guard let first = digits.first, first.isDigit || first == 0x2E, digits.contains(where: \.isDigit) else {
            return .text(text)
        }
        if digits.allSatisfy(\.isDigit), let value = Int(text) { return .integer(value) }
        let isNumber = bytes.allSatisfy { $0.isDigit || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
        if isNumber, let value = Double(text) { return .number(value) }
        return .text(text)
    }
}
