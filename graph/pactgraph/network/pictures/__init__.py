"""Still pictures of the network for print: the same network gives the same bytes."""

from pactgraph.network.pictures.canvas import FORMATS
from pactgraph.network.pictures.diagram import diagram
from pactgraph.network.pictures.matrix import matrix
from pactgraph.network.pictures.timeline import timeline

__all__ = ["FORMATS", "diagram", "matrix", "timeline"]
