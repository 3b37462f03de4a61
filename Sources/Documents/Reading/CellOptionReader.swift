import Diagnostics

/// Reads the options of one cell, from its fence and from the `#|` lines at its top.
struct CellOptionReader {
    private(set) var options = CellOptions()
    /// Where the label stands.
    private(set) var labelRange: SourceRange?
    /// What was to be the label and cannot be one.
    private(set) var refusedLabel: String?
    /// The caption and where it stands.
    private(set) var caption: Value?
    private(set) var diagnostics: [Diagnostic] = []
    private var given: [(option: CellOption, range: SourceRange)] = []

    /// A value and how it was written.
    struct Value {
        var text: String
        var isQuoted: Bool
        var range: SourceRange
        /// What stands between the quotes, escapes and all; without quotes the whole.
        var written = SourceLine(bytes: [], offset: 0)
    }

    // MARK: Where options stand

    /// Reads `{#label key=value key="value" flag}` in `range` of `bytes`.
    mutating func readFence(_ bytes: [UInt8], _ range: SourceRange) {
        var low = range.start
        var high = range.end
        while low < high, bytes[low].isWhitespace { low += 1 }
        while high > low, bytes[high - 1].isWhitespace { high -= 1 }
        guard low < high else { return }
        guard bytes[low] == 0x7B, bytes[high - 1] == 0x7D, high - low >= 2 else {
            diagnostics.append(.optionsWithoutBraces(bytes[low..<high].text, at: SourceRange(low, high)))
            return
        }
        var place = low + 1
        let end = high - 1
        while true {
            while place < end, bytes[place].isWhitespace || bytes[place] == 0x2C { place += 1 }
            guard place < end else { return }
            place = readAttribute(bytes, place, end)
        }
    }

    private mutating func readAttribute(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var place = start
        while place < end, !bytes[place].isWhitespace, bytes[place] != 0x3D, bytes[place] != 0x2C { place += 1 }
        let key = SourceRange(start, place)
        if let value = OptionSlip.valueAfterBlanks(bytes, place, end) {
            diagnostics.append(.blanksAroundSign(bytes[start..<place].text, at: SourceRange(place, value)))
            place = value
        } else if place < end, bytes[place] == 0x3D {
            place += 1
        } else {
            if bytes[start] == 0x23 {
                set("label", key, Value(text: bytes[(start + 1)..<place].text, isQuoted: false, range: key))
            } else {
                set(bytes[start..<place].text, key, nil)
            }
            return place
        }
        guard place < end, bytes[place] == 0x22 || bytes[place] == 0x27 else {
            let value = place
            if let (text, close) = OptionSlip.quotedValue(bytes, value, end) {
                let range = SourceRange(value, close)
                diagnostics.append(.quotesOfText(bytes[start..<key.end].text, text, at: range))
                return close
            }
            while place < end, !bytes[place].isWhitespace, bytes[place] != 0x2C { place += 1 }
            if bytes[start..<key.end].text == CellOption.sweep.rawValue {
                readBareSweep(bytes[value..<end].trimmed)
                return end
            }
            if let option = CellOption(rawValue: bytes[start..<key.end].text), option == .caption || option == .alt {
                let last = OptionSlip.wordsEnd(bytes, after: place, end)
                guard last == place else {
                    let words = bytes[value..<last].text
                    diagnostics.append(.valueOfSeveralWords(option, words, at: SourceRange(value, last)))
                    return last
                }
            }
            let written = SourceLine(bytes: Array(bytes[value..<place]), offset: value)
            set(
                bytes[start..<key.end].text, key,
                Value(
                    text: bytes[value..<place].text, isQuoted: false, range: SourceRange(value, place),
                    written: written))
            return place
        }
        let quote = place
        place += 1
        while place < end, bytes[place] != bytes[quote] { place += bytes[place] == 0x5C ? 2 : 1 }
        guard place < end else {
            diagnostics.append(.unclosedQuote(at: SourceRange(quote, end)))
            return end
        }
        let written = SourceLine(bytes: Array(bytes[(quote + 1)..<place]), offset: quote + 1)
        let range = SourceRange(quote, place + 1)
        set(
            bytes[start..<key.end].text, key,
            Value(text: OptionText.value(written), isQuoted: true, range: range, written: written))
        return place + 1
    }

    /// A sweep without quotes, whose commas would begin further options; its names are known all the same.
    private mutating func readBareSweep(_ bytes: ArraySlice<UInt8>) {
        let range = SourceRange(bytes.startIndex, bytes.endIndex)
        diagnostics.append(.sweepWithoutQuotes(bytes.text, at: range))
        let written = SourceLine(bytes: Array(bytes), offset: range.start)
        let reader = SweepReader(Value(text: bytes.text, isQuoted: false, range: range, written: written))
        options.sweep = reader.names.map { SweptName($0.name, at: $0.range, values: []) }
    }

    /// Reads the `#| key: value` lines that `lines` begin with.
    mutating func readLines(_ lines: [SourceLine]) {
        let top = lines.prefix { $0.bytes.has([0x23, 0x7C], at: 0) }
        top.forEach { readLine($0) }
        for line in lines.dropFirst(top.count) {
            guard let (option, value, range) = OptionSlip.optionBelowCode(line) else { continue }
            diagnostics.append(.optionBelowCode(at: range))
            if option == .label { refusedLabel = value }
        }
    }

