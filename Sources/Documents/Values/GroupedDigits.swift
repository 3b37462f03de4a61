extension Int {
    /// `10,000,000`: how many there are of something, in sentences and tables. Numbers that are computed with are written
    /// without commas, as they would be read.
    public var grouped: String {
        var text = ""
        for (index, digit) in String(magnitude).reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + String(text.reversed())
    }
}
