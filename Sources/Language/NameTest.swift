extension Unicode.Scalar {
    /// Whether a name may begin with this character.
    var startsName: Bool {
        value < 0x80
            ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
            : NameCharacters.starts.hasRun(with: value)
    }

    /// Whether a name may go on with this character. The middle dot, which Python takes for a letter, is a product here.
    var continuesName: Bool {
        if self == "·" { return false }
        return value < 0x80 ? startsName || ("0"..."9").contains(self) : NameCharacters.continues.hasRun(with: value)
    }
}

/// Whether `text` can name a variable: it is made of a name's characters and is no keyword.
public func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, Keyword(rawValue: text) == nil else { return false }
    return first.startsName && text.unicodeScalars.allSatisfy(\.continuesName)
}

extension [UInt32] {
    /// Whether one of the runs (first, last, first, last, …) holds `value`; logarithmic in their number.
    fileprivate func hasRun(with value: UInt32) -> Bool {
        var low = 0
        var high = count / 2
        while low < high {
            let middle = (low + high) / 2
            if self[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
        }
        return low < count / 2 && self[2 * low] <= value
    }
}
