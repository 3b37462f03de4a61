/// How the window of a layer moves, before the images are known.
public struct WindowRule: Hashable, Sendable {
    /// Two numbers, for rows and for columns.
    public struct Pair: Hashable, Sendable {
        /// Along the height.
        public let rows: Int
        /// Along the width.
        public let columns: Int

        /// A pair.
        public init(_ rows: Int, _ columns: Int) {
            self.rows = rows
            self.columns = columns
        }
    }

    /// Rows and columns of the window.
    public let size: Pair
    /// How far it moves.
    public let strides: Pair
    /// How far its elements are apart.
    public let dilation: Pair
    /// What lies around the image.
    public let padding: Padding

    /// A window. Throws `argument` for a number below 1 or above a million.
    public init(
        size: Pair, strides: Pair = Pair(1, 1), dilation: Pair = Pair(1, 1), padding: Padding = .valid
    ) throws(EngineError) {
        for (name, pair) in [("size", size), ("strides", strides), ("dilation", dilation)] {
            for value in [pair.rows, pair.columns] {
                if value < 1 { throw .argument(name: name, value: Double(value), .atLeast(1)) }
                if value > WindowAxis.largest {
                    throw .argument(name: name, value: Double(value), .atMost(WindowAxis.largest))
                }
            }
        }
        self.size = size
        self.strides = strides
        self.dilation = dilation
        self.padding = padding
    }

    /// The window over images of `height` and `width`; nil if it does not fit.
    public func window(height: Int, width: Int) -> Window? {
        guard
            let rows = WindowAxis(
                length: height, size: size.rows, stride: strides.rows, dilation: dilation.rows, padding: padding),
            let columns = WindowAxis(
                length: width, size: size.columns, stride: strides.columns, dilation: dilation.columns,
                padding: padding)
        else { return nil }
        return Window(rows: rows, columns: columns)
    }

    /// The window over images of shape [height, width, channels].
    ///
    /// Throws `layerRank` for samples of other ranks, `windowTooLarge` where it does not fit.
    func window(on image: [Int], of layer: String) throws(EngineError) -> Window {
        guard image.count == 3 else { throw .layerRank(layer: layer, expected: 3, found: image) }
        guard let window = window(height: image[0], width: image[1]) else {
            throw .windowTooLarge(layer: layer, window: reach, image: Array(image.dropLast()))
        }
        return window
    }

    /// Rows and columns that the window spans, with its gaps.
    var reach: [Int] { [(size.rows - 1) * dilation.rows + 1, (size.columns - 1) * dilation.columns + 1] }
}

extension WindowRule.Pair {
    /// As it is written.
    var value: Description.Value { .pair(rows, columns) }
}

extension Description {
    /// The same with how a window moves, unless as it does by itself: by `strides`.
    func with(movesOf rule: WindowRule, strides: WindowRule.Pair = WindowRule.Pair(1, 1)) -> Description {
        with("strides", rule.strides.value, unless: strides.value)
            .with("padding", .text(rule.padding.rawValue), unless: .text(Padding.valid.rawValue))
            .with("dilation", rule.dilation.value, unless: .pair(1, 1))
    }
}
