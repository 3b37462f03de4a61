"""Answers about small causal graphs from the definitions alone, by looking at every set and every path.

Needs: Python 3.10 or later, networkx 3.6. Run: python adjustment.py > adjustment.json

Separation is networkx's on the graph with an explicit common cause for each arc. Adjustment is by Perković et al. (2018):
no variable that is forbidden, and every proper path that is not causal is blocked, each path looked at by itself.
"""
import itertools
import json
import random

import networkx as nx


def subsets(items):
    items = list(items)
    return [set(s) for k in range(len(items) + 1) for s in itertools.combinations(items, k)]


def canonical(n, arrows, arcs):
    graph = nx.DiGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(arrows)
    for a, b in arcs:
        graph.add_edges_from([((a, b), a), ((a, b), b)])
    return graph


def separated(graph, one, other, given):
    return not (one & other) and (not one or not other or nx.is_d_separator(graph, one, other, given))


def paths(n, arrows, arcs, start, goal):
    """Simple paths as lists of (node, link that led there)."""
    links = [(a, b, ">") for a, b in arrows] + [(b, a, "<") for a, b in arrows]
    links += [(a, b, "=") for a, b in arcs] + [(b, a, "=") for a, b in arcs]

    def extend(path, seen):
        node = path[-1][0]
        if node == goal:
            yield path
            return
        for a, b, link in links:
            if a == node and b not in seen:
                yield from extend(path + [(b, link)], seen | {b})

    yield from extend([(start, None)], {start})


def is_open(path, given, descendants):
    for (node, before), (_, after) in zip(path[1:], path[2:]):
        if before in ">=" and after in "<=":
            if not (descendants[node] & given):
                return False
        elif node in given:
            return False
    return True


def minimal(sets):
    return [s for s in sets if not any(t < s for t in sets)]


def answers(n, latent, arrows, arcs, xs, ys):
    graph = canonical(n, arrows, arcs)
    descendants = {v: nx.descendants(graph, v) | {v} for v in range(n)}
    observed = set(range(n)) - latent
    rest = sorted(observed - xs - ys)
    proper = [
        p for x in xs for y in ys for p in paths(n, arrows, arcs, x, y) if not {v for v, _ in p[1:]} & xs
    ]
    causal = [p for p in proper if all(link == ">" for _, link in p[1:])]
    others = [p for p in proper if p not in causal]
    on_causal = {v for p in causal for v, _ in p[1:]}
    forbidden = set().union(*[descendants[v] for v in on_causal], set())
    total = [
        z for z in subsets(v for v in rest if v not in forbidden)
        if not any(is_open(p, z, descendants) for p in others)
    ]

    without = graph.copy()
    without.remove_edges_from([(x, y) for x in xs for y in ys])
    reached = set().union(*[descendants[x] for x in xs]) & ys
    spoiled = set().union(*[descendants[y] for y in reached], set())
    direct = [z for z in subsets(v for v in rest if v not in spoiled) if separated(without, xs, ys, z)]

    front = []
    for m in subsets(rest):
        if any(not {v for v, _ in p[1:-1]} & m for p in causal):
            continue
        lower = graph.copy()
        lower.remove_edges_from(list(lower.out_edges(xs)))
        if not separated(lower, xs, m, set()):
            continue
        lower = graph.copy()
        lower.remove_edges_from(list(lower.out_edges(m)))
        if separated(lower, m, ys, xs):
            front.append(m)

    cut = graph.copy()
    cut.remove_edges_from([(x, v) for x in xs for v in on_causal])
    instruments = []
    if len(xs) == len(ys) == 1:
        spoiled = forbidden | set().union(*[descendants[y] for y in ys])
        for z in rest:
            ancestral = nx.ancestors(cut, z) | set().union(*[nx.ancestors(cut, y) for y in ys])
            valid = [
                w for w in subsets(v for v in rest if v != z and v not in spoiled and v in ancestral)
                if separated(cut, {z}, ys, w) and not separated(cut, {z}, xs, w)
            ]
            if valid:
                instruments.append([z, [sorted(w) for w in valid]])

    bits, implications = "", []
    for a, b in itertools.combinations(range(n), 2):
        sizes = []
        for z in subsets(v for v in range(n) if v not in (a, b)):
            holds = separated(graph, {a}, {b}, z)
            bits += "01"[holds]
            if holds and z <= observed:
                sizes.append(len(z))
        if sizes and a in observed and b in observed:
            implications.append([a, b, min(sizes)])
    return dict(
        n=n, latent=sorted(latent), arrows=arrows, arcs=arcs, x=sorted(xs), y=sorted(ys),
        all=sorted(sorted(z) for z in total), minimal=sorted(sorted(z) for z in minimal(total)),
        direct=sorted(sorted(z) for z in minimal(direct)), front=sorted(sorted(z) for z in minimal(front)),
        instruments=instruments, separated=bits, implications=implications)


def counts(n, mixed):
    pairs = list(itertools.combinations(range(n), 2))
    row = dict(pairs=0, adjustable=0, empty=0, minimal=0, several=0, largest=0, direct=0, directSets=0, instruments=0)
    for arrows in subsets(pairs):
        for arcs in subsets(pairs) if mixed else [set()]:
            for x, y in pairs:
                a = answers(n, set(), sorted(arrows), sorted(arcs), {x}, {y})
                row["pairs"] += 1
                row["adjustable"] += bool(a["minimal"])
                row["empty"] += [] in a["minimal"]
                row["minimal"] += len(a["minimal"])
                row["several"] += len(a["minimal"]) > 1
                row["largest"] = max([row["largest"]] + [len(s) for s in a["minimal"]])
                row["direct"] += bool(a["direct"])
                row["directSets"] += len(a["direct"])
                row["instruments"] += bool(a["instruments"])
    return row


def sample(draw):
    n = draw.choice([3, 4, 5, 5])
    order = list(range(n))
    draw.shuffle(order)
    pairs = list(itertools.combinations(order, 2))
    arrows = sorted([a, b] for a, b in pairs if draw.random() < 0.5)
    arcs = sorted(sorted(p) for p in pairs if draw.random() < 0.15)
    nodes = draw.sample(range(n), n)
    xs, ys, left = {nodes[0]}, {nodes[1]}, nodes[2:]
    if n == 5 and draw.random() < 0.25:
        (xs if draw.random() < 0.6 else ys).add(left.pop())
    latent = {v for v in left if draw.random() < 0.2}
    return answers(n, latent, arrows, arcs, xs, ys)


if __name__ == "__main__":
    draw = random.Random(0)
    cases = [sample(draw) for _ in range(300)]
    print("{\"counts\":" + json.dumps([counts(3, False), counts(4, False), counts(3, True)]) + ",\n\"cases\":[")
    print(",\n".join(json.dumps(c, separators=(",", ":")) for c in cases))
    print("]}")
