"""What title pages say, in the forms that courts and reporters print."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from ingest.describe.title_page import normal_docket, read_title_page
from ingest.describe.words import Casing
from kg.model.document import Description


@dataclass(frozen=True)
class Said:
    short: str | None = None
    court: str | None = None
    docket: str | None = None
    kind: str | None = None
    title: str | None = None
    date: dt.date | None = None
    session: str | None = None
    volume: str | None = None
    judge: str | None = None
    deponent: str | None = None
    place: str | None = None
    parties: tuple[tuple[str, str | None], ...] = ()
    counsel: tuple[tuple[str, str | None], ...] = ()


def said(description: Description) -> Said:
    d = description
    facts = (
        d.short_caption,
        d.court,
        d.docket_number,
        d.hearing_kind,
        d.hearing_title,
        d.date,
        d.session,
        d.volume,
        d.judge,
        d.deponent,
        d.place,
    )
    assert all(fact.basis == "title page" for fact in facts if fact)
    values = [fact.value if fact else None for fact in facts]
    return Said(
        *values,  # type: ignore[arg-type]
        parties=tuple((party.name, party.role) for party in d.parties),
        counsel=tuple((item.name, item.party) for item in d.appearances),
    )


FEDERAL_TRIAL = """\
                    IN THE UNITED STATES DISTRICT COURT
                      FOR THE WESTERN DISTRICT OF QUORN
                             PENWRIGHT DIVISION
     ORRIN PUMPS LLC,                    )(
           PLAINTIFF,                    )(    CIVIL ACTION NO.
                                         )(    3:31-CV-7-ABC-DEF
     VS.                                 )(    MARSHAM, OHIO
     VELLOWAY.COM, INC. and              )(
     VELLOWAY.COM LLC,                   )(    MAY 3, 2031
           DEFENDANTS.                   )(    1:41 P.M.
                          TRANSCRIPT OF JURY TRIAL
                             AFTERNOON SESSION
              BEFORE THE HONORABLE JUDGE ODO T. MARSH
                   UNITED STATES CHIEF DISTRICT JUDGE
     FOR THE PLAINTIFF:
     MR. ALBAN R. QUOLL
        MS. BEA PENWRIGHT
     QUOLL & PENWRIGHT LLP
        230 Harbour Road, 3rd Floor W.
     FOR THE DEFENDANTS:
     CYRIL G. LOWE
     LOWE FIRM, PC
     COURT REPORTER:        Dee Nash, CSR
                            P R O C E E D I N G S
           THE COURT:     Be seated, please.
           MR. QUOLL:     Orrin Pumps thanks the Court, and so does Velloway.com.
"""

DEPOSITION = """\
              UNITED STATES DISTRICT COURT
              SOUTHERN DISTRICT OF QUORN
- - - - - - - - - - - - - - - - - - - x
JANE ROE and JOHN DOE,                :
                 Plaintiffs,          :
          v.                          :  Case No. 1:30-cv-02214
LOWE CHEMICAL CORPORATION,            :
a Delaware corporation,               :
                 Defendant.           :
- - - - - - - - - - - - - - - - - - - x
      VIDEOTAPED DEPOSITION OF JANE Q. ROE, M.D.
                  VOLUME II
             Thursday, 5 March 2031
Reported by: Dee Nash, RPR
"""

CALIFORNIA = """\
        SUPERIOR COURT OF THE STATE OF CALIFORNIA
             FOR THE COUNTY OF LOS ANGELES
HON. BEATRIX LOWE, JUDGE              DEPARTMENT 12
ADA QUOLL, AN INDIVIDUAL,             )
                                      )
            PLAINTIFF,                )
                                      )
       VS.                            )   CASE NO. BC123456
                                      )
MARSH BROTHERS, INC., A CALIFORNIA    )
CORPORATION; AND DOES 1 THROUGH 20,   )
            DEFENDANTS.               )
______________________________________)
       REPORTER'S TRANSCRIPT OF PROCEEDINGS
              MOTION HEARING
              APRIL 2, 2031
"""

TEXAS_STATE = """\
                      CAUSE NO. 2031-04417
ADA QUOLL                   §    IN THE DISTRICT COURT OF
                            §
VS.                         §    HARROW COUNTY, TEXAS
                            §
MARSH DRILLING, LTD.        §    152ND JUDICIAL DISTRICT
          ORAL DEPOSITION OF
            BO PENWRIGHT
           JUNE 1ST, 2031
