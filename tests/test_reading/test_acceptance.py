"""An invitation answered ("assured that he would do so") is a visit planned to where it goes."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Reading
from dragoman.reading import read

CASES = {
    "en": (
        (
            "Kenyan President Ivo Marsk met his Ghanaian counterpart Lena Ampem in Accra. "
            "Ampem was grateful for the invitation to visit Kenya and said she would make the trip soon."
        ),
        "Lena Ampem",
    ),
    "de": (
        (
            "Der kenianische Außenminister Ivo Marsk traf in Accra seinen ghanaischen Kollegen Kofi Ampem. "
            "Ampem dankte für die Einladung nach Kenia. Er werde der Einladung so bald wie möglich folgen, sagte er."
        ),
        "Kofi Ampem",
    ),
    "es": (
        (
            "El ministro de Exteriores de Kenia, Ivo Marsk, se reunió en Acra con la ministra ghanesa Lena Ampem. "
            "Ampem agradeció la invitación a visitar Kenia y aseguró que lo haría lo antes posible."
        ),
        "Lena Ampem",
    ),
    "fr": (
        (
            "Le ministre kényan des Affaires étrangères, Ivo Marsk, a rencontré à Accra la ministre ghanéenne Lena Ampem. "
            "Mme Ampem l'a remercié pour l'invitation à visiter le Kenya et a assuré qu'elle le ferait au plus vite."
        ),
        "Lena Ampem",
    ),
    "it": (
        (
            "Il ministro degli Esteri keniano Ivo Marsk ha incontrato ad Accra la ministra ghanese Lena Ampem. "
            "Ampem ha ringraziato per l'invito a visitare il Kenya e ha assicurato che lo farà al più presto."
        ),
        "Lena Ampem",
    ),
    "pt": (
        (
            "O ministro das Relações Exteriores do Quênia, Ivo Marsk, reuniu-se em Acra com a ministra ganesa Lena Ampem. "
            "Ampem agradeceu o convite para visitar o Quênia e garantiu que o fará assim que possível."
        ),
        "Lena Ampem",
    ),
    "ru": (
        (
            "Министр иностранных дел Кении Иво Марск встретился в Аккре с министром Ганы Адвоа Кварте. "
            "Кварте поблагодарила за приглашение посетить Кению и заявила, что сделает это при первой возможности."
        ),
        "Адвоа Кварте",
    ),
    "zh": (
        "加纳外交部长博奇韦在阿克拉会见了肯尼亚外交部长穆达瓦迪。博奇韦感谢访问肯尼亚的邀请,表示将尽快成行。",
        "博奇韦",
    ),
}


def _read(text: str, language: str = "en") -> Reading:
    return read(Document(id="x", text=text, language=language, published="2026-04-20"))


@pytest.mark.parametrize("language", sorted(CASES))
def test_who_says_that_he_will_come_plans_a_visit(language: str) -> None:
    text, visitor = CASES[language]
    reading = _read(text, language)
    (visit,) = [e for e in reading.events if e.kind == "visit"]
    assert visit.status == "planned"
    assert visit.place is not None
    assert visit.place.country == "KE"
    assert [p.name for p in visit.participants] == [visitor]


def test_the_host_does_not_visit_his_own_country() -> None:
    text = "Kenyan President Ivo Marsk spoke of an invitation to visit Kenya. Marsk said he would do so."
    reading = _read(text)
    assert not [e for e in reading.events if e.kind == "visit"]


def test_doing_so_without_an_invitation_is_no_visit() -> None:
    text = (
        "Kenyan President Ivo Marsk was asked to sign the pact. Marsk said he would do so in Accra."
    )
    reading = _read(text)
    assert not [e for e in reading.events if e.kind == "visit"]


def test_the_answer_is_a_commitment_too() -> None:
    reading = _read(CASES["en"][0])
    assert [(c.by, c.kind) for c in reading.commitments] == [("Lena Ampem", "visit")]
