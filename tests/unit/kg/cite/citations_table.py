"""Citations as data with the text that they must give: the forms of American record citation, by invented names.

Each row: a name, the profile, the citation, its text with `*…*` for italics. The captions in the three rows on other
cases are real and public; their pins are illustrative.
"""

from __future__ import annotations

import datetime as dt

from kg.cite.model import (
    AnswerPleading,
    Brief,
    Cite,
    Complaint,
    CongressionalTestimony,
    Declaration,
    Deposition,
    Exhibit,
    HearingTranscript,
    Id,
    InterrogatoryResponse,
    NewspaperOnline,
    NewspaperPrint,
    OralArgument,
    OtherCaseTranscript,
    Post,
    RecordPage,
    RfaResponse,
    Stipulation,
    Supra,
    TrialTranscript,
    WebPage,
)
from kg.cite.pin import Pin, Range, Unit, lines, pages

P = lines(45, 12, 45, 17)
TWO = Pin((Range("45", 12, None, 17), Range("51", 3, None, 8)))


def day(year: int, month: int, number: int) -> dt.date:
    return dt.date(year, month, number)


def para(first: int, last: int | None = None) -> Pin:
    return pages(first, last, Unit.PARAGRAPH)


def number(first: int) -> Pin:
    return pages(first, unit=Unit.NUMBER)


