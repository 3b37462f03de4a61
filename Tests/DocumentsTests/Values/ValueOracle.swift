import FoundationEssentials

/// What a script in Fixtures/Values wrote: `name`.json, decoded.
func valueOracle<Contents: Decodable>(_ name: String, as type: Contents.Type = Contents.self) throws -> Contents {
    let here = #filePath
    let folder = here.split(separator: "/").dropLast(2).joined(separator: "/")
    let data = try Data(contentsOf: URL(fileURLWithPath: "/\(folder)/Fixtures/Values/\(name).json"))
    return try JSONDecoder().decode(type, from: data)
}
