"""Text alternatives of tables, from their own words."""

from export_equipe.model.table import Cell, Table
from export_equipe.model.walk import plain_blocks


def describe_table(table: Table) -> str:
    """The description that the data gives, else one sentence: how many rows, and what each column holds."""
    if table.description:
        return table.description
    count = len(table.rows)
    rows = f"{count} ligne{'s' if count > 1 else ''}"
    if not table.head:
        columns = len(table.columns)
        return f"Tableau de {rows} et {columns} colonne{'s' if columns > 1 else ''}, sans ligne d’en-tête."
    names = ", ".join(_name(cell) for cell in table.head[-1].cells)
    return f"Tableau de {rows}. Colonnes\N{NO-BREAK SPACE}: {names}."


def _name(cell: Cell) -> str:
    return cell.label or " ".join(plain_blocks(cell.blocks).split())
