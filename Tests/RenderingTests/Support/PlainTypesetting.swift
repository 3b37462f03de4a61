import Rendering

extension Typesetting {
    /// Formulas as a single identifier, source in one colour.
    static var plain: Typesetting {
        Typesetting { tex, isDisplay, _ in
            .success("<math\(isDisplay ? " display=\"block\"" : "")><mi>\(tex.escapedForTests)</mi></math>")
        }
    }
}

extension String {
    /// The text as markup for these tests.
    fileprivate var escapedForTests: String {
        var result = ""
        for character in unicodeScalars {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
