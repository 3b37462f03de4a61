import Diagnostics

extension Lexer {
    /// Reads the blanks at the start of a line and opens or closes blocks; lines without code change nothing.
    mutating func lexIndentation() {
        let start = position
        var column = 0
        var tab: Int?
        while true {
            let byte = byte(position)
            if byte == 0x20 {
                column += 1
            } else if byte == 0x09 {
                column += 4
                tab = tab ?? position
            } else {
                break
            }
            position += 1
        }
        followsSpace = false
        switch byte(position) {
        case 0x0A:
            position += 1
            return
        case 0x23:
            let from = offset(position)
            position = lineEnd(position)
            cell.comments.append(SourceRange(from, max(from, offset(position))))
            position += 1
            return
        default: break
        }
        if let tab {
            let resume = position
            position = tab + 1
            reportTab(from: tab)
            position = resume
        }
        setColumn(column, from: start)
        lexToken()
    }

    private mutating func setColumn(_ column: Int, from start: Int) {
        guard let level = levels.last, column != level.alias else { return }
        if column == level.column {
            levels[levels.count - 1].alias = nil
            return
        }
        if column > level.column {
            levels.append((column, nil))
            emit(.indent, from: start)
            return
        }
        let columns = levels.map(\.column)
        while levels.count > 1, let last = levels.last, last.column > column {
            levels.removeLast()
            emit(.dedent, from: position)
        }
        guard let last = levels.last, last.column != column, last.alias != column else { return }
        report(.unindentMatchesNothing(column, levels: columns, at: range(from: start)))
        levels[levels.count - 1].alias = column
    }

    /// Reports the first tab of the cell that stands outside text.
    mutating func reportTab(from start: Int) {
        guard !reportedTab else { return }
        reportedTab = true
        report(.tab(at: range(from: start)))
    }
}

extension Diagnostic {
    fileprivate static func tab(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            202, .error, Text(en: "a tab in the code", zh: "代码里有制表符（Tab）"), at: range,
            help: Text(
                en: "write four spaces for each tab, in the whole cell",
                zh: "请把整个单元格里的每个制表符都换成四个空格"))
    }

    fileprivate static func unindentMatchesNothing(_ column: Int, levels: [Int], at range: SourceRange) -> Diagnostic {
        // Of many blocks the two nearest are named.
        let nearest = levels.filter { $0 < column }.suffix(1) + levels.filter { $0 > column }.prefix(1)
        let list = (levels.count > 5 ? Array(nearest) : levels).map(String.init)
        let english =
            list.count == 1 ? list[0] : list.dropLast().joined(separator: ", ") + " or " + list[list.count - 1]
        return Diagnostic(
            213, .error,
            Text(
                en: "this line is indented by \(column), which no line before it is",
                zh: "这一行缩进了 \(column) 格，前面没有这样缩进的代码块"),
            at: range,
            help: Text(
                en: "the open blocks are indented by \(english)",
                zh: "前面代码块的缩进是 \(list.joined(separator: "、")) 格"))
    }
}
