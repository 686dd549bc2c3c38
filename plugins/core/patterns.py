"""What a value looks like, for programs that know no more of a field than a regular expression.

JSON Schema in an editor's program and the CMS at /admin/ use them. One may let something wrong
pass, and never refuses what the field reads. Python and ECMAScript take each of them alike.
"""


def whole(pattern: str) -> str:
    """Return what matches all of a value; blanks around it do no harm."""
    return rf"^\s*(?:{pattern})\s*$"


DAY = r"\d{4}-\d{1,2}-\d{1,2}|(?:\D+[\s,])?\d{1,2}\s+[^\d\s]+\s+\d{4}"
MOMENT = rf"(?:{DAY})(?:[\s,T].*)?"
NUMBER = r"\d[\d. ]*"
HALVES = r"[0-5](?:[.,][05]?0*)?|[.,]50*"
ISBN = r"(?:[Ii][Ss][Bb][Nn](?:-1[03])?:?)?(?:[\s‐-―-]*\d){9,12}[\s‐-―-]*[\dXx][\s‐-―-]*"
DURATION = r"\d{1,6}|(?:\d+[:.]){1,2}[0-5]\d|\d+\s*[A-Za-z]+(?:\s*\d+\s*[A-Za-z]+){0,2}"
WEB_LINK = r"[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]*\.[^\s/?#][^\s<>\"\\^`{|}]*"
SITE_PATH = r"/(?!/)[^\s<>\"\\]*"
FOLDER = r"(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*"
EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
PHONE = r"\+?[\d\s().-]{5,25}"
COORDINATES = r"(-?\d{1,2}\.\d+)\s*[,;]\s*(-?\d{1,3}\.\d+)"
LANGUAGE = r"[a-z]{2,3}(?:-[A-Z]{2})?"
YES_NO = r"[A-Za-z]+"
RUPIAH = rf"[A-Za-z]+|(?:[Rr][Pp]\.?\s*)?{NUMBER}(?:,(?:00|-+))?"
CLOCK_TIME = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"
COLOUR = r"#(?:[0-9A-Fa-f]{3}){1,2}"
MEDIA_PATH = r"(?:\{static\})?/*media/.+"
WEEK_DAYS = r".*[A-Za-z].*"
