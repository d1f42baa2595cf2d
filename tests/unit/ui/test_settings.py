from __future__ import annotations

from pathlib import Path

import pytest

from kg.model.errors import UsageError
from ui.settings import DEFAULT_STORE, load_settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.mark.parametrize(
    ("said", "environment", "file", "url"),
    [
        (None, {}, None, DEFAULT_STORE),
        (None, {}, "bolt://file", "bolt://file"),
        # the user's Neo4j, as every Neo4j tool names it
        (None, {"NEO4J_URI": "neo4j://n"}, "bolt://file", "neo4j://n"),
        # our own variable is more particular than everybody's
        (None, {"NEO4J_URI": "neo4j://n", "ONRECORD_STORE": "file:o"}, "bolt://file", "file:o"),
        ("file:said", {"ONRECORD_STORE": "file:o"}, None, "file:said"),
        # an empty variable says nothing
        (None, {"ONRECORD_STORE": ""}, None, DEFAULT_STORE),
    ],
)
def test_the_most_particular_word_wins(
    said: str | None, environment: dict[str, str], file: str | None, url: str
) -> None:
    if file:
        Path("onrecord.toml").write_text(f'[store]\nurl = "{file}"\n')
    assert load_settings(said, environment).store == url


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[store\n", "onrecord.toml"),
        ("[shop]\n", "[shop]"),
        ('[store]\nadress = "x"\n', "adress"),
        ('[serve]\nport = "high"\n', "serve.port"),
        ("port = 3\n", "[port]"),
    ],
)
def test_a_wrong_settings_file_is_named_with_what_is_wrong(text: str, named: str) -> None:
    Path("onrecord.toml").write_text(text)
    with pytest.raises(UsageError) as caught:
        load_settings(None, {})
    assert named in str(caught.value)


def test_credentials_come_from_the_environment_before_the_file() -> None:
    Path("onrecord.toml").write_text('[store]\nusername = "file"\npassword = "file"\n')
    settings = load_settings(None, {"NEO4J_PASSWORD": "environment"})
    assert (settings.username, settings.password) == ("file", "environment")
