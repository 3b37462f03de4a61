/// Small pictures of one size, and what each is called.
public struct ImageSheet: Hashable, Sendable {
    /// How many pixels a picture is high.
    public var height: Int
    /// How many pixels a picture is wide.
    public var width: Int
    /// One for shades of grey, three for red, green and blue.
    public var channels: Int
    /// The pixels, [pictures, height, width, channels] in C order; 0 is black, 255 white.
    public var pixels: [UInt8]
    /// What the pictures are called; none where they have no names.
    public var labels: [String]
    /// How many pictures more there are, which are not shown.
    public var omitted = 0
    /// Every how many rows and columns of pixels are shown.
    public var step = 1

    /// Pictures of `height` times `width` pixels.
    public init(height: Int, width: Int, channels: Int, pixels: [UInt8], labels: [String]) {
        precondition(height * width * channels > 0 && pixels.count % (height * width * channels) == 0)
        self.height = height
        self.width = width
        self.channels = channels
        self.pixels = pixels
        self.labels = labels
    }

    /// How many pictures are shown.
    public var count: Int { pixels.count / (height * width * channels) }
}
