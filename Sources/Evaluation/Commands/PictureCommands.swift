let pictureCommands: [Command] = [
    pointsCommand, lineCommand, barsCommand, histCommand, hlineCommand, vlineCommand, plotCommand,
]