"""

NEW_YORK = """\
SUPREME COURT OF THE STATE OF NEW YORK
COUNTY OF NEW YORK
-----------------------------------------x
ADA QUOLL,
                    Plaintiff,
      -against-                            Index No.
                                           654321/2030
THE MARSH TRUST COMPANY,
                    Defendant.
-----------------------------------------x
          EXAMINATION BEFORE TRIAL of BO PENWRIGHT, held
          on the 9th day of January, 2031
"""

ENGLAND = """\
IN THE HIGH COURT OF JUSTICE
KING'S BENCH DIVISION
Claim No. QB-2031-000417
Before:
THE HONOURABLE MRS JUSTICE LOWE
BETWEEN:
QUOLL HOLDINGS PLC
Claimant
- and -
MARSH LIMITED
Defendant
Day 3
Tuesday, 6 May 2031
"""

SUPREME = """\
        IN THE SUPREME COURT OF THE UNITED STATES
 - - - - - - - - - - - - - - - - - x
 DEPARTMENT OF PUMPS AND                             :
 VALVES, ET AL.,                                     :
                Petitioners                          :    No. 31-398
        v.                                           :
 QUORN, ET AL.                                       :
 - - - - - - - - - - - - - - - - - x
                               Washington, D.C.
                               Monday, March 3, 2031
             The above-entitled matter came on for oral
 argument before the Supreme Court of the United States
 APPEARANCES:
 ALBAN R. QUOLL, ESQ., Marsham, Ohio; for
    Court-appointed amicus curiae
 BEA P. LOWE, JR., ESQ., Solicitor General,
    Department of Valves, Washington, D.C.; on behalf of
    Petitioners.
                   C O N T E N T S
 ALBAN R. QUOLL, ESQ.
    For Court-appointed amicus curiae                    3
"""

CORPORATE_WITNESS = """\
               UNITED STATES DISTRICT COURT
               NORTHERN DISTRICT OF QUORN
IN RE: VALVE SEALANT ANTITRUST        )  MDL No. 2999
LITIGATION                            )
                                      )
                                      )
      30(b)(6) DEPOSITION OF MARSH BROTHERS, INC.
         BY AND THROUGH BO PENWRIGHT
             July 14, 2031
"""

UNLABELLED = """\
                       FILED UNDER ORDER OF THE COURT
                    IN THE UNITED STATES DISTRICT COURT
                      FOR THE EASTERN DISTRICT OF QUORN
     QUOLL, INC.                   *     Civil Docket No.
                                   *     2:31-CV-416
     VS.                           *     Marsham, Ohio
                                   *     January 18, 2031
     MARSH CORPORATION, ET AL. *     9:45 A.M.
                    TRANSCRIPT OF PRETRIAL HEARING
     APPEARANCES:
     FOR THE PLAINTIFF:     MR. ALBAN QUOLL
     FOR THE DEFENDANTS:    MS. BEA LOWE
     COURT REPORTERS:       MS. DEE NASH, CSR
                            MS. EVE NASH, CSR
