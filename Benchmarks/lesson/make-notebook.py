"""Writes lesson.ipynb: the cells of lesson.py, split at the lines `# %%`. Needs only the standard library."""
import json
import pathlib
import sys

folder = pathlib.Path(__file__).parent
cells = []
for part in (folder / "lesson.py").read_text().split("# %%\n")[1:]:
    first, _, rest = part.partition("\n")
    if first == "# [markdown]":
        text = "\n".join(line.removeprefix("# ").removeprefix("#") for line in rest.strip().splitlines())
        cells.append({"cell_type": "markdown", "id": f"c{len(cells)}", "metadata": {}, "source": text})
    else:
        cells.append({"cell_type": "code", "id": f"c{len(cells)}", "metadata": {}, "source": part.strip(),
                      "execution_count": None, "outputs": []})
notebook = {"cells": cells, "nbformat": 4, "nbformat_minor": 5,
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}}
pathlib.Path(sys.argv[1]).write_text(json.dumps(notebook, indent=1))
