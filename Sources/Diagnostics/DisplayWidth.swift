/// How many columns `text` takes in a terminal, by our own table of Unicode 15.1.0.
///
/// East Asian wide and full-width characters and emoji take two, combining marks and controls none, the rest, ambiguous
/// ones too, one. An emoji joined from several takes two.
public func displayWidth(of text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return displayWidths(of: text.unicodeScalars).reduce(0, +)
}

/// `text` with spaces after it, or before it if `isRight`, until it takes `width` columns; longer text stays as it is.
public func padded(_ text: String, toWidth width: Int, isRight: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - displayWidth(of: text)))
    return isRight ? spaces + text : text + spaces
}

/// What each scalar adds to the columns of the text.
func displayWidths(of scalars: some Sequence<Unicode.Scalar>) -> [Int] {
    var widths: [Int] = []
    var previous: Unicode.Scalar?
    var isAbsorbed = false
    var followsJoiner = false
    for scalar in scalars {
        var width = displayWidth(of: scalar)
        switch scalar.value {
        case 0xFE0F:
            // What is drawn within the character before has nothing left to widen.
            if !isAbsorbed, let previous, contains(emojiVariationRanges, previous) { width = 1 }
        case 0x1F3FB...0x1F3FF:
            // A skin tone colours the person before it.
            if let previous, contains(wideRanges, previous), previous.value >= 0x1F300 { width = 0 }
        default:
            // What a joiner ties to an emoji is drawn in the same two columns.
            if followsJoiner, isEmoji(scalar) { width = 0 }
        }
        widths.append(width)
        if scalar.value == 0x200D {
            followsJoiner = previous.map { isEmoji($0) || $0.value == 0xFE0F } ?? false
        } else {
            followsJoiner = false
            isAbsorbed = width == 0 && scalar.value != 0xFE0F
            previous = scalar
        }
    }
    return widths
}

private func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    let isPicture = (0x2300...0x2BFF).contains(scalar.value) || (0x1F000...0x1FFFF).contains(scalar.value)
    return isPicture && contains(wideRanges, scalar) || contains(emojiVariationRanges, scalar)
}

private func displayWidth(of scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x20, scalar.value < 0x7F { return 1 }
    if contains(wideRanges, scalar) { return 2 }
    return contains(zeroWidthRanges, scalar) ? 0 : 1
}

private func contains(_ ranges: [ClosedRange<UInt32>], _ scalar: Unicode.Scalar) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
        let middle = (low + high) / 2
        if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= scalar.value
}
