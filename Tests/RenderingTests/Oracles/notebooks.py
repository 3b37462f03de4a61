"""Holds our Jupyter notebooks beside Jupyter's own programs.

Needs Python 3.11 with nbformat 5.10, nbconvert 7.16 and jupytext 1.17; and a built `notebook`:

    python3 -m venv venv && venv/bin/pip install nbformat nbconvert jupytext
    swift build --product notebook
    venv/bin/python Tests/RenderingTests/Oracles/notebooks.py .build/debug/notebook notebooks/*.md Tests/Reproducibility/*.md

Each lesson is run with `-t ipynb`. Its file must be valid by nbformat, be byte for byte what nbformat writes of it, have
a form in plain text for every output, and open with nbconvert (as HTML and as Markdown) and with jupytext. Prints a line
for each lesson, and exits 1 if anything fails.
"""

import subprocess
import sys

import jupytext
import nbconvert
import nbformat


def examine(program, lesson):
    run = subprocess.run(
        [program, "run", lesson, "-t", "ipynb", "-o", "-"], capture_output=True)
    text = run.stdout.decode("utf-8")
    assert text, run.stderr.decode("utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook, relax_add_props=False)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert nbformat.writes(notebook) + "\n" == text, "nbformat writes it otherwise"
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    for output in outputs:
        if output.output_type == "display_data":
            assert output.data.get("text/plain"), output
    html, _ = nbconvert.HTMLExporter().from_notebook_node(notebook)
    markdown, _ = nbconvert.MarkdownExporter().from_notebook_node(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.source in markdown, cell.source
    pictures = html.count("<svg") + html.count("data:image/svg+xml")
    assert pictures >= sum("image/svg+xml" in output.get("data", {}) for output in outputs), pictures
    # As scripts; Jupytext's Markdown knows cells by the languages it knows, of which nn is none.
    again = jupytext.reads(jupytext.writes(notebook, fmt="py:percent"), fmt="py:percent")
    assert len(again.cells) == len(notebook.cells), (len(again.cells), len(notebook.cells))
    assert all(cell.source in jupytext.writes(notebook, fmt="md") for cell in notebook.cells)
    kinds = {}
    for output in outputs:
        kinds[output.output_type] = kinds.get(output.output_type, 0) + 1
    return f"{len(text)} bytes, {len(notebook.cells)} cells, outputs {kinds}"


def main():
    program, lessons = sys.argv[1], sys.argv[2:]
    failures = 0
    for lesson in lessons:
        try:
            print(f"{lesson}: {examine(program, lesson)}")
        except Exception as problem:
            failures += 1
            print(f"{lesson}: {type(problem).__name__}: {problem}")
    sys.exit(1 if failures else 0)


main()
