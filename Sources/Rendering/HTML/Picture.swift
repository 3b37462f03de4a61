/// Why a picture of the text is not in the page.
public enum PictureRefusal: Error, Hashable, Sendable {
    /// It is at an address, not in a file.
    case elsewhere
    case notFound
    /// The path leads out of the folder that the notebook may read, or through a link.
    case outsideFolder
    /// It, or all of the page's pictures, are more than a page holds.
    case tooLarge
    /// Nothing that browsers show, by its first bytes.
    case unknownFormat
    case unreadable
}

/// A picture that a browser shows.
struct Picture {
    /// How many bytes the pictures of a page have at most, and so each of them.
    static let limit = 8 << 20

    /// `image/png`
    let mediaType: String
    let bytes: [UInt8]

    /// The picture in `bytes`, which say themselves what they are; nil for what is none.
    ///
    /// A browser runs no script of an SVG that is a picture, and loads nothing for it.
    init?(_ bytes: [UInt8]) {
        func begins(_ start: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: start) }
        if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            mediaType = "image/png"
        } else if begins([0xFF, 0xD8, 0xFF]) {
            mediaType = "image/jpeg"
        } else if begins(Array("GIF87a".utf8)) || begins(Array("GIF89a".utf8)) {
            mediaType = "image/gif"
        } else if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) {
            mediaType = "image/webp"
        } else if Self.isSVG(bytes) {
            mediaType = "image/svg+xml"
        } else {
            return nil
        }
        self.bytes = bytes
    }

    /// Whether the text is marked up as SVG near its beginning, after what XML and authors write before.
    private static func isSVG(_ bytes: [UInt8]) -> Bool {
        let mark = Array("<svg".utf8)
        let head = bytes.prefix(4096)
        guard let first = head.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }), first == mark[0] else {
            return false
        }
        return head.indices.contains { head[$0...].starts(with: mark) }
    }

    /// `data:image/png;base64,…`
    var address: String { "data:\(mediaType);base64,\(bytes.base64)" }
}
