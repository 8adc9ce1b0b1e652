"""The first picture: which nodes are drawn, and where. Everything else waits behind the search."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from policygraph.view.content import Content

DRAWN = 800
DATES_UNTIL = 500
SPACING = 46.0
_GOLDEN = math.pi * (3 - math.sqrt(5))
_LARGEST = 220


@dataclass(slots=True)
class Overview:
    """Nodes of the first picture with position and radius, and one weight for each drawn pair."""

    positions: dict[int, tuple[int, int]]
    sizes: dict[int, float]
    pairs: dict[tuple[int, int], int]


def overview(content: Content, limit: int = DRAWN) -> Overview:
    """The best connected nodes up to ``limit``, laid out; the same graph always gives the same picture."""
    aside = {n for n, label in enumerate(content.labels) if label in content.aside}
    stated = {pair: weight for pair, weight in content.pairs.items() if not aside.intersection(pair)}
    pairs = stated or content.mentions or content.pairs
    chosen = _choose(pairs, content.labels, limit)
    drawn = {pair: weight for pair, weight in pairs.items() if pair[0] in chosen and pair[1] in chosen}
    degree: dict[int, int] = defaultdict(int)
    for a, b in drawn:
        degree[a] += 1
        degree[b] += 1
    sizes = {node: round(6 + 3.2 * math.sqrt(min(degree[node], 60)), 1) for node in chosen}
    return Overview(_layout(chosen, drawn, sizes), sizes, drawn)


def _choose(pairs: dict[tuple[int, int], int], labels: list[str], limit: int) -> set[int]:
    """By rank (the index), without loners: a place freed by a loner goes to a neighbour of what is drawn."""
    near: dict[int, list[int]] = defaultdict(list)
    for a, b in sorted(pairs):
        near[a].append(b)
        near[b].append(a)
    if not near:
        return set(range(min(limit, len(labels))))
    dates = len(labels) <= DATES_UNTIL
    candidates = [n for n in sorted(near) if dates or labels[n] != "Date"]
    chosen = set(candidates[:limit])
    chosen = {n for n in chosen if any(m in chosen for m in near[n])}
    for node in candidates:
        if len(chosen) >= limit:
            break
        if node not in chosen and any(m in chosen for m in near[node]):
            chosen.add(node)
    return chosen


def _layout(chosen: set[int], pairs: dict[tuple[int, int], int], sizes: dict[int, float]) -> dict[int, tuple[int, int]]:
    graph = nx.Graph()
    graph.add_nodes_from(sorted(chosen))
    graph.add_weighted_edges_from((a, b, 1 + math.log(w)) for (a, b), w in sorted(pairs.items()))
    groups = _groups(graph)
    inner = [_force(graph, group) for group in groups]
    centres = _pack(graph, groups, inner)
    placed = {
        node: (x + centres[i][0], y + centres[i][1])
        for i, positions in enumerate(inner)
        for node, (x, y) in positions.items()
    }
    return {node: (round(x), round(y)) for node, (x, y) in _apart(placed, sizes).items()}


def _groups(graph: nx.Graph) -> list[list[int]]:
    """Communities, the large ones split again; nodes are integers, so no hash seed plays a part."""
    groups: list[list[int]] = []
    waiting = [(sorted(c), 1.0) for c in nx.connected_components(graph)]
    first = True
    while waiting:
        members, resolution = waiting.pop()
        if len(members) < 12 or (not first and len(members) <= _LARGEST and resolution > 1):
            groups.append(members)
            continue
        first = False
        parts = nx.community.louvain_communities(_ordered(graph, members), resolution=resolution, seed=7)
        if len(parts) == 1:
            groups.append(members)
        elif resolution > 3:
            groups.extend(sorted(p) for p in parts)
        else:
            waiting.extend((sorted(p), resolution + 1) for p in parts)
    return sorted(groups, key=lambda g: (-len(g), g))


def _ordered(graph: nx.Graph, members: list[int]) -> nx.Graph:
    """The subgraph with nodes and edges in sorted order: Louvain follows that order."""
    inside = set(members)
    part = nx.Graph()
    part.add_nodes_from(members)
    for a in members:
        part.add_weighted_edges_from((a, b, graph[a][b]["weight"]) for b in sorted(graph[a]) if b > a and b in inside)
    return part


def _force(graph: nx.Graph, members: list[int]) -> dict[int, tuple[float, float]]:
    """Fruchterman-Reingold in plain Python: same floats on every machine, and small enough per community."""
    count = len(members)
    where = {node: i for i, node in enumerate(members)}
    xs = [SPACING * math.sqrt(i) * math.cos(i * _GOLDEN) for i in range(count)]
    ys = [SPACING * math.sqrt(i) * math.sin(i * _GOLDEN) for i in range(count)]
    links = [(where[a], where[b]) for a in members for b in sorted(graph[a]) if b > a and b in where]
    rounds = max(30, min(120, 1_600_000 // max(1, count * count)))
    ideal = SPACING
    for turn in range(rounds):
        dx, dy = [0.0] * count, [0.0] * count
        for i in range(count):
            xi, yi, sx, sy = xs[i], ys[i], 0.0, 0.0
            for j in range(i + 1, count):
                ux, uy = xi - xs[j], yi - ys[j]
                force = ideal * ideal / (ux * ux + uy * uy + 1.0)
                ux *= force
                uy *= force
                sx += ux
                sy += uy
                dx[j] -= ux
                dy[j] -= uy
            dx[i] += sx
            dy[i] += sy
        for i, j in links:
            ux, uy = xs[i] - xs[j], ys[i] - ys[j]
            pull = math.sqrt(ux * ux + uy * uy) / ideal
            dx[i] -= ux * pull
            dy[i] -= uy * pull
            dx[j] += ux * pull
            dy[j] += uy * pull
        heat = ideal * 1.6 * (1 - turn / rounds) + 0.5
        for i in range(count):
            fx, fy = dx[i] - 0.04 * xs[i], dy[i] - 0.04 * ys[i]
            length = math.sqrt(fx * fx + fy * fy) + 1e-9
            step = min(length, heat) / length
            xs[i] += fx * step
            ys[i] += fy * step
    cx, cy = sum(xs) / count, sum(ys) / count
    return {node: (xs[i] - cx, ys[i] - cy) for node, i in where.items()}


def _pack(
    graph: nx.Graph, groups: list[list[int]], inner: list[dict[int, tuple[float, float]]]
) -> list[tuple[float, float]]:
    """Centres of the communities: linked ones near each other, discs that do not overlap, a wide picture."""
    radius = [
        max((math.hypot(x, y) for x, y in positions.values()), default=0.0) * 0.92 + SPACING * 0.55
        for positions in inner
    ]
    group_of = {node: i for i, group in enumerate(groups) for node in group}
    weight: dict[tuple[int, int], int] = defaultdict(int)
    for a, b in graph.edges():
        i, j = sorted((group_of[a], group_of[b]))
        if i != j:
            weight[i, j] += 1
    links: dict[int, dict[int, int]] = defaultdict(dict)
    for (i, j), w in sorted(weight.items()):
        links[i][j] = w
        links[j][i] = w
    centres: dict[int, tuple[float, float]] = {}
    waiting = set(range(len(groups)))
    while waiting:
        # next: the community with the strongest ties to what already stands, large ones first
        i = min(waiting, key=lambda g: (-sum(links[g].get(j, 0) for j in centres), g))
        waiting.discard(i)
        centres[i] = _place(i, centres, radius, links[i])
    return [centres[i] for i in range(len(groups))]


def _place(
    new: int, centres: dict[int, tuple[float, float]], radius: list[float], ties: dict[int, int]
) -> tuple[float, float]:
    """The free spot touching a standing disc that is nearest to the disc's ties and to the middle."""
    if not centres:
        return (0.0, 0.0)
    r = radius[new]
    tied = [(j, w) for j, w in sorted(ties.items()) if j in centres]
    total = sum(w for _, w in tied) or 1
    tx = sum(centres[j][0] * w for j, w in tied) / total
    ty = sum(centres[j][1] * w for j, w in tied) / total
    best, best_cost = (0.0, 0.0), math.inf
    standing = sorted(centres.items())
    for j, (cx, cy) in standing[:160]:
        reach = r + radius[j] + 4
        for turn in range(16):
            angle = turn * math.pi / 8 + new * 0.37
            x, y = cx + reach * math.cos(angle), cy + reach * math.sin(angle)
            cost = 0.5 * math.hypot(x - tx, y - ty) + math.hypot(x * 0.72, y)
            if cost < best_cost and all(
                math.hypot(x - ox, y - oy) >= r + radius[k] for k, (ox, oy) in standing if k != j
            ):
                best, best_cost = (x, y), cost
    return best


