"""What the record says of a pair of states: the dossier, as a page, as Markdown and as JSON."""

from interstate.briefs.contents import Dossier
from interstate.briefs.dossier import dossier
from interstate.briefs.interchange import write_json
from interstate.briefs.markdown import write_markdown
from interstate.briefs.page import write_html

__all__ = ["Dossier", "dossier", "write_html", "write_json", "write_markdown"]
