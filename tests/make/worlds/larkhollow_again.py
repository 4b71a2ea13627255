"""Larkhollow Play CIC a month later: what it sent when it was told what was missing, expired or unsigned."""

import io
from dataclasses import replace

import pdfplumber

from tests.make import docx, forms, insurance, paper, pdf, policies, records, registrations, scanned, text
from tests.make.blocks import Block, Break, Gap, H, P, Theme
from tests.make.marks import Built, Mark
from tests.make.pack import Pack
from tests.make.policies import Dated, House
from tests.make.worlds import larkhollow as first

AS_AT = "2026-11-27"
FORM = "Short Breaks joining form signed.pdf"
POLICY = "Environmental policy.docx"
REPLACED = {
    "Short Breaks joining form.docx", "Public liability.docx", "Safeguarding policy.pdf", "Staff checks.xlsx",
    "ICO certificate.pdf",
}
SHORTER = (
    "We ask each child and family what a good time looks like and write it on a card with pictures. The card has "
    "three hopes, such as making a friend, trying something new or being away from home for a whole morning. At the "
    "end of every session the child and a play worker look at the card and choose a face for each hope. The faces go "
    "on a chart, so that over a term we can see a line going up, staying flat or going down. Where a child does not "
    "use words, the worker who knows them best notes whether they joined in, laughed, came close to others or sought "
    "a quiet place.\n"
    "Twice a year we ask families what has changed at home: sleep, moods, brothers and sisters, time for themselves. "
    "We use a short published scale for family wellbeing, so that our figures can be set beside those of other "
    "groups. The board reads the report and chooses one thing to do better.\n"
    "If the faces stay low for four sessions in a row, we do not wait. The lead worker rings the family, we look at "
    "the plan together and we try something else: another group, another worker, a shorter day, a friend from "
    "school. We tell the council what we changed and whether it worked, and we send the figures that it has asked "
    "for every quarter."
)
ANSWERS = {
    **first.ANSWERS,
    **forms.answers(
        {
            "ms.2": SHORTER,
            "decl.signed": "[[declaration.signed=true|signature]]",
            "decl.signed_on": ("2026-11-19", "19th November 2026"),
        }
    ),
}


def form() -> Built:
    """The form printed to PDF; its last page was printed, signed by hand, scanned and put back in its place."""
    blocks: list[Block] = [
        H("Short Breaks: joining form", 0),
        P("[[application.framework=short-breaks|Short Breaks DPS]]", "bold"),
        P("Please write your answer under each question. For Yes or No, put a cross in the box."),
    ]
    questions = forms.parse(first.FORM, ANSWERS)
    for question in questions:
        blocks += _set(question)
    look = Theme("sans", "B9770E")
    printed = pdf.render(blocks, footer="Short Breaks joining form", theme=look, title="Joining form")
    page, x, y = _signature_line(printed.data)
    signed = replace(printed, data=paper.signed(printed.data, page, (x, y), seed=5506))
    mark = Mark("declaration.signed", True, page=page, box=(x, y - 20, x + 110, y + 12))
    whole = signed.stating(*forms.stated(questions), mark)
    return scanned.by_page(whole, (-1.3,), pages=(page,), seed=5506)


def _set(question: forms.Question) -> list[Block]:
    """One line of the form: the last part stands on a page of its own."""
    if question.kind == "heading":
        return [Break(), H(question.text)] if question.text == "Sign here" else [H(question.text)]
    if question.kind == "guidance":
        return [P(question.text, "small")]
    asked = P(f"{question.number} {question.text}", "bold")
    if question.key == paper.SIGNED:
        return [asked, Gap(34)]
    if question.ticked:
        yes, no = ("[X]", "[ ]") if question.yes else ("[ ]", "[X]")
        chosen = f"[[{question.spec}|%s]]" if question.spec else "%s"
        left, right = f"{yes} Yes", f"{no} No"
        return [asked, P(f"{chosen % left}    {right}" if question.yes else f"{left}    {chosen % right}")]
    return [asked, P(question.words)]


