import FoundationEssentials

/// What a script in Oracles wrote: `name`.json, decoded.
func oracle<Contents: Decodable>(_ name: String, as type: Contents.Type = Contents.self) throws -> Contents {
    let here = #filePath
    let folder = here.split(separator: "/").dropLast(2).joined(separator: "/")
    let data = try Data(contentsOf: URL(fileURLWithPath: "/\(folder)/Oracles/\(name).json"))
    return try JSONDecoder().decode(type, from: data)
}

/// FNV-1a over the bit patterns, as the scripts compute it.
func fold(_ values: some Sequence<Double>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for value in values { hash = (hash ^ value.bitPattern) &* 0x100_0000_01b3 }
    return hexadecimal(hash)
}

/// Sixteen hexadecimal digits.
func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}

/// The bit patterns as sixteen hexadecimal digits each.
func words(_ values: some Sequence<Double>) -> [String] { values.map { hexadecimal($0.bitPattern) } }
