import Foundation
import PackagePlugin

/// Puts the built-in data sets into a Swift file as texts, so that the program needs no file beside it.
@main
struct EmbedDataSets: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let script = context.package.directoryURL.appending(path: "Plugins/EmbedDataSets/embed.sh")
        let sets = context.package.directoryURL.appending(path: "Sources/Engine/Data/Sets")
        let files = ["digits.txt", "iris.csv", "nhefs.csv", "penguins.csv", "wine.csv"].map { sets.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "DataSetTexts.swift")
        return [
            .buildCommand(
                displayName: "Embedding the data sets",
                executable: URL(filePath: "/bin/sh"),
                arguments: ([script, output] + files).map { $0.path(percentEncoded: false) },
                inputFiles: [script] + files,
                outputFiles: [output])
        ]
    }
}
