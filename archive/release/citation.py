"""`CITATION.cff`, Citation File Format 1.2.0. Values are written as JSON strings, which YAML reads as they are."""

import json

from archive.release.details import ReleaseDetails, is_spdx

__all__ = ["citation"]


def citation(details: ReleaseDetails) -> str:
    """The text of the file. Authors are entities: nobody can tell the parts of a name apart."""
    lines = [
        "cff-version: 1.2.0",
        "type: dataset",
        f"title: {_quoted(details.named)}",
        f"version: {_quoted(details.version)}",
        'message: "If you use this data set, please cite it as below."',
        "authors:",
        *(f"  - name: {_quoted(author)}" for author in details.credited),
    ]
    if details.license is not None:
        lines.append(f"{'license' if is_spdx(details.license) else 'license-url'}: {_quoted(details.license)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
