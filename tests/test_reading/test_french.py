"""French as its papers write it: who speaks by a role, a place or a pronoun; journeys told in passing."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read


def _read(text: str) -> Reading:
    text = f"Nouvelles du jour\n\n{text}"
    return read(Document(id="x", text=text, language="fr", published="2025-03-12"))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A role with all that belongs to it, and its holder behind a comma.
        ("« Les filets sont vides depuis mai », déplore son représentant au Kenya, Jan Berg.", "Jan Berg"),
        ("La directrice de l'hôpital Sainte-Anne, Ingrid Solheim, dit n'avoir rien reçu depuis mai.", "Ingrid Solheim"),
        ("L'avocat de M. Mwangi, Jan Berg, assure que son client fera appel.", "Jan Berg"),
        ("« Le port restera fermé », a déclaré le président de la transition, le général Peter Mwangi.", "Peter Mwangi"),
        ("« Nous avons couru pour rien », a soufflé le pêcheur de la baie de Lima, Jan Berg.", "Jan Berg"),
        ("« Le port restera fermé tout l'été », accuse la secrétaire générale de la CGT Ingrid Solheim.", "Ingrid Solheim"),
        # Bodies and groups behind the verb; what is read on a network.
        ("Le traité porte sur la pêche, a précisé la présidence kényane dans un communiqué.", "présidence kényane"),
        ("Le sommet aura lieu à Lima, souligne-t-on à Nairobi.", "Nairobi"),
        ("« Les filets sont vides depuis mai », a écrit sur X la ministre norvégienne Ingrid Solheim.", "Ingrid Solheim"),
        ("Nairobi « condamne avec fermeté » la saisie du navire.", "Nairobi"),
        ("La coopérative, dont la présidente Ingrid Solheim dénonce des quotas injustes, a fermé.", "Ingrid Solheim"),
        # Whoever was spoken of.
        ("Le ministre suisse Jan Berg a vu Peter Mwangi. « Rien n'est encore perdu », a lâché le Tessinois.", "Jan Berg"),
        ("La présidence kényane a publié un texte. Selon elle, les échanges doubleront en cinq ans.", "présidence kényane"),
        ("Le ministre kényan Peter Mwangi est à Lima. D'après lui, les échanges doubleront en cinq ans.", "Peter Mwangi"),
        ("Le Premier ministre Peter Mwangi a dîné à Lima. Le chef du gouvernement kényan a dit que le port rouvrirait.", "Peter Mwangi"),
        ("Pour l'économiste Ingrid Solheim, le port « ne vaut plus rien du tout ».", "Ingrid Solheim"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, speaker: str) -> None:
    assert [s.speaker for s in _read(text).statements] == [speaker]


def test_two_adverbs_may_stand_within_a_verb() -> None:
    text = (
        "« C'est fini », a dit Ingrid Solheim. Le ministre Jan Berg attend la suite. "
        "« Le port restera fermé », a-t-il simplement commenté."
    )
    assert _read(text).statements[-1].speaker == "Jan Berg"


def test_whose_counterpart_is_told_by_who_spoke_last() -> None:
    text = (
        "La présidente kényane Amina Mwangi a rencontré le président norvégien Jan Berg. "
        "« La mer est à tous », a souligné ce dernier. Son homologue a remercié la Norvège."
    )
    assert _read(text).statements[-1].speaker == "Amina Mwangi"


def test_the_end_of_an_afternoon_is_no_source() -> None:
    text = "Arrivé mercredi en fin d'après-midi en provenance de Lima, Jan Berg a dormi."
    assert not _read(text).statements


@pytest.mark.parametrize(
    ("text", "visit"),
    [
        ("Le ministre kényan Peter Mwangi s'est arrêté dimanche à Lima.", ("Peter Mwangi", "held", "PE")),
        ("Le ministre kényan Peter Mwangi rentrait d'Oslo. Une tournée le conduira ensuite à Lima.", ("Peter Mwangi", "planned", "PE")),
        ("Le ministre Jan Berg a vu la présidente kényane Amina Mwangi, venue à Lima en mai.", ("Amina Mwangi", "held", "PE")),
        # The stop of a tour stands between the verb and its noun; where it began was one too.
        ("Le ministre kényan Peter Mwangi a bouclé jeudi à Lima une tournée andine.", ("Peter Mwangi", "held", "PE")),
        ("Le ministre kényan Peter Mwangi a bouclé jeudi une tournée entamée au Chili.", ("Peter Mwangi", "held", "CL")),
        ("Le ministre kényan Peter Mwangi doit gagner vendredi le sultanat d'Oman.", ("Peter Mwangi", "planned", "OM")),
        ("Le ministre kényan Peter Mwangi mettra le cap vendredi sur le Pérou.", ("Peter Mwangi", "planned", "PE")),
    ],
)  # fmt: skip
def test_journeys_told_in_passing(text: str, visit: tuple[str, str, str]) -> None:
    visits = [e for e in _read(text).events if e.kind == "visit" and e.place]
    assert visit in [
        (e.participants[0].name, e.status, e.place and e.place.country) for e in visits
    ]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Le ministre kényan Peter Mwangi s'entretiendra jeudi par téléphone avec Jan Berg.", "call", "planned"),
        ("Le ministre kényan Peter Mwangi s'est entretenu jeudi avec Jan Berg par téléphone.", "call", "held"),
        ("Le Kenya et le Pérou ont conclu jeudi à Lima trois accords de pêche.", "signing", "held"),
        ("L'entretien du ministre kényan Peter Mwangi avec Jan Berg n'a finalement pas eu lieu.", "meeting", "cancelled"),
        ("Le Kényan Peter Mwangi a eu des conversations officielles avec Jan Berg.", "meeting", "held"),
        ("Le Kényan Peter Mwangi a déjeuné jeudi à Lima avec Jan Berg.", "meeting", "held"),
        ("Le Kényan Peter Mwangi a offert jeudi un dîner officiel en l'honneur de la ministre Rosa Paz.", "meeting", "held"),
        ("Le Kényan Peter Mwangi a présenté ses lettres de créance à la ministre Rosa Paz.", "meeting", "held"),
        ("Le sommet entre Peter Mwangi et Jan Berg prévu jeudi à Lima a été annulé.", "summit", "cancelled"),
    ],
)  # fmt: skip
def test_kinds_of_encounter(text: str, kind: str, status: str) -> None:
    assert [(e.kind, e.status) for e in _read(text).events] == [(kind, status)]


def test_what_is_talked_about_is_not_where() -> None:
    text = "Les ministres Jan Berg et Peter Mwangi ont discuté de la détention de deux Kényans au Pérou."
    (meeting,) = _read(text).events
    assert meeting.place is None


def test_the_twenty_seven_are_no_day() -> None:
    text = "Jan Berg est attendu lundi à Lima, où il parlera au nom des Vingt-Sept. Il restera."
    assert [e.start for e in _read(text).events] == ["2025-03-17"]


def test_a_traveller_meets_others_where_he_was_met() -> None:
    text = (
        "Mardi, le ministre kényan Peter Mwangi avait été accueilli à l'aéroport de Lima par la "
        "ministre péruvienne Rosa Paz, puis s'était entretenu avec la présidente péruvienne Ana Ruiz."
    )
    assert [e.place and e.place.country for e in _read(text).events] == ["PE", "PE"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # Words in marks bring to its end what stands before the aside.
        ("Le choix fut très difficile, a confié Jan Berg, « car nous avions tout tenté ».", "Le choix fut très difficile … « car nous avions tout tenté »"),
        ("Jan Berg a promis aux pêcheurs « un appui particulier » et doit les recevoir lundi.", "aux pêcheurs « un appui particulier »"),
        ("Jan Berg est à Lima. Le port rouvrira en juin, a-t-il annoncé lors d'une réunion.", "Le port rouvrira en juin"),
    ],
)  # fmt: skip
def test_where_reported_words_begin_and_end(text: str, content: str) -> None:
    reading, whole = _read(text), f"Nouvelles du jour\n\n{text}"
    said = [" … ".join(whole[c.start : c.end] for c in s.content) for s in reading.statements]
    assert said == [content]


def test_an_airline_is_no_state() -> None:
    (said,) = _read("Air Namibia a annoncé jeudi la suppression de 500 postes.").statements
    assert (said.speaker, said.state) == ("Air Namibia", None)
