/// Writes JSON as Jupyter's own files are: names in the order of their bytes, one space for each level, UTF-8, a last
/// line end. So a notebook that Jupyter saves again is the same file.
struct JSONWriter {
    private var bytes: [UInt8] = []

    /// The file of `value`.
    static func file(_ value: JSON) -> [UInt8] {
        var writer = JSONWriter()
        writer.write(value, indentation: 0)
        return writer.bytes + [0x0A]
    }

    private mutating func write(_ value: JSON, indentation: Int) {
        switch value {
        case .null: append("null")
        case .truth(let truth): append(truth ? "true" : "false")
        case .integer(let number): append(String(number))
        case .number(let digits): append(digits)
        case .text(let text): writeText(text)
        case .list(let elements):
            writeEach(elements, "[", "]", indentation) { writer, element in
                writer.write(element, indentation: indentation + 1)
            }
        case .object(let members):
            let ordered = members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            writeEach(ordered, "{", "}", indentation) { writer, member in
                writer.writeText(member.name)
                writer.append(": ")
                writer.write(member.value, indentation: indentation + 1)
            }
        }
    }

    private mutating func writeEach<Element>(
        _ elements: [Element], _ opening: String, _ closing: String, _ indentation: Int,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        append(opening)
        for (index, element) in elements.enumerated() {
            append(index == 0 ? "\n" : ",\n")
            bytes += repeatElement(0x20, count: indentation + 1)
            write(&self, element)
        }
        if !elements.isEmpty {
            append("\n")
            bytes += repeatElement(0x20, count: indentation)
        }
        append(closing)
    }

    private mutating func writeText(_ text: String) {
        append("\"")
        for byte in text.utf8 {
            switch byte {
            case 0x22: append("\\\"")
            case 0x5C: append("\\\\")
            case 0x08: append("\\b")
            case 0x09: append("\\t")
            case 0x0A: append("\\n")
            case 0x0C: append("\\f")
            case 0x0D: append("\\r")
            case ..<0x20: append("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        append("\"")
    }

    private mutating func append(_ text: String) { bytes += text.utf8 }
}
