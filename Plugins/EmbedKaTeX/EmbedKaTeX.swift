import Foundation
import PackagePlugin

/// Compiles the system's KaTeX and our driver to Duktape bytecode, held by a Swift file: SwiftPM compiles no C that a plugin makes.
@main
struct EmbedKaTeX: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let scripts = context.package.directoryURL.appending(path: "Sources/KaTeXCompiler")
        let inputs = [
            scripts.appending(path: "polyfill.js"),
            URL(filePath: "/usr/share/javascript/katex/katex.min.js"),
            scripts.appending(path: "driver.js"),
        ]
        let output = context.pluginWorkDirectoryURL.appending(path: "KaTeXBytecode.swift")
        return [
            .buildCommand(
                displayName: "Compiling KaTeX to bytecode",
                executable: try context.tool(named: "KaTeXCompiler").url,
                arguments: (inputs + [output]).map { $0.path(percentEncoded: false) },
                inputFiles: inputs,
                outputFiles: [output])
        ]
    }
}
