/// The graph itself, and what can be read off it without data.
let graphCommands: [Command] = [
    causalGraphCommand, pathsCommand, separatedCommand, adjustmentSetsCommand, frontdoorCommand, instrumentsCommand,
    implicationsCommand, identifyCommand,
]

/// The commands that need nothing but a graph: of a constant one they are computed before the run.
let questionsOfGraphs: Set<String> = Set(graphCommands.map(\.name))
