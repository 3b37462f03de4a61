"""Which effects are identifiable, by y0 and causaleffect, which agree.

Needs: y0==0.2.11 causaleffect==0.1.0
Writes identifiability.json: for graphs of three variables every question P(y | do(x), z), for graphs of four every pair;
"?" where neither can tell.
A graph's arrows i -> j and arcs i <-> j, i < j, are the bits of two numbers, the pairs in the order 01, 02, ..., 12, ...
"""

import itertools
import json
import logging
import pathlib

import causaleffect
from networkx.exception import NetworkXError
from y0.algorithm.identify import identify_outcomes
from y0.dsl import Variable
from y0.graph import NxMixedGraph

logging.disable(logging.CRITICAL)


def graphs(count):
    pairs = list(itertools.combinations(range(count), 2))
    for arrows in range(1 << len(pairs)):
        for arcs in range(1 << len(pairs)):
            yield ([p for k, p in enumerate(pairs) if arrows >> k & 1], [p for k, p in enumerate(pairs) if arcs >> k & 1])


def questions(count):
    """Every way to give the variables the roles none, cause, outcome, given; the first variable's role changes fastest."""
    for number in range(4**count):
        roles = [number >> 2 * k & 3 for k in range(count)]
        sets = [[k for k in range(count) if roles[k] == role] for role in (1, 2, 3)]
        if sets[0] and sets[1]:
            yield sets


def by_y0(count, arrows, arcs, asked):
    nodes = [Variable(f"V{k}") for k in range(count)]
    graph = NxMixedGraph.from_edges(
        nodes=nodes, directed=[(nodes[a], nodes[b]) for a, b in arrows], undirected=[(nodes[a], nodes[b]) for a, b in arcs])
    for x, y, z in asked:
        # y0 stops with an error where a variable has lost all its edges: causaleffect alone answers then.
        given = {nodes[k] for k in z} or None
        try:
            yield identify_outcomes(graph, {nodes[k] for k in x}, {nodes[k] for k in y}, given) is not None
        except (KeyError, NetworkXError):
            yield None


def by_causaleffect(count, arrows, arcs, asked):
    graph = causaleffect.createGraph(
        [f"V{a}->V{b}" for a, b in arrows] + [f"V{a}<->V{b}" for a, b in arcs])
    for x, y, z in asked:
        names = [{f"V{k}" for k in s} for s in (y, x, z)]
        yield causaleffect.ID(names[0], names[1], graph, cond=names[2] or None).identifiable


def answers(count, asked):
    text = ""
    for arrows, arcs in graphs(count):
        found = list(by_y0(count, arrows, arcs, asked))
        # causaleffect knows only variables that an edge mentions.
        if {k for edge in arrows + arcs for k in edge} == set(range(count)):
            others = list(by_causaleffect(count, arrows, arcs, asked))
            assert all(one in (None, other) for one, other in zip(found, others)), (arrows, arcs, found, others)
            found = others
        text += "".join("?" if one is None else "01"[one] for one in found)
    return text


three = answers(3, list(questions(3)))
four = answers(4, [([a], [b], []) for a, b in itertools.combinations(range(4), 2)])
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"three": three, "four": four}) + "\n")
print(three.count("1"), len(three), four.count("1"), len(four))