    private mutating func readLine(_ line: SourceLine) {
        let bytes = line.bytes
        let body = bytes[2...].trimmed
        guard !body.isEmpty else { return }
        let colon = body.firstIndex(of: 0x3A) ?? body.endIndex
        let key = body[..<colon].trimmed
        let keyRange = SourceRange(line.offset + key.startIndex, line.offset + key.endIndex)
        guard colon < body.endIndex else {
            if body.contains(0x3D) {
                diagnostics.append(
                    .optionLineWithoutColon(
                        body.text, at: SourceRange(line.offset + body.startIndex, line.offset + body.endIndex)))
            } else if let (option, value) = OptionSlip.optionWithoutColon(key.text) {
                diagnostics.append(.optionLineWithBlank(option, value, at: keyRange))
            } else {
                set(key.text, keyRange, nil, isLine: true)
            }
            return
        }
        let raw = body[(colon + 1)...].trimmed
        let range = SourceRange(line.offset + raw.startIndex, line.offset + raw.endIndex)
        let isQuoted = OptionText.isQuoted(raw)
        let inner = isQuoted ? raw.dropFirst().dropLast() : raw
        let written = SourceLine(bytes: Array(inner), offset: line.offset + inner.startIndex)
        let text = isQuoted ? OptionText.value(written) : raw.text
        set(key.text, keyRange, Value(text: text, isQuoted: isQuoted, range: range, written: written))
    }

    // MARK: What they say

    private mutating func set(_ key: String, _ range: SourceRange, _ value: Value?, isLine: Bool = false) {
        guard let option = CellOption(rawValue: key) else {
            if value == nil, let (option, sign, value) = OptionSlip.wideSign(in: key) {
                diagnostics.append(.wideSign(sign, option, value, isLine: isLine, at: range))
            } else {
                diagnostics.append(.unknownOption(key, at: range))
            }
            return
        }
        if let other = given.first(where: { $0.option == option }) {
            diagnostics.append(.repeatedOption(key, at: range, first: other.range))
            return
        }
        given.append((option, range))
        if let value, value.text.isEmpty, option != .alt, option != .caption {
            diagnostics.append(.badOptionValue(option, value))
        } else if value == nil, !option.isFlag {
            diagnostics.append(.optionWithoutValue(option, at: range))
        } else if !apply(option, value) {
            if let value { diagnostics.append(.badOptionValue(option, value)) }
        }
    }

    /// Takes `value`; false if it is not among the allowed ones.
    private mutating func apply(_ option: CellOption, _ value: Value?) -> Bool {
        let truth: Bool? = value == nil || value?.text == "true" ? true : value?.text == "false" ? false : nil
        let text = value?.text ?? ""
        switch option {
        case .label:
            guard LabelSyntax.isLabel(text.utf8) else {
                refusedLabel = text
                return false
            }
            options.label = text
            labelRange = value?.range
        case .echo:
            guard truth != nil || text == "fold" else { return false }
            options.echo = text == "fold" ? .folded : truth == true ? .shown : .hidden
        case .output:
            options.output = truth ?? true
            return truth != nil
        case .run:
            options.run = truth ?? true
            return truth != nil
        case .expect:
            guard let value, let expectation = Self.expectation(value) else { return false }
            options.expectation = expectation
        case .caption:
            options.caption = text
            caption = value
        case .alt:
            options.alternative = text
        case .rtol:
            options.relativeTolerance = Self.tolerance(text)
            return options.relativeTolerance != nil
        case .atol:
            options.absoluteTolerance = Self.tolerance(text)
            return options.absoluteTolerance != nil
        case .exercise:
            options.isExercise = truth ?? true
            return truth != nil
        case .solution:
            options.isSolution = truth ?? true
            return truth != nil
        case .hidden:
            options.isHidden = truth ?? true
            return truth != nil
        case .sweep:
            guard let value else { return false }
            let reader = SweepReader(value)
            options.sweep = reader.names
            diagnostics += reader.diagnostics
        }
        return true
    }

    private static func expectation(_ value: Value) -> CellOptions.Expectation? {
        if value.isQuoted { return .message(value.text) }
        if value.text == "error" { return .anyError }
        let digits = value.text.dropFirst(2)
        guard value.text.hasPrefix("NN"), digits.utf8.count == 4, digits.utf8.allSatisfy(\.isDigit),
            let number = Int(digits)
        else { return nil }
        return .number(number)
    }

    private static func tolerance(_ text: String) -> Double? {
        guard text.utf8.allSatisfy({ $0.isDigit || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }),
            let number = Double(text), number >= 0,
            number.isFinite
        else { return nil }
        return number
    }

    /// Reports options that contradict one another.
    mutating func finish() {
        for (one, other) in CellOption.contradictions {
            guard let first = given.first(where: { $0.option == one }),
                let second = given.first(where: { $0.option == other })
            else { continue }
            guard one.isSet(in: options), other.isSet(in: options) else { continue }
            let (early, late) = first.range.start <= second.range.start ? (first, second) : (second, first)
            diagnostics.append(.contradictoryOptions(late.option, at: late.range, early.option, at: early.range))
        }
        if options.isSolution, !given.contains(where: { $0.option == .echo }) { options.echo = .folded }
        if options.isExercise { options.run = false }
        if options.isHidden {
            options.echo = .hidden
            options.output = false
        }
    }
}
