"""What an editor is told of a wrong value: its sentence (sentences.py), filled in."""

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.core.codes import Code
from plugins.core.sentences import FALLBACK, SENTENCES

# Where a rule concerns several fields, the one that an editor would look at.
FIELD_OF_RULE = {
    "withdrawal_missing": "status",
    "withdrawal_unused": "status",
    "updated_early": "updated",
    "correction_early": "corrections",
    "event_order": "end",
    "shows_equal": "other_podcasts",
}


def sentences(kind: str, context: Mapping[str, Any]) -> Iterator[tuple[Code, str, str]]:
    """Yield a sentence for each fault: `several` of them may be told of one value."""
    if kind == "several":
        for one, own in context["faults"]:
            yield sentence(one, {**context, **own})
    else:
        yield sentence(kind, context)


def sentence(kind: str, context: Mapping[str, Any]) -> tuple[Code, str, str]:
    """Return the code, what is wrong, and how to mend it."""
    code, what, remedy = SENTENCES.get(kind, FALLBACK)
    remedy = remedy.format_map(_with_suggestions(kind, context))
    # An example of several lines begins on a line of its own.
    return code, what.format_map(context), remedy.replace(" \n", "\n")


def _with_suggestions(kind: str, context: Mapping[str, Any]) -> Mapping[str, Any]:
    """Turn a near miss into a sentence, or into other advice where nothing is near."""
    if "near" not in context:
        return context
    near = context["near"]
    if near:
        text = f"Mungkin maksud Anda '{near}'?" + (" " if kind == "choice" else "")
    elif kind == "media_missing":
        text = "Salin berkasnya ke sana, atau betulkan letaknya (huruf besar-kecil berarti)."
    elif kind == "unknown_key":
        text = "Hapus, atau lihat daftar isian di panduan."
    else:
        text = ""
    return {**context, "near": text}
