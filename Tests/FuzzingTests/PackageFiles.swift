import Foundation

/// Files of the package.
enum PackageFiles {
    private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The bytes of the files in a folder, in the order of their paths; hidden ones are left out.
    static func files(in folder: String) -> [(path: String, bytes: [UInt8])] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: package.appendingPathComponent(folder).path)) ?? []
        return names.sorted().compactMap { name in
            guard !name.hasPrefix("."),
                let data = try? Data(contentsOf: package.appendingPathComponent(folder).appendingPathComponent(name))
            else { return nil }
            return ("\(folder)/\(name)", Array(data))
        }
    }

    /// The notebooks that the package ships: its lessons, and those that must give the same bytes.
    static let notebooks = ["notebooks", "Tests/Reproducibility"].flatMap { folder in
        files(in: folder).filter { $0.path.hasSuffix(".md") }
    }
}