def _signature_line(data: bytes) -> tuple[int, float, float]:
    """The page, and where on it the signature is written: below the words that ask for it."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        page = document.pages[-1]
        word = next(word for word in page.extract_words() if word["text"] == "signature:")
        return len(document.pages), 70.0, float(word["bottom"]) + 26


def public_liability() -> Built:
    """The renewal that was asked for."""
    cover = insurance.Cover(
        "public_liability", (5000000, "£5,000,000"), "Hedgerow General Insurance", "HG/PL/5507", first.NAME,
        ("2026-10-01", "01/10/2026"), ("2027-09-30", "30/09/2027"), "unlimited", (100, "£100"), "not excluded",
    )
    return insurance.label_list(cover, Theme("serif"), "Public Liability Insurance Certificate")


def policy_files() -> list[tuple[str, Built]]:
    """An environmental policy that is another club's, with that club's name left in it; and two short policies."""
    neighbour = House("Bramblecote Play Association", "Bramblecote Village Hall, GU88 4QX", Theme("sans", "2E5E4E"))
    autumn = Dated(("2026-11-09", "9 November 2026"), ("2027-11-09", "9 November 2027"))
    return [
        (POLICY, policies.word_control("environmental", neighbour, autumn)),
        (
            "Infection control and allergies.docx",
            policies.word_handbook(
                "Infection control and allergies", [("infection_control", autumn), ("allergy", autumn)], first.HOUSE
            ),
        ),
    ]


def training() -> Built:
    """The training record that was missing."""
    courses = [
        records.Course("Safeguarding basics", ["2026-09-14"] * 6),
        records.Course("Safeguarding lead", ["2025-04-24", *[""] * 5], lead_row=0),
        records.Course(
            "Paediatric first aid, valid until", ["2028-01-29", "2028-01-29", "", "2027-06-11", "2028-01-29", ""],
            expires=True,
        ),
    ]
    staff = [(person.name, person.role) for person in first.PEOPLE]
    return records.training_word(first.NAME, staff, courses, "16 November 2026", first.THEME, "long")


def letter() -> Built:
    """What the provider wrote with its papers; it states nothing of its own."""
    return docx.render(
        [
            P(first.NAME, "letterhead"),
            P(first.ADDRESS, "centre"),
            P("20 November 2026", "right"),
            P("Dear Commissioning Team"),
            P("Your questions about our Short Breaks application", "bold"),
            P(
                "Thank you for telling us what was missing. We send everything again in one go. The form is signed "
                "now and the long answer is shorter. The new insurance certificate, the fee renewal, the training "
                "record and the policies that you asked for are with it."
            ),
            P(
                "Saffron has applied for a new disclosure, which has not come back yet. We will send it when it does."
            ),
            P("Yours faithfully"),
            Gap(14),
            P("Ivo Marchetti-Pole, Play manager"),
        ],
        theme=first.THEME,
    )


def pack() -> Pack:
    """Everything again, with one gap left and one new."""
    made = Pack(
        "short-breaks-resubmission.zip", "short-breaks", ["1", "2", "3", "4"], AS_AT, "per-supplier",
        {"name": first.NAME, "company_number": "99425506", "charity_number": None},
        f"CWSCC - 099425 Short Breaks DPS/{first.NAME}/Clarification response",
    )
    made.add("Letter.docx", "correspondence", letter())
    made.add(FORM, "questionnaire", form(), "ocr")
    for name, kind, built in first.files():
        if name not in REPLACED:
            made.add(name, kind, built)
    made.add("Public liability renewed.pdf", "insurance_certificate", public_liability())
    for name, built in policy_files():
        made.add(name, "policy", built)
    made.add(
        "Staff checks.xlsx", "dbs_record", records.dbs_excel(first.PEOPLE, first.NAME, AS_AT, "16/11/2026")
    )
    made.add("Training record.docx", "training_record", training())
    made.add(
        "ICO renewal.docx", "registration",
        registrations.ico_letter(first.NAME, "ZX425506", ("2027-08-31", "31 August 2027"), Theme("sans")),
    )
    made.add(
        "Receipt.txt", "receipt",
        text.receipt(
            "CWSCC - 099425", "Short Breaks DPS", first.NAME, "20/11/2026 16:02", "2026-11-20",
            [path.rsplit("/", 1)[1] for path in made.files],
        ),
    )
    # A signature of ink alone: whether that is one, a person says.
    made.gap("declaration.signed", "unclear", first.ALL, FORM, "declaration.signed")
    made.gap("safeguarding.dbs", "not_met", first.ALL, "Staff checks.xlsx", "SCR!I6")
    made.gap("identity.consistent", "not_met", first.ALL, POLICY, "policy.organisation")
    made.advise("safety.activities", "missing", first.ALL)
    made.verdicts = dict.fromkeys(made.categories, "needs_decision")
    return made
