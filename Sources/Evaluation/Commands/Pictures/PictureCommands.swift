let pictureCommands: [Command] = [
    plotCommand, pointsCommand, lineCommand, barsCommand, histCommand, heatmapCommand, contourCommand, areaCommand,
    hlineCommand, vlineCommand, textCommand, boundaryCommand, imagesCommand, drawCommand,
]
