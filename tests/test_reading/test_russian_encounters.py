"""Who meets, visits, writes to and invites whom in Russian news, and what comes of it."""

from __future__ import annotations

from dragoman.model import Document, Event, Reading
from dragoman.reading import read


def _read(text: str, published: str = "2024-06-05") -> Reading:
    return read(Document(id="x", text=text, language="ru", published=published))


def _events(text: str) -> list[Event]:
    return list(_read(text).events)


VEGA, MAHAMA, PEREZ = "Анна Вега", "Джон Махама", "Хуан Перес"
TOLD = {
    # letters and invitations, told of whoever gets them
    "В адрес президента Перу Анны Веги поступило письмо от президента Ганы Джона Махамы.": [
        ("message", "held", {VEGA: "recipient", MAHAMA: "sender"}),
    ],
    "Президенту Перу Анне Веге вручено послание президента Ганы Джона Махамы.": [
        ("message", "held", {VEGA: "recipient", MAHAMA: "sender"}),
    ],
    "Президенту Перу Анне Веге передано приглашение президента Ганы Джона Махамы посетить Аккру.": [
        ("invitation", "held", {VEGA: "invitee", MAHAMA: "inviter"}),
    ],
    "Президент Перу Анна Вега получила приглашение от президента Ганы Джона Махамы.": [
        ("invitation", "held", {VEGA: "invitee", MAHAMA: "inviter"}),
    ],
    "Президент Ганы Джон Махама поздравил президента Перу Анну Вегу и пригласил посетить Аккру.": [
        ("message", "held", {MAHAMA: "sender", VEGA: "recipient"}),
        ("invitation", "held", {MAHAMA: "inviter", VEGA: "invitee"}),
    ],
    "Визит президента Перу Анны Веги в Аккру состоится по приглашению президента Ганы Джона Махамы.": [
        ("visit", "planned", {VEGA: "visitor"}),
        ("invitation", "held", {MAHAMA: "inviter", VEGA: "invitee"}),
    ],
    # delegations by whoever leads them
    "Президент Ганы Джон Махама принял делегацию во главе с президентом Перу Анной Вегой.": [
        ("meeting", "held", {MAHAMA: "participant", VEGA: "participant"}),
    ],
    "Президент Ганы Джон Махама встретился с прибывшей в страну делегацией во главе с министром Хуаном Пересом.": [
        ("meeting", "held", {MAHAMA: "participant", PEREZ: "participant"}),
    ],
    "В Лиму прибыла делегация Ганы во главе с президентом Джоном Махамой.": [
        ("visit", "held", {MAHAMA: "visitor"}),
    ],
    # several who act, and talks of several
    "Президенты Ганы и Перу Джон Махама и Анна Вега подписали договор.": [
        ("signing", "held", {MAHAMA: "signatory", VEGA: "signatory"}),
    ],
    "Главы МИД Ганы и Перу Джон Махама и Анна Вега подписали план консультаций.": [
        ("signing", "held", {MAHAMA: "signatory", VEGA: "signatory"}),
    ],
    "Встреча президентов Ганы и Перу Джона Махамы и Анны Веги прошла в Аккре.": [
        ("meeting", "held", {MAHAMA: "participant", VEGA: "participant"}),
    ],
    "Между президентом Ганы Джоном Махамой и президентом Перу Анной Вегой состоялись переговоры.": [
        ("meeting", "held", {MAHAMA: "participant", VEGA: "participant"}),
    ],
    "Второй раунд переговоров Ганы и Перу прошел в Стамбуле.": [("meeting", "held", {})],
    "Многие граждане его страны едут в Перу, отметил президент Ганы Джон Махама.": [],
    # receptions
    "В аэропорту президента Ганы Джона Махаму тепло встретил министр Хуан Перес.": [
        ("meeting", "held", {PEREZ: "participant", MAHAMA: "participant"}),
    ],
    "В пятницу президент Ганы Джон Махама будет принят президентом Перу Анной Вегой.": [
        ("meeting", "planned", {MAHAMA: "participant", VEGA: "participant"}),
    ],
    "Посол Перу Хуан Перес вручил верительные грамоты президенту Ганы Джону Махаме.": [
        ("meeting", "held", {PEREZ: "participant", MAHAMA: "participant"}),
    ],
    # what is agreed or hoped for
    "Президент Ганы Джон Махама и президент Перу Анна Вега договорились провести встречу в Лиме.": [
        ("meeting", "planned", {MAHAMA: "participant", VEGA: "participant"}),
    ],
    "Министр Хуан Перес выразил надежду на скорую встречу с президентом Ганы Джоном Махамой.": [
        ("meeting", "proposed", {PEREZ: "participant", MAHAMA: "participant"}),
    ],
    # by telephone and by video
    "Президент Ганы Джон Махама по телефону обсудил с президентом Перу Анной Вегой торговлю.": [
        ("call", "held", {MAHAMA: "participant", VEGA: "participant"}),
    ],
    "Президент Ганы Джон Махама провёл встречу по видеосвязи с президентом Перу Анной Вегой.": [
        ("call", "held", {MAHAMA: "participant", VEGA: "participant"}),
    ],
    "У президента Ганы Джона Махамы состоялся телефонный разговор с президентом Перу Анной Вегой.": [
        ("call", "held", {MAHAMA: "participant", VEGA: "participant"}),
    ],
    "Президенту Ганы Джону Махаме позвонила президент Перу Анна Вега.": [
        ("call", "held", {VEGA: "participant", MAHAMA: "participant"}),
    ],
    "Президент Ганы Джон Махама, с которым Вега встретилась в Аккре, поблагодарил её.": [
        ("meeting", "held", {"Вега": "participant", MAHAMA: "participant"}),
    ],
    "Президент Ганы Джон Махама провёл телефонный разговор с Вегой.": [
        ("call", "held", {MAHAMA: "participant", "Вега": "participant"}),
    ],
    # what is agreed by nobody
    "Договорённостей о встрече президента Ганы Джона Махамы с президентом Перу Анной Вегой пока нет.": [],
    "Решение о визите президента Ганы Джона Махамы в Лиму ещё не принято.": [],
    # who leaves is on the way
    "Президент Ганы Джон Махама вылетел в Лиму.": [("visit", "planned", {MAHAMA: "visitor"})],
    "В октябре в Лиме с официальным визитом ждут президента Ганы Джона Махаму.": [
        ("visit", "planned", {MAHAMA: "visitor"}),
    ],
    "Президент Ганы Джон Махама примет участие в саммите в Лиме.": [
        ("summit", "planned", {MAHAMA: "participant"}),
    ],
}  # fmt: skip


