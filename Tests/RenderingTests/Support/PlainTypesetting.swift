import Diagnostics
import Documents
import Rendering

extension Typesetting {
    /// Typesetting that needs no other part: marks what it was asked for.
    static var plain: Typesetting {
        Typesetting(
            formula: { tex, isDisplay, _ in
                .success("<math\(isDisplay ? " display=\"block\"" : "")><mi>\(tex.escapedForTests)</mi></math>")
            },
            picture: { plots, prefix, _ in
                "<svg id=\"\(prefix)\" viewBox=\"0 0 640 400\"><title>\((plots.first?.title ?? "").escapedForTests)</title></svg>"
            },
            characterPicture: { plots, _ in "picture of \(plots.count)" },
            highlight: { _ in [] },
            message: { diagnostic, _, language in "error[\(diagnostic.code)]: \(diagnostic.headline[language])\n" },
            width: { text in
                text.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFFEF).contains($1.value) ? 2 : 1) }
            })
    }
}

extension String {
    /// The text as markup for these tests.
    var escapedForTests: String {
        var result = ""
        for character in self {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            default: result.append(character)
            }
        }
        return result
    }
}