"""

PAGES = [
    (
        "boxed by *, roles told by the appearances alone, two reporters",
        UNLABELLED,
        Said(
            short="Quoll, Inc. v. Marsh Corporation",
            court="United States District Court for the Eastern District of Quorn",
            docket="2:31-cv-00416",
            kind="hearing",
            title="Transcript of Pretrial Hearing",
            date=dt.date(2031, 1, 18),
            place="Marsham, Ohio",
            parties=(("Quoll, Inc.", "plaintiff"), ("Marsh Corporation", "defendant")),
            counsel=(("Alban Quoll", "THE PLAINTIFF"), ("Bea Lowe", "THE DEFENDANTS")),
        ),
    ),
    (
        "federal trial, boxed by )(, number in two rows",
        FEDERAL_TRIAL,
        Said(
            short="Orrin Pumps LLC v. Velloway.com, Inc.",
            court="United States District Court for the Western District of Quorn",
            docket="3:31-cv-00007-ABC-DEF",
            kind="jury trial",
            title="Transcript of Jury Trial",
            date=dt.date(2031, 5, 3),
            session="afternoon session",
            judge="Odo T. Marsh",
            place="Marsham, Ohio",
            parties=(
                ("Orrin Pumps LLC", "plaintiff"),
                ("Velloway.com, Inc.", "defendant"),
                ("Velloway.com LLC", "defendant"),
            ),
            counsel=(
                ("Alban R. Quoll", "THE PLAINTIFF"),
                ("Bea Penwright", "THE PLAINTIFF"),
                ("Cyril G. Lowe", "THE DEFENDANTS"),
            ),
        ),
    ),
    (
        "deposition, boxed by :, second volume, day before month",
        DEPOSITION,
        Said(
            short="Jane Roe v. Lowe Chemical Corporation",
            court="United States District Court for the Southern District of Quorn",
            docket="1:30-cv-02214",
            kind="deposition",
            title="Videotaped Deposition of Jane Q. Roe, M.D.",
            date=dt.date(2031, 3, 5),
            volume="2",
            deponent="Jane Q. Roe",
            parties=(
                ("Jane Roe", "plaintiff"),
                ("John Doe", "plaintiff"),
                ("Lowe Chemical Corporation", "defendant"),
            ),
        ),
    ),
    (
        "California, boxed by ), parties described",
        CALIFORNIA,
        Said(
            short="Ada Quoll v. Marsh Brothers, Inc.",
            court="Superior Court of the State of California for the County of Los Angeles",
            docket="BC123456",
            kind="hearing",
            title="Motion Hearing",
            date=dt.date(2031, 4, 2),
            judge="Beatrix Lowe",
            parties=(
                ("Ada Quoll", "plaintiff"),
                ("Marsh Brothers, Inc.", "defendant"),
                ("Does 1 Through 20", "defendant"),
            ),
        ),
    ),
    (
        "Texas state court, boxed by §, the court on the right, deponent on the next row",
        TEXAS_STATE,
        Said(
            short="Ada Quoll v. Marsh Drilling, Ltd.",
            court="District Court of Harrow County, Texas, 152nd Judicial District",
            docket="2031-04417",
            kind="deposition",
            title="Oral Deposition of Bo Penwright",
            date=dt.date(2031, 6, 1),
            deponent="Bo Penwright",
            parties=(("Ada Quoll", None), ("Marsh Drilling, Ltd.", None)),
        ),
    ),
    (
        "New York, no box, -against-, examination before trial",
        NEW_YORK,
        Said(
            short="Ada Quoll v. The Marsh Trust Company",
            court="Supreme Court of the State of New York, County of New York",
            docket="654321/2030",
            kind="deposition",
            title="Examination Before Trial of Bo Penwright",
            date=dt.date(2031, 1, 9),
            deponent="Bo Penwright",
            parties=(("Ada Quoll", "plaintiff"), ("The Marsh Trust Company", "defendant")),
        ),
    ),
    (
        "England, between and",
        ENGLAND,
        Said(
            short="Quoll Holdings PLC v. Marsh Limited",
            court="High Court of Justice, King's Bench Division",
            docket="QB-2031-000417",
            date=dt.date(2031, 5, 6),
            judge="Lowe",
            parties=(("Quoll Holdings PLC", "claimant"), ("Marsh Limited", "defendant")),
        ),
    ),
    (
        "Supreme Court, appearances in sentences",
        SUPREME,
        Said(
            short="Department of Pumps and Valves v. Quorn",
            court="Supreme Court of the United States",
            docket="31-398",
            kind="oral argument",
            date=dt.date(2031, 3, 3),
            place="Washington, D.C.",
            parties=(("Department of Pumps and Valves", "petitioner"), ("Quorn", "respondent")),
            counsel=(("Alban R. Quoll", "Court-appointed amicus curiae"), ("Bea P. Lowe, Jr.", "Petitioners")),
        ),
    ),
    (
        "multidistrict matter, corporate witness",
        CORPORATE_WITNESS,
        Said(
            short="In re Valve Sealant Antitrust Litigation",
            court="United States District Court for the Northern District of Quorn",
            docket="2999",
            kind="deposition",
            title="30(b)(6) Deposition of Marsh Brothers, Inc.",
            date=dt.date(2031, 7, 14),
            deponent="Bo Penwright",
        ),
    ),
    (
        "an excerpt that begins within an argument takes no caption from it",
        "and as the court said in Quoll v. Marsh at the hearing on May 3, 2031, the jury\n"
        "must weigh what it heard, and nothing that it read.\n     THE COURT:   Thank you.\n",
        Said(),
    ),
    (
        "an excerpt from within says nothing about itself",
        "Q.   Did you see it?\nA.   Yes.\n     MR. QUOLL:   Objection.\nQ.   On May 3, 2031?\n",
        Said(),
    ),
]


@pytest.mark.parametrize(("name", "page", "expected"), PAGES, ids=[name for name, _, _ in PAGES])
def test_what_a_title_page_says(name: str, page: str, expected: Said) -> None:
    rows = page.splitlines()
    assert said(read_title_page(rows, Casing(rows))) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("214-CV-744-JRG-RSP", "2:14-cv-00744-JRG-RSP"),  # the colon left out
        ("2:19-CV-123-JRG", "2:19-cv-00123-JRG"),
        ("2:19-cv-00123", "2:19-cv-00123"),
        ("BC123456", "BC123456"),  # a state court's is left as printed
        ("11-398", "11-398"),
    ],
)
def test_docket_numbers_of_federal_district_courts_take_their_full_form(printed: str, expected: str) -> None:
    assert normal_docket(printed) == expected


ENGLAND = """\
IN THE HIGH COURT OF JUSTICE              Claim No. HC-2031-000123
BUSINESS AND PROPERTY COURTS OF ENGLAND AND WALES
COMMERCIAL COURT (QBD)
                                   Rolls Building, Fetter Lane, London
                                   Tuesday, 4 March 2031
