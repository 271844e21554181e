"""(being written)"""

from interstate.briefs.contents import Dossier


def write_json(dossier: Dossier) -> dict[str, object]:
    return {"title": dossier.title}
