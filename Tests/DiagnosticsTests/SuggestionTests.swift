import Diagnostics
import Testing

private let names = [
    "accuracy", "dense", "max_pool2d", "max", "min", "mean", "train", "trace", "rmsprop", "relu", "学习率",
]

@Test(arguments: [
    ("acuracy", "accuracy"), ("accuarcy", "accuracy"), ("Dense", "dense"), ("max_pool_2d", "max_pool2d"),
    ("MaxPool2D", "max_pool2d"), ("max-pool-2d", "max_pool2d"), ("tran", "train"), ("trian", "train"),
    ("rmsp", "rmsprop"),
    ("reul", "relu"), ("学习绿", "学习率"), ("mn", "min"), ("men", "min"),
])
func suggestsTheNearestName(name: String, expected: String) {
    #expect(closestMatch(to: name, among: names) == expected)
}

@Test(arguments: ["", "x", "zzz", "q9", "densely_connected_layer", "率"])
func suggestsNothingWhereNothingIsNear(name: String) {
    #expect(closestMatch(to: name, among: names) == nil)
}

@Test func neverSuggestsTheNameItself() {
    #expect(closestMatch(to: "mean", among: ["mean"]) == nil)
    #expect(closestMatch(to: "mean", among: []) == nil)
    #expect(closestMatch(to: "mean", among: [""]) == nil)
}

@Test func takesTheFirstOfEquals() {
    #expect(closestMatch(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(closestMatch(to: "bat", among: ["hat", "cat"]) == "hat")
}

@Test func bearsLongNames() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(closestMatch(to: long, among: names) == nil)
    #expect(closestMatch(to: "dens", among: [long, "dense"]) == "dense")
}
