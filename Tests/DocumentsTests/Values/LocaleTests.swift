import Documents
import Foundation
import Testing

private let localedef = "/usr/bin/localedef"
private let canMakeLocales = [localedef, "/usr/share/i18n/locales/de_DE"].allSatisfy {
    FileManager.default.fileExists(atPath: $0)
}

@Test(.enabled(if: canMakeLocales))
func writesAPointWhereTheLocaleHasAComma() async {
    await #expect(processExitsWith: .success) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "locales-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let maker = Process()
        maker.executableURL = URL(filePath: localedef)
        maker.arguments = ["-i", "de_DE", "-f", "UTF-8", folder.appending(path: "de_DE.UTF-8").path]
        try maker.run()
        maker.waitUntilExit()
        setenv("LOCPATH", folder.path, 1)
        try #require(setlocale(LC_ALL, "de_DE.UTF-8") != nil)
        // The C library reads up to the point now, so the locale does hold.
        try #require(strtod("1.5", nil) == 1)

        try #require(text(of: 1234.5) == "1234.5")
        try #require(shortestText(of: 1e-5) == "1e-05")
        try #require(FormatSpecification(parsing: ",.2f").format(1234.5) == "1,234.50")
        try #require(FormatSpecification(parsing: ".3e").format(1234.5) == "1.234e+03")
        try #require(
            arrayText(shape: [2], elements: [1234.5, 1 / 3.0], kind: .number) == "[1.234500e+03 3.333333e-01]")
    }
}
