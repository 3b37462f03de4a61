// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// Debug builds too: a product of matrices at -O0 is a hundred times slower, and the bits must not depend on it.
let kernels: [CSetting] = [.unsafeFlags(["-O3", "-Wall", "-Wextra", "-Werror"])]

let package = Package(
    name: "notebook",
    products: [
        .executable(name: "notebook", targets: ["notebook"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        .target(name: "CCMark", linkerSettings: [.linkedLibrary("cmark")]),
        .executableTarget(
            name: "KaTeXCompiler", exclude: ["polyfill.js", "driver.js"], linkerSettings: [.linkedLibrary("duktape")]),
        .plugin(name: "EmbedKaTeX", capability: .buildTool(), dependencies: ["KaTeXCompiler"]),
        .target(name: "CKaTeX", linkerSettings: [.linkedLibrary("duktape")]),
        .target(name: "Kernels", cSettings: kernels, linkerSettings: [.linkedLibrary("sleef")]),
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(
            name: "Documents",
            dependencies: ["Diagnostics", "CCMark", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(name: "Language", dependencies: ["Diagnostics"], swiftSettings: strict),
        .plugin(name: "EmbedDataSets", capability: .buildTool(), exclude: ["embed.sh"]),
        .target(
            name: "Engine", dependencies: ["Kernels"], exclude: ["Data/Sets"], swiftSettings: strict,
            plugins: ["EmbedDataSets"]),
        .target(
            name: "Causal",
            dependencies: ["Engine", "Kernels", .product(name: "BitCollections", package: "swift-collections")],
            swiftSettings: strict),
        .target(
            name: "Evaluation",
            dependencies: [
                "Diagnostics", "Documents", "Language", "Engine", "Causal",
                .product(name: "BitCollections", package: "swift-collections"),
                .product(name: "SwiftCSV", package: "SwiftCSV"),
            ],
            swiftSettings: strict),
        .target(
            name: "Rendering",
            dependencies: ["Diagnostics", "Documents", "Language", "CKaTeX"],
            swiftSettings: strict,
            plugins: ["EmbedKaTeX"]),
        .systemLibrary(name: "CDigest"),
        .target(
            name: "Checking",
            dependencies: ["Diagnostics", "Documents", "Language", "Evaluation", "Rendering", "CDigest"],
            swiftSettings: strict),
        .target(name: "CManual", cSettings: [.unsafeFlags(["-std=c23"])]),
        .target(
            name: "Manual", dependencies: ["Diagnostics", "Documents", "Evaluation", "Rendering", "CManual"],
            swiftSettings: strict),
        .executableTarget(
            name: "notebook",
            dependencies: [
                "Checking", "Diagnostics", "Documents", "Language", "Engine", "Evaluation", "Manual", "Rendering",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // Not part of the product: our side of Benchmarks/engine.
        .executableTarget(
            name: "EngineBenchmark",
            dependencies: [
                "Diagnostics", "Documents", "Engine", "Evaluation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/engine/Workloads", swiftSettings: strict),
        // Not part of the product: counts what training asks for, by a malloc that stands before the system's.
        .target(name: "AllocationCounter", path: "Tests/Allocations/Counter"),
        .executableTarget(
            name: "AllocationCheck", dependencies: ["Engine", "AllocationCounter"], path: "Tests/Allocations/Check",
            swiftSettings: strict),
        // Not part of the product: what holds of any input, and libFuzzer, where it is linked, to look for one that
        // breaks it.
        .target(
            name: "FuzzingLaws",
            dependencies: ["Checking", "Diagnostics", "Documents", "Language", "Engine", "Evaluation", "Rendering"],
            path: "Tests/Fuzzing/Laws", swiftSettings: strict),
        .target(name: "CLibFuzzer", path: "Tests/Fuzzing/LibFuzzer"),
        .executableTarget(
            name: "Fuzzer", dependencies: ["FuzzingLaws", "CLibFuzzer", "Evaluation"], path: "Tests/Fuzzing/Fuzzer",
            swiftSettings: strict),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Documents", "Diagnostics"], exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "LanguageTests", dependencies: ["Language", "Diagnostics", "FuzzingLaws"],
            exclude: ["Fixtures", "Oracles"],
            swiftSettings: strict),
        .testTarget(
            name: "EngineTests", dependencies: ["Engine", "Kernels"], exclude: ["Oracles"],
            swiftSettings: strict),
        .testTarget(
            name: "CausalTests",
            dependencies: ["Causal", "Engine", .product(name: "BitCollections", package: "swift-collections")],
            exclude: ["Oracles"], swiftSettings: strict),
        .testTarget(
            name: "EvaluationTests",
            dependencies: [
                "Evaluation", "Documents", "Language", "Engine", "Causal", "Diagnostics",
                .product(name: "BitCollections", package: "swift-collections"),
            ], exclude: ["Oracles"],
            swiftSettings: strict),
        .testTarget(
            name: "RenderingTests", dependencies: ["Rendering", "Documents", "Diagnostics", "FuzzingLaws"],
            exclude: ["Fixtures", "Oracles"],
            swiftSettings: strict),
        .testTarget(
            name: "CheckingTests", dependencies: ["Checking", "Evaluation", "Rendering", "Documents", "Diagnostics"],
            swiftSettings: strict),
        .testTarget(
            name: "FuzzingTests",
            dependencies: ["FuzzingLaws", "Diagnostics", "Documents", "Language", "Evaluation"],
            swiftSettings: strict),
        .testTarget(name: "ManualTests", dependencies: ["Manual", "Evaluation", "Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "notebookTests",
            dependencies: ["notebook", "Manual", "Evaluation", "Diagnostics", "FuzzingLaws"], exclude: ["Fixtures"],
            swiftSettings: strict),
    ]
)