Before:
          MR JUSTICE MARSH
BETWEEN:
          QUOLL MILLS LIMITED                  Claimant
               - and -
          MARSH PUMPS PLC                      Defendant
MR A OAK KC and MS B FERN (instructed by Birch LLP) appeared on behalf of the Claimant.
MR C ASH KC (instructed by Elm LLP) appeared on behalf of the Defendant.
"""
ONTARIO = """\
                                   Court File No. CV-31-00001234-0000
                    ONTARIO
             SUPERIOR COURT OF JUSTICE
B E T W E E N:
                 QUOLL MILLS INC.
                                              Plaintiff
                     - and -
                 MARSH PUMPS LTD.
                                              Defendant
     This is the Cross-Examination of ADA THORN on her affidavit
sworn January 4, 2031, taken at the offices of Oak Reporting, Toronto,
Ontario, on the 4th day of March, 2031.
APPEARANCES:
BEA OAK, ESQ.                  for the Plaintiff
ROLF BIRCH, ESQ.               for the Defendant
"""
AUSTRALIA = """\
FEDERAL COURT OF AUSTRALIA
No. VID 123 of 2031
QUOLL MILLS PTY LTD
and
MARSH PUMPS PTY LTD
MARSH J
MELBOURNE
10.15 AM, TUESDAY, 4 MARCH 2031
DAY 3
MR A. OAK SC appears with MS B. FERN for the applicant
MR C. ASH appears for the respondent
"""
COMMISSION = """\
ROYAL COMMISSION INTO WATER PUMPS
THE HONOURABLE JANE MARSH AC KC
COMMISSIONER
MELBOURNE
10.00 AM, TUESDAY, 4 MARCH 2031
"""
INVESTMENT = """\
INTERNATIONAL CENTRE FOR SETTLEMENT OF INVESTMENT DISPUTES
In the arbitration proceeding between
QUOLL MILLS B.V.
Claimant
and
REPUBLIC OF FREEDONIA
Respondent
ICSID Case No. ARB/31/4
HEARING ON JURISDICTION AND THE MERITS
Tuesday, March 4, 2031
The World Bank Group
Washington, D.C.
"""
CRIMINAL = """\
              UNITED STATES DISTRICT COURT
              SOUTHERN DISTRICT OF NEW YORK
------------------------------x
UNITED STATES OF AMERICA,

           v.                           31 Cr. 123 (JM)

ROLF BIRCH,
                Defendant.              Trial
------------------------------x
                                        New York, N.Y.
                                        March 4, 2031
                                        9:30 a.m.
Before:
                  HON. JANE MARSH,
                                        District Judge
                                        -and a Jury-
                  APPEARANCES
ALAN OAK
     United States Attorney for the
     Southern District of New York
BEA FERN
     Assistant United States Attorney
ASH & ELM LLP
     Attorneys for Defendant Birch
BY:  CORA ASH
"""
CHANCERY = """\
        IN THE COURT OF CHANCERY OF THE STATE OF DELAWARE
QUOLL MILLS, INC.,                :
                                  :
          Plaintiff,              :
                                  :
     v                            : Civil Action
                                  : No. 2031-0042-JM
