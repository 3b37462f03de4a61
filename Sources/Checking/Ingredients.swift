/// What the outcome of a check hangs on, but for the files that the notebook reads: known before it is read.
public struct Ingredients: Codable, Hashable, Sendable {
    /// The versions of all that is at work.
    public var versions: String
    /// The notebook, as it is named.
    public var path: String
    /// How findings are written.
    public var settings: CheckSettings
    /// SHA-256 of the notebook's bytes.
    public var text: String
    /// SHA-256 of the page beside it; empty where there is none.
    public var page: String

    /// The ingredients of a check.
    public init(versions: String, path: String, settings: CheckSettings, text: [UInt8], page: [UInt8]?) {
        self.versions = versions
        self.path = path
        self.settings = settings
        self.text = SHA256.digits(of: text)
        self.page = page.map(SHA256.digits) ?? ""
    }

    /// What names them all: SHA-256 of their JSON.
    public var key: String { SHA256.digits(of: JSONLine.bytes(of: self)) }
}

/// A check that went well, as it is kept: a line with the SHA-256 of the rest, and the rest.
public struct CacheEntry: Codable, Sendable {
    /// What it was made from.
    public let ingredients: Ingredients
    /// What was said, and which files were read.
    public let report: Report

    /// What to keep of a check.
    public init(_ ingredients: Ingredients, _ report: Report) {
        self.ingredients = ingredients
        self.report = report
    }

    /// The entry in a file; nil where the file was damaged.
    public init?(file bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: 0x0A),
            let entry = JSONLine.message(CacheEntry.self, in: bytes[(end + 1)...]),
            SHA256.digits(of: Array(bytes[(end + 1)...])).utf8.elementsEqual(bytes[..<end])
        else { return nil }
        self = entry
    }

    /// The file that holds it.
    public var file: [UInt8] {
        let line = JSONLine.bytes(of: self)
        return Array(SHA256.digits(of: line).utf8) + [0x0A] + line
    }
}