def test_who_met_whom() -> None:
    told = {
        text: [(e.kind, e.status, {p.name: p.role for p in e.participants}) for e in _events(text)]
        for text in TOLD
    }
    wanted = {text: sorted(events, key=str) for text, events in TOLD.items()}
    assert {text: sorted(events, key=str) for text, events in told.items()} == wanted


DAYS = {
    "На следующей неделе президент Ганы Джон Махама посетит Лиму.": [
        ("planned", "2024-06-10", "2024-06-16"),
    ],
    "Президент Ганы Джон Махама отменил намеченный на 12 июня визит в Лиму.": [
        ("cancelled", "2024-06-12", "2024-06-12"),
    ],
    "Президент Ганы Джон Махама перенёс поездку в Лиму, запланированную на 12 июня.": [
        ("cancelled", "2024-06-12", "2024-06-12"),
    ],
}  # fmt: skip


def test_days() -> None:
    assert {text: [(e.status, e.start, e.end) for e in _events(text)] for text in DAYS} == DAYS


def test_stops_of_a_journey_in_the_accusative() -> None:
    text = "Президент Ганы Джон Махама начал визиты в Чад, Намибию и на Маврикий."
    assert [e.place.country for e in _events(text) if e.place] == ["TD", "NA", "MU"]


def test_guest_brings_greetings() -> None:
    text = (
        "Президент Перу Анна Вега приняла в Лиме министра Ганы Хуана Переса. "
        "Высокий гость передал ей приветствия от президента Ганы Джона Махамы."
    )
    (letter,) = [e for e in _events(text) if e.kind == "message"]
    assert ("sender", MAHAMA) in {(p.role, p.name) for p in letter.participants}


SAID = {
    "Президент Ганы Джон Махама прибыл в Лиму. До этого Махама заявил, что рад этой поездке.": [MAHAMA],
    "Президент Ганы Джон Махама сообщил, что, по данным МИД Перу, переговоры продлятся до утра.": [MAHAMA],
    ("Президент Ганы Джон Махама прилетел в Лиму, сообщил министр Хуан Перес. Ранее о предстоящем визите "
     "рассказала посол Анна Вега. Она отметила, что визит продлится два дня."): [PEREZ, VEGA, VEGA],
    ("Президент Ганы Джон Махама посетит Лиму. Об этом сообщает РИА Новости со ссылкой на министра "
     "Хуана Переса. «Визит продлится два дня, не больше», — сказал он."): [PEREZ, PEREZ],
    "Как рассказали в пресс-службе МИД Перу, переговоры продлятся до утра.": ["пресс-служба МИД Перу"],
    "Переговоры в Лиме завершены. Эту информацию подтвердил министр Хуан Перес.": [PEREZ],
}  # fmt: skip


def test_who_says_it() -> None:
    assert {text: [s.speaker for s in _read(text).statements] for text in SAID} == SAID
