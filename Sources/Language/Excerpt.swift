/// `text` as a message quotes it: its first line, at most 40 characters.
func excerpt(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let line = scalars.prefix { $0 != "\n" }.prefix(41)
    if line.count <= 40, line.endIndex == scalars.endIndex { return text }
    return String(String.UnicodeScalarView(line.prefix(30))) + "…"
}
