"""policygraph: Chinese policy documents into a knowledge graph, by rules, offline, evidence for every edge."""

__version__ = "0.1.0"
