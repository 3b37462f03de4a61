internal import Diagnostics

/// What the elements of an array are, and so how they are written.
public enum ArrayElementKind: Hashable, Sendable {
    /// Truth values: 0 is `False`, everything else `True`.
    case truth
    /// Integers, written without a point.
    case integer
    /// Numbers, of which at most 7 significant digits are written.
    case number
}

/// An array in NumPy's layout: brackets, columns aligned, `...` above 1,000 elements, lines of at most 75 columns.
///
/// The elements are rounded to 7 significant digits, as `text(of:)` does, and then share their digits after the point
/// or an exponent as NumPy's `array2string` decides (at most 8 digits after the point).
///
/// - Parameters:
///   - shape: the length of each axis, slowest first; their product is the number of elements.
///   - elements: the elements in row-major order.
///   - kind: what they are.
public func arrayText(shape: [Int], elements: [Double], kind: ArrayElementKind) -> String {
    let layout = ArrayLayout(shape: shape)
    let shown = layout.shownOffsets.map { elements[$0] }
    guard !shape.isEmpty else { return elementText(shown[0], kind) }
    switch kind {
    case .truth: return layout.text(of: shown.map { $0 == 0 ? "False" : " True" })
    case .integer: return layout.text(of: aligned(shown.map(integerText)))
    case .number: return layout.text(of: ArrayNumbers(shown).words)
    }
}

/// An array in NumPy's layout, every element written by `format` and as wide as the widest.
///
/// - Throws: what `format` does not allow for elements of this kind.
public func arrayText(
    shape: [Int], elements: [Double], kind: ArrayElementKind, format: FormatSpecification
) throws(FormatError) -> String {
    if format.isEmpty { return arrayText(shape: shape, elements: elements, kind: kind) }
    let layout = ArrayLayout(shape: shape)
    var words: [String] = []
    for offset in layout.shownOffsets {
        words.append(try format.word(elements[offset], kind))
    }
    return layout.text(of: aligned(words))
}

extension FormatSpecification {
    fileprivate func word(_ element: Double, _ kind: ArrayElementKind) throws(FormatError) -> String {
        switch kind {
        case .truth: return try format(truth: element != 0)
        case .integer:
            guard let integer = Int(exactly: element) else { return try format(element) }
            return try format(integer: integer)
        case .number: return try format(element)
        }
    }
}

private func elementText(_ element: Double, _ kind: ArrayElementKind) -> String {
    switch kind {
    case .truth: element == 0 ? "False" : "True"
    case .integer: integerText(element)
    case .number: text(of: element)
    }
}

private func integerText(_ element: Double) -> String {
    // Past 64 bits there are no integers, but there is still a number to show.
    Int(exactly: element).map { String($0) } ?? text(of: element)
}

private func aligned(_ words: [String]) -> [String] {
    let width = words.reduce(0) { max($0, displayWidth(of: $1)) }
    return words.map { padded($0, toWidth: width, isRight: true) }
}