def _apart(placed: dict[int, tuple[float, float]], sizes: dict[int, float]) -> dict[int, tuple[float, float]]:
    """Push nodes that overlap apart, a few rounds on a grid."""
    cell = 60.0
    points = {n: [x, y] for n, (x, y) in sorted(placed.items())}
    for _ in range(12):
        grid: dict[tuple[int, int], list[int]] = defaultdict(list)
        for node, (x, y) in points.items():
            grid[math.floor(x / cell), math.floor(y / cell)].append(node)
        moved = False
        for node, here in points.items():
            gx, gy = math.floor(here[0] / cell), math.floor(here[1] / cell)
            for ox in (-1, 0, 1):
                for oy in (-1, 0, 1):
                    for other in grid.get((gx + ox, gy + oy), ()):
                        if other <= node:
                            continue
                        there = points[other]
                        ux, uy = there[0] - here[0], there[1] - here[1]
                        gap = math.hypot(ux, uy)
                        missing = sizes[node] + sizes[other] + 7 - gap
                        if missing <= 0:
                            continue
                        moved = True
                        if gap < 1e-6:
                            ux, uy, gap = math.cos(other), math.sin(other), 1.0
                        push = missing / 2 / gap
                        here[0] -= ux * push
                        here[1] -= uy * push
                        there[0] += ux * push
                        there[1] += uy * push
        if not moved:
            break
    return {n: (x, y) for n, (x, y) in points.items()}
