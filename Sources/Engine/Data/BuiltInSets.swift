extension Dataset {
    /// Fisher's irises: 150 flowers, four lengths in cm, and which of three species. As scikit-learn's `load_iris`.
    public static func iris() throws(EngineError) -> Dataset {
        try Dataset(commaSeparated: DataSetTexts.iris, target: "species")
    }

    /// Forina's wines: 178 wines of one region, 13 measurements, and from which of three cultivars. As scikit-learn's
    /// `load_wine`.
    public static func wine() throws(EngineError) -> Dataset {
        try Dataset(commaSeparated: DataSetTexts.wine, target: "cultivar")
    }

    /// Gorman's penguins of the Palmer Archipelago: 344 birds; island, bill and flipper in mm, mass in g, sex and year,
    /// with gaps; and which of three species. As `palmerpenguins`.
    public static func penguins() throws(EngineError) -> Dataset {
        try Dataset(commaSeparated: DataSetTexts.penguins, target: "species")
    }

    /// The 1,566 smokers of the NHANES I follow-up study (NHEFS) with nothing missing, as in Hernán and Robins, Causal
    /// Inference: What If.
    ///
    /// qsmk: gave up smoking between 1971 and 1982; in 1971 sex (1 female), race (1 other than white), age in years,
    /// education (1 to 5), cigarettes a day (smokeintensity), years of smoking (smokeyrs), exercise and activity (0 much,
    /// 1, 2 little), weight in kg (wt71). The target wt82_71 is what they weighed more in 1982, in kg.
    public static func nhefs() throws(EngineError) -> Dataset {
        try Dataset(commaSeparated: DataSetTexts.nhefs, target: "wt82_71")
    }

    /// Alpaydin's digits: 1,797 images of 8 × 8 pixels from 0 to 16, row by row, and which digit from 0 to 9. As
    /// scikit-learn's `load_digits`.
    public static func digits() throws(EngineError) -> Dataset {
        // One character for each pixel, 0 to 9 and a to g, then the digit.
        let lines = DataSetTexts.digits.withUTF8Buffer { $0.split(separator: UInt8(ascii: "\n")).map(Array.init) }
        var x: [Double] = []
        x.reserveCapacity(64 * lines.count)
        for line in lines {
            for byte in line.dropLast() {
                x.append(Double(byte < UInt8(ascii: "a") ? byte &- UInt8(ascii: "0") : byte &- UInt8(ascii: "a") &+ 10))
            }
        }
        let y = lines.map { Double(($0.last ?? 0) &- UInt8(ascii: "0")) }
        return try Dataset(
            x: NDArray(shape: [lines.count, 64], kind: .integer, elements: x),
            y: NDArray(shape: [lines.count], kind: .integer, elements: y),
            features: (0..<64).map { "pixel_\($0 / 8)_\($0 % 8)" }, target: "digit")
    }

    /// 700 patients with kidney stones: the size of the stone, treatment A (open surgery) or B (through the skin), and
    /// whether it succeeded. Charig and others, British Medical Journal 292 (1986), as counted by Julious and Mullee.
    public static func kidneyStones() throws(EngineError) -> Dataset {
        var sizes: [String] = []
        var treatments: [String] = []
        var successes: [Double] = []
        for (size, treatment, successful, patients) in [
            ("small", "A", 81, 87), ("small", "B", 234, 270), ("large", "A", 192, 263), ("large", "B", 55, 80),
        ] {
            sizes += Array(repeating: size, count: patients)
            treatments += Array(repeating: treatment, count: patients)
            successes += (0..<patients).map { $0 < successful ? 1 : 0 }
        }
        return try Dataset(
            columns: [
                ("size", Column(texts: sizes)), ("treatment", Column(texts: treatments)),
                ("success", Column(NDArray(shape: [successes.count], kind: .integer, elements: successes))),
            ], target: "success")
    }

    /// The data set of one of our own files: names first, fields without quotation marks, an empty one is missing.
    private init(commaSeparated text: StaticString, target: String) throws(EngineError) {
        let rows = text.withUTF8Buffer { buffer in
            buffer.split(separator: UInt8(ascii: "\n")).map { line in
                line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
                    String(decoding: $0, as: UTF8.self)
                }
            }
        }
        let fields = rows.dropFirst()
        let columns = (rows.first ?? []).enumerated().map { place, name in
            (name: name, column: Column(fields: fields.map { $0[place] }))
        }
        try self.init(columns: columns, target: target)
    }
}

extension Column {
    /// Numbers if all fields are, else texts.
    fileprivate init(fields: [String]) {
        let numbers = fields.map { $0.isEmpty ? .nan : Double($0) }
        if numbers.contains(where: { $0 == nil }) {
            self.init(texts: fields.map { $0.isEmpty ? nil : $0 })
            return
        }
        let values = numbers.compactMap(\.self)
        let isWhole = values.allSatisfy { $0 == $0.rounded(.towardZero) }
        self.init(NDArray(shape: [values.count], kind: isWhole ? .integer : .number, elements: values))
    }
}
