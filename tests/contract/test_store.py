"""What every store promises, on the embedded engine and on a real Neo4j."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading

import pytest
from neo4j import exceptions

from kg.model.document import Appearance, Party
from kg.model.entity import Entity, EntityKind, Judgement, Mention, Verdict
from kg.model.errors import StoreError, UsageError
from kg.model.exhibit import Exhibit, Reference
from kg.model.record import DocumentRecord
from kg.model.statement import Act, DocumentCard, Precision, Stance
from kg.model.testimony import Status
from kg.model.text import Locator, Span
from kg.store import fulltext
from kg.store.base import Outcome, Store, Totals, Where
from tests.factories import article, card, entity_id, many, mention, record, relation, statement
from tests.servers import Target

HARD = "naïve Ωmega 中文 💥 \u202eRTL\u202c ‘quoted’ “double” $5 {x} `tick` \\ \t end"


def test_a_statement_comes_back_as_it_was_written(store: Store) -> None:
    full = statement(
        "We did, in part.",
        alternatives=(Act.DENIAL, Act.EVASION),
        objections=("Objection, form.", "Sustained."),
        reported_by=("The Port Gazette", "Ann Ode"),
        hedge="in part",
        status=Status.STRICKEN,
        precision=Precision.MONTH,
        confidence=1.0,
        question_spans=(Span(10, 20), Span(22, 30)),
        answer_spans=(Span(33, 40), Span(44, 60)),
        locator=Locator(page=41, line=3, end_page=42, end_line=1),
    )
    bare = statement(
        "No.",
        None,
        ordinal=1,
        document=full.document,
        made_on=None,
        made_on_basis=None,
        precision=None,
        examination=None,
        stance=Stance.NONE,
        act=Act.OTHER,
        locator=Locator(turn=4),
        answer_locator=Locator(turn=4),
    )
    store.writer().write(record(full, bare))
    assert list(store.view.statements()) == [full, bare]
    assert store.view.by_id([bare.id, full.id]) == [bare, full]


def test_a_document_comes_back_as_it_was_written(store: Store) -> None:
    cards = [
        card(warnings=("Page 3 is missing.",), location="/somewhere/day-1.txt", session="afternoon session"),
        article(authors=("Ann Ode", "Bo Lund"), url="https://gazette.example/ferry"),
    ]
    writer = store.writer()
    for item in reversed(cards):
        writer.write(record(statement(document=item)))
    assert store.view.documents() == cards


def test_writing_the_same_again_changes_nothing(store: Store, target: Target) -> None:
    first = record(statement(), statement("No.", ordinal=1, act=Act.DENIAL))
    assert store.view.revision() == 0
    writer = store.writer()
    assert writer.write(first) is Outcome.WRITTEN
    before, revision = _everything(target), store.view.revision()
    assert revision > 0
    assert writer.write(first) is Outcome.UNCHANGED
    assert _everything(target) == before
    assert store.view.revision() == revision


def test_a_new_extraction_replaces_the_document_whole(store: Store, target: Target) -> None:
    day = card()
    old = record(
        statement("Yes, the rust.", document=day, claim="There was rust.", declarant="Marta Quill"),
        statement("The keel.", document=day, ordinal=1, claim="The keel broke.", declarant="Solo Witness"),
        document=day,
    )
    new = record(statement("Yes, the rust.", document=day, claim="There was rust.", hedge="rust"), document=day)
    writer = store.writer()
    writer.write(old)
    assert writer.write(new) is Outcome.REPLACED
    replaced = _everything(target)
    assert list(store.view.statements()) == list(new.statements)
    assert store.view.document_frequencies(["keel", "rust"]) == {"keel": 0, "rust": 1}
    assert [entity.name for entity in store.view.entities()] == ["Marta Quill", "Mr. Fenn"]
    assert not store.view.search("keel", 10)
    target.empty()
    store.writer().write(new)
    assert _everything(target) == replaced, "a replaced document leaves the same graph as a new one"


def test_exhibits_stay_as_long_as_something_refers_to_them(store: Store, target: Target) -> None:
    first, second = card("matter/a.txt"), card("matter/b.txt")
    log, letter = Exhibit(id="ex:1", number="PTX-1"), Exhibit(id="ex:2", number="Exhibit 2")

    def written(document: DocumentCard, *named: Exhibit) -> DocumentRecord:
        item = statement(document=document)
        references = tuple(
            Reference(exhibit_id=one.id, statement_id=item.id, part="question", text=one.number, spans=(Span(5, 10),))
            for one in named
        )
        return record(item, document=document, exhibits=named, references=references)

    writer = store.writer()
    writer.write(written(first, log, letter))
    writer.write(written(second, letter))
    put = "MATCH (:Statement)-[r:REFERS_TO]->(x:Exhibit) RETURN x.number AS number, r.text AS text ORDER BY number"
    assert store.view.cypher(put, {}).rows == (("Exhibit 2", "Exhibit 2"),) * 2 + (("PTX-1", "PTX-1"),)
    assert writer.write(written(first)) is Outcome.REPLACED
    assert store.view.cypher("MATCH (x:Exhibit) RETURN x.number AS number", {}).rows == (("Exhibit 2",),)
    assert writer.write(written(second)) is Outcome.REPLACED
    assert not store.view.cypher("MATCH (x:Exhibit) RETURN x.number AS number", {}).rows
    replaced = _everything(target)
    target.empty()
    again = store.writer()
    again.write(written(first))
    again.write(written(second))
    assert _everything(target) == replaced


def test_a_reference_to_an_exhibit_that_is_not_there_is_a_mistake(store: Store) -> None:
    item = statement()
    stray = Reference(exhibit_id="ex:9", statement_id=item.id, part="answer", text="PTX-9", spans=(Span(5, 10),))
    with pytest.raises(ValueError, match="ex:9"):
        store.writer().write(record(item, references=(stray,)))


def test_replacing_keeps_what_other_documents_say(store: Store) -> None:
    one, two = card("a/one.txt"), card("a/two.txt", date=dt.date(2024, 3, 6))
    shared = {"claim": "The hull was sound.", "declarant": "Marta Quill"}
    first = record(statement(document=one, **shared), document=one)
    second = record(statement("It was.", document=two, **shared), document=two)
    writer = store.writer()
    writer.write(first)
    writer.write(second)
    writer.write(record(statement("Different.", None, document=one, declarant="Paul Reed"), document=one))
    assert store.view.by_id([second.statements[0].id]) == list(second.statements)
    assert {entity.name: entity.statements for entity in store.view.entities()}["Marta Quill"] == 1
    assert store.view.totals() == Totals(documents=2, statements=2, entities=3, claims=2)


def test_a_copy_of_a_file_adds_nothing(store: Store) -> None:
    original = card("a/day.txt")
    copy = dataclasses.replace(original, id="doc:copy", path="b/day.txt")
    writer = store.writer()
    writer.write(record(statement(document=original)))
    assert writer.write(record(statement(document=copy))) is Outcome.UNCHANGED
    assert store.view.totals().documents == 1


def test_a_moved_file_is_found_at_its_new_path(store: Store) -> None:
    old = card("a/day.txt", location="/nowhere/a/day.txt")
    moved = dataclasses.replace(old, path="b/day.txt", location="/nowhere/b/day.txt")
    writer = store.writer()
    writer.write(record(statement(document=old)))
    assert writer.write(record(statement(document=moved))) is Outcome.REPLACED
    assert [item.path for item in store.view.documents()] == ["b/day.txt"]


def test_a_changed_file_takes_the_place_of_its_earlier_version(store: Store, target: Target) -> None:
    old = card("a/day.txt", location="/nowhere/a/day.txt")
    new = dataclasses.replace(old, id="doc:new", sha256="b" * 64)
    elsewhere = dataclasses.replace(old, id="doc:other", sha256="c" * 64, location="/other/a/day.txt")
    writer = store.writer()
    writer.write(record(statement("The keel.", document=elsewhere, declarant="Solo Witness"), document=elsewhere))
    writer.write(record(statement("The rudder.", document=old), document=old))
    changed = record(statement("The mast.", document=new, declarant="Ada Voss"), document=new)
    assert writer.write(changed) is Outcome.NEW_VERSION
    assert {item.id for item in store.view.documents()} == {"doc:new", "doc:other"}, "another machine's file stays"
    assert store.view.document_frequencies(["rudder", "mast", "keel"]) == {"rudder": 0, "mast": 1, "keel": 1}
    assert writer.write(changed) is Outcome.UNCHANGED


def test_a_removed_document_leaves_nothing_behind(store: Store, target: Target) -> None:
    one, two = card("a/one.txt"), card("a/two.txt", date=dt.date(2024, 3, 6))
    shared = {"claim": "The hull was sound.", "declarant": "Marta Quill"}
    kept = record(statement(document=one, **shared), document=one)
    privileged = record(
        statement("It was.", document=two, **shared),
        statement("My lawyer said so.", document=two, ordinal=1, claim="It was said.", declarant="Solo Witness"),
        document=two,
    )
    writer = store.writer()
    writer.write(kept)
    before = _everything(target)
    writer.write(privileged)
    tie = {"left_id": entity_id("Marta Quill"), "right_id": entity_id("Solo Witness"), "verdict": Verdict.UNSURE}
    writer.judge([Judgement(**tie, reason="one name", judge="rule: full name")])
    assert writer.remove(two.id)
    assert _everything(target) == before
    assert not store.view.search("lawyer", 10)
    assert not writer.remove(two.id), "it is gone"


def test_two_statements_with_one_id_are_refused_and_nothing_is_kept(store: Store) -> None:
    twice = record(statement(), statement())
    with pytest.raises(ValueError, match="two statements have the id"):
        store.writer().write(twice)
    assert store.view.totals().documents == 0


def test_a_failed_write_leaves_nothing_of_the_document(store: Store) -> None:
    writer = store.writer()
    kept = record(statement(document=card("a.txt")))
    writer.write(kept)
    stolen = dataclasses.replace(statement("Mine.", document=card("b.txt"), ordinal=3), id=kept.statements[0].id)
    with pytest.raises(StoreError):
        writer.write(record(statement(document=card("b.txt")), stolen, document=card("b.txt")))
    assert [item.path for item in store.view.documents()] == ["a.txt"]
    assert store.view.by_id([kept.statements[0].id]) == list(kept.statements)
    assert store.view.document_frequencies(["rust"]) == {"rust": 1}


def test_an_id_is_there_once(store: Store, target: Target) -> None:
    item = statement()
    store.writer().write(record(item))
    with (
        target.driver() as driver,
        driver.session(database=target.database) as session,
        pytest.raises(exceptions.ClientError, match=r"(?i)constraint|duplicat|already exists"),
    ):
        session.run("CREATE (:Statement {id: $id})", id=item.id).consume()


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Where(), [0, 1, 2, 3]),
        (Where(document="news/*"), [2, 3]),
        (Where(document="*.txt"), [0, 1]),
        (Where(document="[x]"), []),  # a class of one character, which no path is
        (Where(acts=(Act.DENIAL,)), [1]),
        (Where(acts=(Act.DENIAL, Act.ASSERTION)), [1, 2]),
        (Where(declarant="quill"), [0]),  # a part of the name, case folded
        (Where(declarant="ÅSE"), [2, 3]),  # beyond ASCII
        (Where(declarant="o"), [1]),
        (Where(declarant="nobody"), []),
        (Where(declarant_ids=(entity_id("Marta Quill"), entity_id("Åse Vik"))), [0, 2, 3]),
        (Where(declarant_ids=(entity_id("Marta Quill"),), declarant="vik"), []),  # every field narrows
        (Where(since=dt.date(2024, 3, 6)), [2]),  # without a date: left out
        (Where(until=dt.date(2024, 3, 5)), [0, 1]),
        (Where(since=dt.date(2024, 3, 5), until=dt.date(2024, 3, 6)), [0, 1, 2]),
    ],
)
def test_statements_are_narrowed_by_every_field(store: Store, where: Where, expected: list[int]) -> None:
    day, news = card("matter/day.txt"), article("news/[x].html")
    items = [
        statement(document=day),
        statement("No.", document=day, ordinal=1, declarant="Bo Lund", act=Act.DENIAL),
        statement("It sank.", None, document=news, declarant="Åse Vik", act=Act.ASSERTION),
        statement("Who knows.", None, document=news, ordinal=1, declarant="Åse Vik", made_on=None, act=Act.EVASION),
    ]
    writer = store.writer()
    writer.write(record(*items[2:]))
    writer.write(record(*items[:2]))
    assert list(store.view.statements(where)) == [items[index] for index in expected]


def test_ids_are_answered_in_the_order_asked(store: Store) -> None:
    day = many(7)
    store.writer().write(day)
    ids = [item.id for item in day.statements]
    asked = [ids[5], "st:unknown", ids[0], ids[5], ids[3]]
    assert [item.id for item in store.view.by_id(asked)] == [ids[5], ids[0], ids[5], ids[3]]
    assert store.view.by_id([]) == []


def test_neighbours_are_the_statements_around(store: Store) -> None:
    day = many(9)
    store.writer().write(day)
    assert store.view.neighbours(day.statements[1], 3, 2) == list(day.statements[0:4])
    assert store.view.neighbours(day.statements[8], 1, 5) == list(day.statements[7:9])


def test_an_entity_bears_its_fullest_name_whatever_the_order(store: Store) -> None:
    short, full = card("a.txt"), card("b.txt")
    bearer = entity_id("M. Quill")
    names = [("M. Quill", ("Quill",), short), ("Marta Jane Quill", ("The captain",), full)]
    records = [
        record(
            statement(document=document, declarant=name, declarant_id=bearer, examiner=None),
            document=document,
            entities=(Entity(id=bearer, kind=EntityKind.PERSON, name=name, aliases=aliases),),
        )
        for name, aliases, document in names
    ]
    seen = []
    for order in (records, records[::-1]):
        writer = store.writer()
        for item in order:
            writer.write(item)
        seen.append(store.view.entities())
        for item in order:  # leaves them both replaced by nothing of this entity
            writer.write(record(statement("Gone.", None, document=item.document, declarant="Nobody Else")))
        assert bearer not in {entity.id for entity in store.view.entities()}
    assert seen[0] == seen[1]
    (entity,) = seen[0]
    assert (entity.name, entity.aliases, entity.statements) == (
        "Marta Jane Quill",
        ("M. Quill", "Quill", "The captain"),
        2,
    )


def test_links_between_statements_are_kept_once(store: Store) -> None:
    one, two, three = (statement(document=card(f"{name}.txt"), declarant=name) for name in ("Ann", "Bo", "Cy"))
    writer = store.writer()
    for item in (one, two, three):
        writer.write(record(item))
    links = [relation(one, two), relation(three, one, "CORROBORATES", confidence=1.0)]
    assert writer.relate(links) == 2
    assert writer.relate(links) == 0
    assert store.view.relations([one.id]) == links
    assert store.view.relations([two.id]) == links[:1]
    assert store.view.relations(["st:unknown"]) == []
    with pytest.raises(UsageError, match="no link of kind REFUTES"):
        writer.relate([relation(one, two, "REFUTES")])


def test_a_users_judgement_survives_a_new_extraction(store: Store) -> None:
    day, news = card(), article()
    writer = store.writer()
    writer.write(record(statement(document=day, declarant="Marta Quill")))
    writer.write(record(statement("I knew.", None, document=news, declarant="M. Quill")))
    said = Judgement(
        left_id=entity_id("M. Quill"),
        right_id=entity_id("Marta Quill"),
        verdict=Verdict.UNSURE,
        reason="the same initial",
        judge="a user",
    )
    writer.judge([said])
    writer.judge([dataclasses.replace(said, verdict=Verdict.POSITIVE)])
    writer.write(record(statement("Different.", document=day, declarant="Marta Quill", hedge="x")))
    assert store.view.judgements() == [dataclasses.replace(said, verdict=Verdict.POSITIVE)]


def test_any_word_of_question_quote_claim_and_declarant_is_found(store: Store) -> None:
    item = statement("The gasket leaked.", "What of the valve?", claim="The pump failed.", declarant="Marta Quill")
    other = statement("Nothing.", "Anything else?", claim="None", ordinal=1, declarant="Bo Lund")
    store.writer().write(record(item, other))
    for words in ("gaskets", "VALVE", "pumps fail", "quill", "unknown gasket", "o'gasket gasket"):
        assert [hit.id for hit in store.view.search(words, 10)] == [item.id], words
    assert store.view.search("the of what", 10) == []  # stop words only
    assert store.view.search("", 10) == []


@pytest.mark.parametrize(
    "query", ['"', "+a -b", "foo:bar", "(", "a AND", "*", "gasket~", "[a TO b]", "\\", "' OR 1=1", "^2", "a/b/"]
)
def test_search_takes_any_text_for_words(store: Store, query: str) -> None:
    store.writer().write(record(statement("The gasket leaked.", None)))
    hits = store.view.search(query, 10)
    assert bool(hits) == ("gasket" in query)


def test_search_is_narrowed_by_declarant_and_act(store: Store) -> None:
    day = many(40)
    store.writer().write(day)
    person, act = day.statements[0].declarant_id, day.statements[0].act
    hits = store.view.search("answer item valve1 part3", 100, declarant_ids=[person], acts=[act])
    expected = {item.id for item in day.statements if item.declarant_id == person and item.act is act}
    assert {hit.id for hit in hits} == expected
    assert len(store.view.search("answer item", 3)) == 3


def test_the_best_match_comes_first_with_the_same_figures_everywhere(store: Store) -> None:
    store.writer().write(many(60))
    hits = store.view.search("valve3 part16 vessel16", 3)
    found = [(store.view.by_id([hit.id])[0].ordinal, round(hit.score, 6)) for hit in hits]
    assert found == [(16, 10.71924), (55, 3.308423), (29, 3.308423)]


@pytest.mark.parametrize(
    ("query", "enough", "narrow", "expected"),
    [
        # rare words whose set is longer than what is scored in full
        ("valve3 part16", 30, False, [16, 55]),
        # of three that are not rare, two together: "(+valve3 +3) (+valve3 +valve4) (+3 +valve4)"
        ("valve3 valve4 3", 10, False, [3, 17]),
        # nothing but what all statements have
        ("answer item", 10, False, [2, 1]),
        # of one person, of whom there is too much to be gone through
        ("answer valve3", 10, True, [133, 42]),
    ],
)
def test_sets_are_cut_alike_everywhere(
    store: Store, monkeypatch: pytest.MonkeyPatch, query: str, enough: int, narrow: bool, expected: list[int]
) -> None:
    for name, size in {"ENOUGH": enough, "HEAD": 6, "SPOKEN": 3, "LONGEST": 100}.items():
        monkeypatch.setattr(fulltext, name, size)
    document = many(200)
    store.writer().write(document)
    person = [document.statements[0].declarant_id] if narrow else []
    hits = store.view.search(query, 2, declarant_ids=person)
    assert [item.ordinal for item in store.view.by_id([hit.id for hit in hits])] == expected


def test_counts_of_terms_are_exact(store: Store) -> None:
    store.writer().write(many(130))
    counts = store.view.document_frequencies(["answer", "valve3", "part3", "none", "x" * 500])
    assert counts == {"answer": 130, "valve3": 10, "part3": 1, "none": 0, "x" * 500: 0}


def test_any_text_survives(store: Store) -> None:
    item = statement(HARD, HARD + "?", declarant=HARD, claim=HARD)
    store.writer().write(record(item))
    assert list(store.view.statements()) == [item]
    for word in ("naïve", "ωmega", "中文"):
        assert [hit.id for hit in store.view.search(word, 5)] == [item.id], word


def test_a_megabyte_of_text_survives(store: Store) -> None:
    long = "the tide rose " * 70_000 + "w" * 40_000
    item = statement(long, None, claim=long)
    store.writer().write(record(item))
    assert store.view.by_id([item.id]) == [item]
    assert [hit.id for hit in store.view.search("tide", 5)] == [item.id]
    assert store.view.document_frequencies(["w" * 40_000]) == {"w" * 40_000: 1}


def test_dates_are_dates(store: Store) -> None:
    days = [dt.date(1, 1, 1), dt.date(1899, 12, 31), dt.date(2024, 2, 29), dt.date(9999, 12, 31)]
    items = [statement(f"Day {day}.", ordinal=index, made_on=day) for index, day in enumerate(days)]
    store.writer().write(record(*items))
    assert [item.made_on for item in store.view.statements()] == days
    found = store.view.cypher(
        "MATCH (s:Statement) WHERE s.made_on > date('2000-01-01') RETURN s.made_on AS day ORDER BY day", {}
    )
    assert found.rows == ((days[2],), (days[3],))


def test_the_graph_is_drawn_as_the_schema_says(store: Store) -> None:
    day = card()
    item = statement(document=day, reported_by=("The Port Gazette",))
    other = statement("No.", "Never?", document=day, ordinal=1, declarant="Bo Lund", act=Act.DENIAL)
    made = record(
        item,
        other,
        parties=(Party("Harbor Lights Ferry Co.", "plaintiff"), Party("Dunmore Marine, Inc.", "defendant")),
        appearances=(Appearance("Mr. Fenn", "THE PLAINTIFF"),),
        mentions=(mention(item, "Bo Lund", 12),),
        relations=(relation(item, other),),
        judgements=(
            Judgement(
                left_id=entity_id("Bo Lund"),
                right_id=entity_id("Marta Quill"),
                verdict=Verdict.NEGATIVE,
                reason="two witnesses",
                judge="rule: witness list",
            ),
        ),
    )
    store.writer().write(made)
    found = store.view.cypher(
        "MATCH (a)-[r]->(b) "
        "RETURN DISTINCT [x IN labels(a) WHERE x <> 'Entity'][0] AS a, type(r) AS r, "
        "[x IN labels(b) WHERE x <> 'Entity'][0] AS b ORDER BY r, a, b",
        {},
    )
    assert list(found.rows) == [
        ("Statement", "ABOUT", "Claim"),
        ("Statement", "ANSWERS", "Question"),
        ("Question", "ASKED_BY", "Person"),
        ("Statement", "CONTRADICTS", "Statement"),
        ("Statement", "FOUND_IN", "Passage"),
        ("Statement", "GIVEN_AT", "Hearing"),
        ("Hearing", "HELD_IN", "Proceeding"),
        ("Person", "MADE", "Statement"),
        ("Claim", "MENTIONS", "Person"),
        ("Organization", "NAMED_IN", "Document"),
        ("Person", "NAMED_IN", "Document"),
        ("Organization", "PARTY_TO", "Proceeding"),
        ("Passage", "PART_OF", "Document"),
        ("Statement", "REPORTED_BY", "Person"),
        ("Person", "SAME_AS", "Person"),
    ]


def test_a_mention_of_nobody_is_refused(store: Store) -> None:
    stray = Mention(entity_id="en:nobody", span=Span(0, 3), text="Who")
    with pytest.raises(ValueError, match="not in the record"):
        store.writer().write(record(statement(), mentions=(stray,)))


def test_an_empty_store_answers_everything(store: Store) -> None:
    view = store.view
    assert view.totals() == Totals(documents=0, statements=0, entities=0, claims=0)
    assert (view.documents(), view.entities(), list(view.statements()), view.by_id(["x"])) == ([], [], [], [])
    assert view.search("anything", 5) == []
    assert view.document_frequencies(["a"]) == {"a": 0}
    assert view.relations(["x"]) == []


def test_a_document_without_statements_is_a_document(store: Store) -> None:
    empty = dataclasses.replace(record(), statements=(), entities=())
    assert store.writer().write(empty) is Outcome.WRITTEN
    assert store.view.totals() == Totals(documents=1, statements=0, entities=0, claims=0)
    assert store.writer().write(empty) is Outcome.UNCHANGED


def test_writers_at_the_same_time_take_turns(store: Store, target: Target) -> None:
    store.writer()
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            with target.open() as mine:
                writer = mine.writer()
                for part in range(3):
                    writer.write(many(20, f"writer-{number}/part-{part}.txt"))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert store.view.totals() == Totals(documents=12, statements=240, entities=8, claims=20)
    assert store.view.document_frequencies(["answer", "part3"]) == {"answer": 240, "part3": 12}


def _everything(target: Target) -> list[object]:
    with target.driver() as driver, driver.session(database=target.database) as session:
        nodes = session.run("MATCH (n) WHERE NOT n:OnRecord RETURN labels(n) AS l, properties(n) AS p").data()
        links = session.run("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p").data()
        counts = session.run("MATCH (n:OnRecord) RETURN n.statements AS s, n.tokens AS t").data()
    for row in nodes:
        row["p"].pop("ingested_at", None)
    rows = [(sorted(row["l"]), sorted(row["p"].items(), key=str)) for row in nodes]
    rows += [(row["a"], row["t"], row["b"], sorted(row["p"].items(), key=str)) for row in links]
    return sorted(map(repr, rows)) + [repr(sorted(row.items())) for row in counts]
