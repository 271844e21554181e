"""(being written)"""

from interstate.briefs.contents import Dossier


def write_markdown(dossier: Dossier) -> str:
    return dossier.title