MARSH PUMP CO.,                   :
                                  :
          Defendant.              :
                          - - -
                Chancery Court Chambers
                Wilmington, Delaware
                Tuesday, March 4, 2031
                9:15 a.m.
BEFORE:  HON. JANE MARSH, Vice Chancellor
           TRIAL TRANSCRIPT - VOLUME III
APPEARANCES:
   ALAN OAK, ESQ.
   Oak & Fern LLP
      for Plaintiff
   CORA ASH, ESQ.
   Ash & Elm LLP
      for Defendant
"""
DAY = dt.date(2031, 3, 4)

# (what is particular about it, the title page, what it says)
ABROAD = [
    (
        "England: number beside the court, roles at the right edge, who appeared for whom in a sentence",
        ENGLAND,
        Said(
            short="Quoll Mills Limited v. Marsh Pumps PLC",
            court="High Court of Justice, Business and Property Courts of England and Wales",
            docket="HC-2031-000123",
            date=DAY,
            judge="Marsh",
            parties=(("Quoll Mills Limited", "claimant"), ("Marsh Pumps PLC", "defendant")),
            counsel=(("A Oak", "the Claimant"), ("B Fern", "the Claimant"), ("C Ash", "the Defendant")),
        ),
    ),
    (
        "Ontario: a spaced BETWEEN, a file number, the date of an affidavit that is not the hearing's",
        ONTARIO,
        Said(
            short="Quoll Mills Inc. v. Marsh Pumps Ltd.",
            court="Superior Court of Justice",
            docket="CV-31-00001234-0000",
            date=DAY,
            parties=(("Quoll Mills Inc.", "plaintiff"), ("Marsh Pumps Ltd.", "defendant")),
            counsel=(("Bea Oak", "the Plaintiff"), ("Rolf Birch", "the Defendant")),
        ),
    ),
    (
        "Australia: a number of a year, appearances in sentences",
        AUSTRALIA,
        Said(
            court="Federal Court of Australia",
            docket="VID 123 of 2031",
            date=DAY,
            counsel=(("A. Oak", "the applicant"), ("B. Fern", "the applicant"), ("C. Ash", "the respondent")),
        ),
    ),
    (
        "a royal commission: orders behind the commissioner's name are no part of it",
        COMMISSION,
        Said(court="Royal Commission into Water Pumps", kind="inquiry", date=DAY, judge="Jane Marsh"),
    ),
    (
        "an arbitration: a bare and between the parties",
        INVESTMENT,
        Said(
            short="Quoll Mills B.V. v. Republic of Freedonia",
            court="International Centre for Settlement of Investment Disputes",
            docket="ARB/31/4",
            kind="hearing",
            title="Hearing on Jurisdiction and the Merits",
            date=DAY,
            place="Washington, D.C.",
            parties=(("Quoll Mills B.V.", "claimant"), ("Republic of Freedonia", "respondent")),
        ),
    ),
    (
        "a criminal trial in New York: the number in its short form, the kind in the right column",
        CRIMINAL,
        Said(
            short="United States of America v. Rolf Birch",
            court="United States District Court for the Southern District of New York",
            docket="31 Cr. 123 (JM)",
            kind="trial",
            title="Trial",
            date=DAY,
            judge="Jane Marsh",
            parties=(("United States of America", None), ("Rolf Birch", "defendant")),
        ),
    ),
    (
        "Delaware: for whom counsel appear stands below their names",
        CHANCERY,
        Said(
            short="Quoll Mills, Inc. v. Marsh Pump Co.",
            court="Court of Chancery of the State of Delaware",
            docket="2031-0042-JM",
            kind="trial",
            title="Trial Transcript - Volume III",
            date=DAY,
            volume="3",
            judge="Jane Marsh",
            place="Wilmington, Delaware",
            parties=(("Quoll Mills, Inc.", "plaintiff"), ("Marsh Pump Co.", "defendant")),
            counsel=(("Alan Oak", "Plaintiff"), ("Cora Ash", "Defendant")),
        ),
    ),
]


@pytest.mark.parametrize(("what", "page", "expected"), ABROAD, ids=[row[0] for row in ABROAD])
def test_title_pages_of_other_courts(what: str, page: str, expected: Said) -> None:
    rows = [row for row in page.split("\n") if row.strip()]
    assert said(read_title_page(rows, Casing(rows))) == expected
