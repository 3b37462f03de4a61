internal import CDigest

/// SHA-256 (FIPS 180-4), as 64 hexadecimal digits.
public struct SHA256 {
    private var context = SHA2_CTX()

    /// Of nothing yet.
    public init() { SHA256Init(&context) }

    /// Goes on with `bytes`.
    public mutating func update(_ bytes: [UInt8]) { SHA256Update(&context, bytes, bytes.count) }

    /// The digits of all that it was given.
    public consuming func digits() -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        SHA256Final(&digest, &context)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The digits of `bytes`.
    public static func digits(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.digits()
    }
}
