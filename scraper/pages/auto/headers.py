"""What the heads of a table's columns say their cells are."""

from scraper.pages.auto.texts import WORDS
from scraper.pages.auto.tree import Node, Tree
from scraper.parsing.blocks import fold

__all__ = ["Headers"]

LOOKS = {fold(word): look for look, words in WORDS["columns"].items() for word in words}


class Headers:
    """Answers for the cells of a page; the heads of each table are read once."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._known: dict[int, list[str | None]] = {}

    def look_of(self, node: Node) -> frozenset[str]:
        """What the head above the cell around an element says; nothing outside of tables and below unknown words."""
        cell: Node | None = node
        while cell is not None and cell.tag not in ("td", "tr", "table"):
            cell = cell.parent
        row = cell.parent if cell is not None and cell.tag == "td" else None
        table = next((one for one in row.ancestors() if one.tag == "table"), None) if row else None
        if cell is None or row is None or table is None:
            return frozenset()
        if table.number not in self._known:
            self._known[table.number] = self._read(table)
        heads = self._known[table.number]
        # Where a cell spans several columns or rows, the heads cannot be counted off.
        look = heads[row.children.index(cell)] if len(heads) == len(row.children) else None
        return frozenset([look]) if look else frozenset()

    def _read(self, table: Node) -> list[str | None]:
        """The looks of the cells of the first row, if those are heads."""
        row = next((node for node in self._tree.within(table) if node.tag == "tr" and node.children), None)
        if row is None or not (_is_head(row) or all(cell.tag == "th" for cell in row.children)):
            return []
        return [LOOKS.get(fold(self._tree.text_of(cell)).strip(" :.")) for cell in row.children]


def _is_head(row: Node) -> bool:
    return row.parent is not None and row.parent.tag == "thead"