ROWS: list[tuple[str, str, Cite, str]] = [
    ("01 deposition", "bluebook", Deposition(deponent="Rivera", pin=P), "Rivera Dep. 45:12–17."),
    (
        "02 across the page",
        "bluebook",
        Deposition(deponent="Rivera", pin=lines(45, 24, 46, 3)),
        "Rivera Dep. 45:24–46:3.",
    ),
    (
        "03 one of two depositions",
        "bluebook",
        Deposition(deponent="Rivera", pin=P, date=day(2025, 3, 4)),
        "Rivera Dep. 45:12–17, Mar. 4, 2025.",
    ),
    (
        "04 volume",
        "bluebook",
        Deposition(deponent="Rivera", volume="2", pin=lines(212, 5, 213, 9), date=day(2025, 3, 5)),
        "Rivera Dep. vol. 2, 212:5–213:9, Mar. 5, 2025.",
    ),
    ("05 filed", "bluebook", Deposition(deponent="Rivera", pin=P, ecf="88-3"), "Rivera Dep. 45:12–17, ECF No. 88-3."),
    (
        "06 attached",
        "bluebook",
        Deposition(deponent="Rivera", pin=P, ecf="88-7", exhibit="4", attached_to="Chen Decl."),
        "Chen Decl. Ex. 4 (Rivera Dep.), at 45:12–17, ECF No. 88-7.",
    ),
    ("07 two passages", "bluebook", Deposition(deponent="Rivera", pin=TWO), "Rivera Dep. 45:12–17, 51:3–8."),
    (
        "08 designee",
        "bluebook",
        Deposition(entity="Acme", deponent="Rivera", pin=lines(60, 2, 60, 11)),
        "Acme 30(b)(6) Dep. (Rivera) 60:2–11.",
    ),
    ("09 in brackets", "bluebook", Deposition(deponent="Rivera", pin=P, enclosed=True), "(Rivera Dep. 45:12–17.)"),
    (
        "10 errata",
        "bluebook",
        Deposition(deponent="Rivera", pin=lines(45, 14), errata='Rivera Errata Sheet 1 (changing "yes" to "no")'),
        'Rivera Dep. 45:14, *amended by* Rivera Errata Sheet 1 (changing "yes" to "no").',
    ),
    (
        "11 trial",
        "bluebook",
        TrialTranscript(volume="2", pin=P, date=day(2025, 10, 8)),
        "Trial Tr. vol. 2, 45:12–17, Oct. 8, 2025.",
    ),
    (
        "12 running pages",
        "bluebook",
        TrialTranscript(pin=lines(1045, 12, 1046, 3), ecf="210"),
        "Trial Tr. 1045:12–1046:3, ECF No. 210.",
    ),
    (
        "13 hearing",
        "bluebook",
        HearingTranscript(pin=lines(12, 4, 13, 1), date=day(2026, 1, 15), ecf="97"),
        "Hr'g Tr. 12:4–13:1, Jan. 15, 2026, ECF No. 97.",
    ),
    (
        "14 named hearing",
        "bluebook",
        HearingTranscript(name="Prelim. Inj.", pin=lines(88, 9, 88, 20), date=day(2025, 6, 2), ecf="41"),
        "Prelim. Inj. Hr'g Tr. 88:9–20, June 2, 2025, ECF No. 41.",
    ),
    (
        "15 oral argument",
        "bluebook",
        OralArgument(pin=pages(5), case="Citizens United v. FEC", reporter="558 U.S. 310", year=2010, docket="08-205"),
        "Transcript of Oral Argument at 5, *Citizens United v. FEC*, 558 U.S. 310 (2010) (No. 08-205).",
    ),
    (
        "16 trial elsewhere",
        "bluebook",
        OtherCaseTranscript(
            title="Transcript of Jury Trial",
            pin=pages(4270),
            case="Falise v. Am. Tobacco Co.",
            docket="99-cv-7392",
            court="E.D.N.Y.",
            date=day(2001, 1, 4),
        ),
        "Transcript of Jury Trial at 4270, *Falise v. Am. Tobacco Co.*, No. 99-cv-7392 (E.D.N.Y. Jan. 4, 2001).",
    ),
    (
        "17 deposition elsewhere",
        "bluebook",
        OtherCaseTranscript(
            title="Deposition of Larry F. Stewart",
            pin=lines(16, 2, 16, 9),
            case="Ceglia v. Zuckerberg",
            docket="10-cv-00569",
            court="W.D.N.Y.",
            date=day(2012, 7, 11),
            ecf="555-7",
        ),
        "Deposition of Larry F. Stewart at 16:2–9, *Ceglia v. Zuckerberg*, No. 10-cv-00569 (W.D.N.Y. July 11, 2012), "
        "ECF No. 555-7.",
    ),
    (
        "18 hearing elsewhere",
        "bluebook",
        OtherCaseTranscript(
            title="Transcript of Motion Hearing",
            pin=pages(5),
            case="ConnectU, Inc. v. Facebook, Inc.",
            docket="07-cv-10593",
            court="D. Mass.",
            date=day(2007, 11, 30),
        ),
        "Transcript of Motion Hearing at 5, *ConnectU, Inc. v. Facebook, Inc.*, No. 07-cv-10593 "
        "(D. Mass. Nov. 30, 2007).",
    ),
    ("19 complaint", "bluebook", Complaint(pin=para(12, 14), ecf="1"), "Compl. ¶¶ 12–14, ECF No. 1."),
    ("20 answer", "bluebook", AnswerPleading(pin=para(12), ecf="19"), "Answer ¶ 12, ECF No. 19."),
    (
        "21 request for admission",
        "bluebook",
        RfaResponse(responder="Def.", requester="Pl.", set="First", pin=number(7), ecf="88-9"),
        "Def.'s Resp. to Pl.'s First Reqs. for Admis. No. 7, ECF No. 88-9.",
    ),
    (
        "22 interrogatory",
        "bluebook",
        InterrogatoryResponse(responder="Pl.", requester="Def.", set="Second", pin=number(3)),
        "Pl.'s Resp. to Def.'s Second Interrogs. No. 3.",
    ),
    (
        "23 declaration",
        "bluebook",
        Declaration(declarant="Rivera", pin=para(9), ecf="60-2"),
        "Rivera Decl. ¶ 9, ECF No. 60-2.",
    ),
    (
        "24 Bates number",
        "bluebook",
        Exhibit(attached_to="Chen Decl.", exhibit="12", pin=pages("ACME-0001234", unit=Unit.BATES), ecf="88-12"),
        "Chen Decl. Ex. 12, at ACME-0001234, ECF No. 88-12.",
    ),
    (
        "25 brief",
        "bluebook",
        Brief(title="Def.'s Mem. Supp. Mot. Summ. J.", pin=pages(14), ecf="80"),
        "Def.'s Mem. Supp. Mot. Summ. J. 14, ECF No. 80.",
    ),
    ("26 stipulation", "bluebook", Stipulation(pin=para(4), ecf="150"), "Stip. ¶ 4, ECF No. 150."),
    ("27 id.", "bluebook", Id(pin=lines(46, 3, 46, 5)), "*Id.* at 46:3–5."),
    ("28 short form", "bluebook", Deposition(deponent="Rivera", pin=lines(52, 1, 52, 9)), "Rivera Dep. 52:1–9."),
    (
        "29 newspaper in print",
        "bluebook",
        NewspaperPrint(
            author="Jane Doe",
            title="Acme Knew of Defect, Ex-Engineer Says",
            publication="N.Y. Times",
            date=day(2024, 3, 3),
            pin=pages("A1"),
        ),
        "Jane Doe, *Acme Knew of Defect, Ex-Engineer Says*, N.Y. Times, Mar. 3, 2024, at A1.",
    ),
    (
        "30 newspaper online",
        "bluebook",
        NewspaperOnline(
            author="Christine Chung & Derek M. Norman",
            title="Airlines and Passengers Still Struggling, a Day After Global Outage",
            publication="N.Y. Times",
            date=day(2024, 7, 20),
            url="https://www.nytimes.com/2024/07/20/travel/outage-airlines-passengers-effects.html",
            holder="…",
        ),
        "Christine Chung & Derek M. Norman, *Airlines and Passengers Still Struggling, a Day After Global Outage*, "
        "N.Y. Times (July 20, 2024), "
        "https://www.nytimes.com/2024/07/20/travel/outage-airlines-passengers-effects.html (on file with …).",
    ),
    (
        "31 magazine with archive",
        "bluebook",
        NewspaperOnline(
            author="Rebecca J. Rose",
            title="The Law as Justice Gorsuch Sees It",
            publication="Atlantic",
            date=day(2024, 8, 5),
            url="https://www.theatlantic.com/ideas/archive/2024/08/interview-justice-neil-gorsuch-over-ruled/679342/",
            archive="https://perma.cc/PT32-56LR",
        ),
        "Rebecca J. Rose, *The Law as Justice Gorsuch Sees It*, Atlantic (Aug. 5, 2024), "
        "https://www.theatlantic.com/ideas/archive/2024/08/interview-justice-neil-gorsuch-over-ruled/679342/ "
        "[https://perma.cc/PT32-56LR].",
    ),
    (
        "32 post",
        "bluebook",
        Post(
            author="Elizabeth Yuko",
            title="How to Change Someone's Mind",
            publication="Lifehacker",
            date=day(2020, 8, 6),
            time="2:00 PM",
            url="https://lifehacker.com/how-to-change-someones-mind-1844634727",
        ),
        "Elizabeth Yuko, *How to Change Someone's Mind*, Lifehacker (Aug. 6, 2020, 2:00 PM), "
        "https://lifehacker.com/how-to-change-someones-mind-1844634727.",
    ),
    (
        "33 undated page",
        "bluebook",
        WebPage(
            title="H-2A Temporary Agricultural Program",
            publication="U.S. Dep't of Labor",
            url="www.dol.gov/agencies/eta/foreign-labor/programs/h-2a",
            visited=day(2021, 10, 5),
        ),
        "*H-2A Temporary Agricultural Program*, U.S. Dep't of Labor, "
        "www.dol.gov/agencies/eta/foreign-labor/programs/h-2a (last visited Oct. 5, 2021).",
    ),
    (
        "34 quoted in",
        "bluebook",
        Supra(author="Doe", pin=pages("A1"), parentheticals=("quoting Acme CEO Ana Rivera",)),
        "Doe, *supra*, at A1 (quoting Acme CEO Ana Rivera).",
    ),
    (
        "35 congressional testimony",
        "bluebook",
        CongressionalTestimony(
            title="Product Safety: Hearing Before the Subcomm. on Consumer Prot. of the H. Comm. on Energy & Com.",
            congress="118th",
            pin=pages(12),
            year=2023,
            witness="Ana Rivera, CEO, Acme Corp.",
        ),
        "*Product Safety: Hearing Before the Subcomm. on Consumer Prot. of the H. Comm. on Energy & Com.*, "
        "118th Cong. 12 (2023) (statement of Ana Rivera, CEO, Acme Corp.).",
    ),
    (
        "36 PageID beside the page",
        "wdmich",
        Deposition(deponent="Rivera", pin=P, ecf="88-3", pageid=pages(1234)),
        "Rivera Dep. 45:12–17, ECF No. 88-3, PageID.1234.",
    ),
    ("36b one PageID", "wdmich", RecordPage(system="PageID", pin=pages(234)), "PageID.234"),
    ("36c a range", "wdmich", RecordPage(system="PageID", pin=pages(234, 235)), "PageID.234-235"),
    (
        "36d several",
        "wdmich",
        RecordPage(system="PageID", pin=Pin((Range("234"), Range("238"), Range("245")), Unit.PAGE)),
        "PageID.234, 238, 245",
    ),
    (
        "36e another case",
        "wdmich",
        RecordPage(system="PageID", docket="1:15-cv-99999", pin=pages(234)),
        "1:15-cv-99999 PageID.234",
    ),
    (
        "37 California, separate statement",
        "california",
        Deposition(deponent="Rivera", pin=P, exhibit="A", attached_to="Chen Decl."),
        "Rivera depo., 45:12-17, Ex. A to Chen declaration.",
    ),
    (
        "37b California, reporter's transcript",
        "california-appeal",
        RecordPage(system="RT", volume="2", pin=lines(345, 12, 345, 17)),
        "(2 RT 345:12–17.)",
    ),
    (
        "37c California, clerk's transcript",
        "california-appeal",
        RecordPage(system="CT", volume="1", pin=pages(45)),
        "(1 CT 45.)",
    ),
    (
        "38 Sixth Circuit",
        "sixth",
        RecordPage(system="R.", ecf="88-3", title="Rivera Dep.", pageid=pages(1234)),
        "(R. 88-3, Rivera Dep., PageID 1234)",
    ),
    ("38b Fifth Circuit", "fifth", RecordPage(system="ROA", pin=pages(1234)), "ROA.1234"),
    ("38c Ninth Circuit", "ninth", RecordPage(system="ER", volume="2", pin=pages(345)), "2-ER-345"),
    ("38d Eleventh Circuit", "bluebook", RecordPage(system="Doc.", ecf="88-3", pin=pages(45)), "Doc. 88-3 at 45"),
    ("38e Eighth Circuit, appendix", "bluebook", RecordPage(system="App.", pin=pages(45)), "App. 45"),
    (
        "38f Eighth Circuit, record",
        "bluebook",
        RecordPage(system="R. Doc.", ecf="88-3", pin=pages(45)),
        "R. Doc. 88-3, at 45",
    ),
    ("38g record", "bluebook", RecordPage(system="R.", pin=pages(45)), "R. at 45"),
    ("38h joint appendix", "bluebook", RecordPage(system="J.A.", pin=pages(45)), "J.A. 45"),
    ("38i Texas", "bluebook", RecordPage(system="RR", volume="3", pin=pages(45)), "3 RR 45"),
    ("38j Illinois, reports", "illinois", RecordPage(system="R", pin=pages(45)), "R45"),
    ("38k Illinois, common law record", "illinois", RecordPage(system="C", pin=pages(123)), "C123"),
]
