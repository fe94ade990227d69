"""Links from a camera to a city's own video system: a template that a person gives, filled in with what is known."""

import re
from urllib.parse import parse_qsl, quote, urlsplit

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["LinkError", "link_of", "refuse_secret_template"]

_PLACES = re.compile(r"\{(key|id)\}")
_SECRETS = re.compile(r"pass(word|wd)?|pwd|user(name)?|login|token|secret|口令|密码|用户名", re.IGNORECASE)
_NEVER = ("javascript", "data", "file", "vbscript")

translate = QCoreApplication.translate


class LinkError(Exception):
    """A link cannot be made; the text is a sentence for the person."""


def refuse_secret_template(template):
    """Refuse a template that holds a way in, names no camera, or is no address.

    Parameters
    ----------
    template : str, a URL with {key} or {id}

    Raises
    ------
    LinkError
    """
    try:
        parts = urlsplit(_PLACES.sub("0", template.strip()))
        fields = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    except ValueError as wrong:
        raise LinkError(translate("CameraLinks", "The template is no address.")) from wrong
    if "@" in parts.netloc or any(_SECRETS.fullmatch(name) for name in fields):
        raise LinkError(
            translate("CameraLinks", "The template holds a user or a password. It is not kept; let the system ask.")
        )
    if not parts.scheme or parts.scheme.lower() in _NEVER or re.search(r"\s", template.strip()):
        raise LinkError(translate("CameraLinks", "The template is no address that can be opened."))
    if not _PLACES.search(template):
        raise LinkError(translate("CameraLinks", "The template names no camera: put {key} or {id} where it belongs."))


def link_of(template, camera_id, key):
    """Fill in a template.

    Parameters
    ----------
    template : str, a URL with {key} or {id}
    camera_id, key : str, the camera's id, and its key in the city's system, '' where there is none

    Returns
    -------
    str, with what was filled in percent-encoded

    Raises
    ------
    LinkError
        The template is refused, or asks for a key or an id that the camera has not.
    """
    refuse_secret_template(template)
    known = {"id": camera_id, "key": key}
    if any(not known[name] for name in _PLACES.findall(template)):
        raise LinkError(translate("CameraLinks", "This camera has no key or id for the template."))
    return _PLACES.sub(lambda match: quote(known[match[1]], safe=""), template.strip())
