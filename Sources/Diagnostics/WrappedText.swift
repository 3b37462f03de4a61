/// `text` in lines of at most `width` columns, those after the first behind `hang`. Between two Chinese characters a
/// line may end as well as at a space, but no line begins with a mark that closes, or ends with one that opens.
public func wrapped(_ text: String, width: Int, hang: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: text) {
        let length = displayWidth(of: piece.text)
        let gap = piece.followsSpace && !line.isEmpty ? 1 : 0
        if !line.isEmpty, used + gap + length > width {
            lines.append(line)
            line = hang + piece.text
            used = displayWidth(of: hang) + length
        } else {
            line += (gap == 1 ? " " : "") + piece.text
            used += gap + length
        }
    }
    return line.isEmpty ? lines : lines + [line]
}

/// The parts of a text that no line end may come into.
private func pieces(of text: String) -> [(text: String, followsSpace: Bool)] {
    var pieces: [(text: String, followsSpace: Bool)] = []
    var piece = ""
    var followsSpace = false
    var previous: Character?
    func isWide(_ character: Character) -> Bool { displayWidth(of: String(character)) == 2 }
    func close() {
        if !piece.isEmpty { pieces.append((piece, followsSpace)) }
        piece = ""
    }
    for character in text {
        if character == " " || character == "\n" {
            close()
            // A line end between Chinese characters is none.
            followsSpace = character == " " || !(previous.map(isWide) ?? false)
            previous = character
            continue
        }
        if let previous, !piece.isEmpty, isWide(previous) || isWide(character),
            !"，。、；：！？）》」』”’…·%".contains(character), !"（《「『“‘".contains(previous)
        {
            close()
            followsSpace = false
        }
        piece.append(character)
        previous = character
    }
    close()
    return pieces
}
