import Diagnostics

/// A line as it will stand in the cell; it holds line ends where a text does.
struct FormatterLine {
    /// The code with its indentation; empty for a comment on a line of its own, and for an empty line.
    var text: [UInt8] = []
    /// The columns that the line takes, without its comment.
    var width = 0
    /// The comment behind the code, or on the line of its own.
    var remark: FormatterRemark?
}

/// Lays a statement out in lines.
///
/// What goes on in another line stands under what follows its bracket or its verb; behind a bracket that ends its line,
/// four columns further in than that line.
struct FormatterLayout {
    /// The columns that a line may take.
    static let limit = 100

    /// A bracket that is open, or the command around it all.
    struct Opening {
        /// Where what stands in it begins.
        var column: Int
        var isHanging: Bool
        /// Where the line began on which it was opened.
        var indentation: Int
    }

    var statement: FormatterStatement
    let partners: [Int?]
    /// The column behind each token that was laid out.
    var ends: [Int]
    private var open: [Opening] = []

    /// The lines of `statement`, whose spaces and breaks are settled.
    static func lines(of statement: FormatterStatement) -> [FormatterLine] {
        var layout = FormatterLayout(statement)
        return layout.lines()
    }

    private init(_ statement: FormatterStatement) {
        self.statement = statement
        partners = statement.partners
        ends = Array(repeating: 0, count: statement.pieces.count)
    }

    private mutating func lines() -> [FormatterLine] {
        var lines: [FormatterLine] = []
        let indentation = 4 * statement.level
        if statement.isCommand {
            let column = indentation + statement.pieces[0].spelling.count + 1
            open.append(Opening(column: column, isHanging: false, indentation: indentation))
        }
        let breaks = FormatterLineBreaker(statement, partners)
        var start = 0
        var joint: (line: Int, place: Int)?
        while start < statement.pieces.count {
            let begin = start == 0 ? indentation : self.indentation(before: start)
            let outside = open
            var line = layLine(from: start, at: begin, upTo: 2 * Self.limit)
            if line.isLong, let joint, joint.line == start {
                statement.pieces[joint.place].breaksBefore = true
                open = outside
                line = layLine(from: start, at: begin, upTo: 2 * Self.limit)
            }
            while line.isLong {
                let places = breaks.places(in: start..<line.end, ends, indentation: begin, statement)
                for place in places { statement.pieces[place].breaksBefore = true }
                // What is left over joins the author's next line where both fit.
                if places.count == 1, breaks.isNextPart(line.end, after: places[0], statement) {
                    statement.pieces[line.end].breaksBefore = false
                    joint = (places[0], line.end)
                }
                open = outside
                line = layLine(from: start, at: begin, upTo: places.isEmpty ? .max : 2 * Self.limit)
                if places.isEmpty { break }
            }
            let column = outside.last.map { $0.isHanging ? $0.indentation + 4 : begin } ?? begin
            lines += statement.pieces[start].remarks.map {
                FormatterLine(width: column, remark: $0)
            }
            lines.append(line.line)
            start = line.end
        }
        return lines
    }

    /// Where the line begins that begins with the token at `place`.
    private func indentation(before place: Int) -> Int {
        guard let last = open.last else { return 4 * statement.level + 4 }
        guard last.isHanging else { return last.column }
        return statement.pieces[place].closes ? last.indentation : last.indentation + 4
    }

    /// Lays tokens from `start` on out, up to the next break or, where that is far, until `width` columns are full.
    private mutating func layLine(from start: Int, at indentation: Int, upTo width: Int) -> (
        line: FormatterLine, end: Int, isLong: Bool
    ) {
        var line = FormatterLine(text: Array(repeating: 0x20, count: indentation), width: indentation)
        var isLong = false
        var place = start
        repeat {
            let piece = statement.pieces[place]
            if piece.followsSpace, place > start {
                line.text.append(0x20)
                line.width += 1
            }
            line.text += piece.spelling
            if let lineEnd = piece.spelling.lastIndex(of: 0x0A) {
                line.width = Self.width(piece.spelling[(lineEnd + 1)...])
            } else {
                line.width += Self.width(piece.spelling[...])
            }
            ends[place] = line.width
            if line.width > Self.limit { isLong = true }
            line.remark = piece.trailing
            place += 1
            if piece.opens {
                let isHanging = place < statement.pieces.count && statement.pieces[place].breaksBefore
                open.append(Opening(column: line.width, isHanging: isHanging, indentation: indentation))
            } else if piece.closes, !open.isEmpty {
                open.removeLast()
            }
        } while place < statement.pieces.count && !statement.pieces[place].breaksBefore && line.width <= width
        return (line, place, isLong)
    }

    /// The columns that `bytes` take.
    static func width(_ bytes: ArraySlice<UInt8>) -> Int { displayWidth(of: String(decoding: bytes, as: UTF8.self)) }
}
