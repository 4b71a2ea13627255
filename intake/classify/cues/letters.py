"""Letters, receipts, and the council's own documents."""

from collections.abc import Mapping

from intake.classify.cues.cue import Cues
from schemas.types import DocumentKind

LETTERS: Mapping[DocumentKind, Cues] = {
    "receipt": Cues(
        titles=(
            (
                r"(?:return|submission|tender|response|upload|delivery|portal) receipt"
                r"|receipt (?:of|for) (?:submission|return|tender|your)",
                13,
            ),
            (
                r"^receipt\b|(?:submission|return|response) confirm(?:ation|ed)"
                r"|confirmation of (?:submission|receipt|return)",
                11,
            ),
        ),
        not_titles=(r"payment|invoice|receipts and payments",),
        peculiar=(
            (r"(?:files?|documents?|attachments?) (?:received|uploaded|submitted)", 4),
            (
                r"(?:return|response|submission|tender)s? (?:was |were |has been "
                r"|have been )?(?:successfully )?(?:submitted|received|uploaded)",
                4,
            ),
            (
                r"(?:date|time)[ /&and]{1,5}(?:date|time)? ?(?:submitted|received|of (?:submission"
                r"|receipt))|submitted (?:on|at|by)",
                2.5,
            ),
            (r"in-?tend|e-?tendering|portal", 1),
            (r"sha-?256|checksum|file size|bytes", 1.5),
        ),
        usual=((r"\breceipt\b", 2),),
        names=((r"receipt|submission confirmation", 6),),
    ),
    "correspondence": Cues(
        titles=(
            (r"^(?:re|subject|fw|fwd) ?:|cover(?:ing)? (?:letter|email|note)|\bmemo(?:randum)?\b", 6),
            (r"^from ?:|^sent ?:|^to ?:.+@", 5),
        ),
        peculiar=(
            (r"\bdear (?:sir|madam|mr|mrs|ms|miss|dr|colleague|procurement|team|all|[a-z]+)\b", 3),
            (r"yours (?:sincerely|faithfully|truly)|kind(?:est)? regards|best wishes|many thanks", 3),
            (
                r"(?:please find|i (?:attach|enclose)|we (?:attach|enclose)|enclosed (?:is|are"
                r"|please)|attached (?:is|are|please))",
                3,
            ),
            (r"(?:further to|in response to|thank you for) (?:your|our)", 2),
        ),
        names=((r"letter|email|e-mail|correspondence|cover(?:ing)? note|clarification|message", 3),),
        folders=((r"correspondence|messages|emails?|clarification", 3),),
    ),
    "other": Cues(
        titles=(
            (
                r"invitation to (?:tender|quote)|\bITT\b|instructions (?:to|for) (?:tenderers"
                r"|bidders|suppliers|applicants)|guidance (?:notes? )?(?:to|for) (?:tenderers|bidders"
                r"|applicants|suppliers|providers)",
                15,
            ),
            (
                r"(?:terms and )?conditions of (?:contract|service|purchase|supply|agreement)"
                r"|terms (?:and|&) conditions|(?:framework|call-?off|provider|service) (?:agreement"
                r"|contract)"
                r"|contract documents?",
                14,
            ),
            (
                r"(?:service|contract|technical|outline)? ?specification\b"
                r"|statement of requirements?|evaluation (?:criteria|matrix|model)|(?:product"
                r"|service)s? (?:and \w+ )?matrix"
                r"|descriptive document|contract notice|memorandum of understanding"
                r"|certificate of incorporation|articles of association",
                13,
            ),
            (
                r"(?:minutes|notes|agenda) of|meeting (?:minutes|notes|agenda)|curriculum vitae"
                r"|job description|organi[sz]ation(?:al)? (?:chart|structure)|structure chart|brochure"
                r"|prospectus|newsletter|timetable|invoice",
                11,
            ),
        ),
        not_titles=(r"response|submission|our answer",),
        names=(
            (
                r"invitation|\bITT\b|terms (?:and|&) conditions|specification|contract|\bCV\b"
                r"|organi[sz]ation chart|brochure|prospectus|minutes|agenda",
                3,
            ),
        ),
    ),
}
