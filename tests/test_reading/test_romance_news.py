"""French, Spanish, Portuguese and Italian news: forms of verbs, moods, who took part, who spoke."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

EVENTS = {
    "fr": """
Le président péruvien, Julio Campos, rencontre mercredi le ministre kényan Peter Odhiambo. => meeting:planned:Campos+Odhiambo
Le président péruvien Julio Campos recevait mardi le ministre kényan Peter Odhiambo. => meeting:held:Campos+Odhiambo
Le président péruvien Julio Campos dialoguera avec le ministre kényan Peter Odhiambo. => meeting:planned:Campos+Odhiambo
Le président péruvien Julio Campos reverra le ministre kényan Peter Odhiambo. => meeting:planned:Campos+Odhiambo
Lima a annoncé que le président Julio Campos s'envolerait jeudi pour Nairobi. => visit:planned:Campos
Le ministre péruvien Julio Campos conclura un accord de pêche avec son homologue kényan Peter Odhiambo. => signing:planned:Campos+Odhiambo
Le ministre péruvien Julio Campos téléphonait mardi à son homologue kényan Peter Odhiambo. => call:held:Campos+Odhiambo
Le ministre péruvien Julio Campos fut reçu mardi par son homologue kényan Peter Odhiambo. => meeting:held:Campos+Odhiambo
Le ministre péruvien Julio Campos prévoit d'accueillir jeudi son homologue kényan Peter Odhiambo. => meeting:planned:Campos+Odhiambo
Le ministre péruvien Julio Campos tiendrait jeudi une conférence de presse. => press_conference:planned:Campos
Le Pérou retrouve la croissance, selon le ministre Julio Campos. => -
Le ministre kényan Peter Odhiambo voit la pêche comme une chance pour le Kenya. => -
Le président péruvien Julio Campos a reçu mardi son homologue kényan Peter Odhiambo, après l'annulation de la dette. => meeting:held:Campos+Odhiambo
Le président péruvien Julio Campos a rencontré mardi Peter Odhiambo, au lendemain du report du scrutin. => meeting:held:Campos+Odhiambo
Le président péruvien Julio Campos a reçu Peter Odhiambo sans témoins. => meeting:held:Campos+Odhiambo
Le président péruvien Julio Campos a renoncé à participer à un sommet à Nairobi. => summit:cancelled:Campos
La directrice péruvienne Avril Campos a rencontré Peter Odhiambo. => meeting:held:Campos+Odhiambo
Le ministre kényan Peter Odhiambo attendait le président péruvien Julio Campos au pied de l'avion. => meeting:held:Campos+Odhiambo
Les ministres Julio Campos et Peter Odhiambo étaient à Madrid jeudi. => visit:held:Campos+Odhiambo
Le président de la République s'est entretenu avec le président du Kenya, M. Peter Odhiambo. => meeting:held:Odhiambo
""",
    "es": """
El canciller colombiano, Carlos Holmes Trujillo, visitó Ginebra. => visit:held:Trujillo
La presidenta chilena Ana Soto habló. Además de reunirse con Soto, el canciller peruano firmó un acta. => meeting:held:Soto+peruano
El enviado Pedro Campos irá a Lima, mientras que el ministro senegalés, Omar Ndiaye, ya se encuentra en Turquía. => visit:planned:Campos; visit:held:Ndiaye
Las delegaciones de Senegal y Kenia se reunieron en Estambul. => meeting:held:
El secretario general de la ONU, Luis Soto, aseguró por teléfono al presidente Pedro Campos que habrá fondos. => call:held:Campos+Soto
Pedro Campos y el presidente Luis Soto ya habían coincidido en septiembre en Nueva York. => meeting:held:Campos+Soto
El presidente peruano Pedro Campos tuvo que aplazar un viaje a Nairobi. => visit:cancelled:Campos
El ministro Pedro Campos recibió a la canciller Ana Soto. El funcionario visitó luego Quito. => meeting:held:Campos+Soto; visit:held:Campos
El presidente peruano Julio Campos visitó Nairobi el 4 de julio. => visit:held:Campos
El presidente peruano Julio Campos renunció a participar en una cumbre en Nairobi. => summit:cancelled:Campos
El presidente peruano Julio Campos recibió a Peter Odhiambo, que renunció a la presidencia del partido. => meeting:held:Campos+Odhiambo
""",
    "pt": """
O presidente peruano Pedro Campos renunciou à visita a Nairobi. => visit:cancelled:Campos
O presidente peruano Pedro Campos recebeu Peter Odhiambo após o cancelamento da dívida. => meeting:held:Campos+Odhiambo
""",
    "it": """
Il presidente peruviano Pedro Campos ha rinunciato ad andare a Nairobi. => visit:cancelled:Campos
Il presidente peruviano Pedro Campos ha ricevuto Peter Odhiambo senza la stampa. => meeting:held:Campos+Odhiambo
""",
}

SPEECH = {
    "fr": """
Selon le département d'État américain, Omar Ndiaye viendra dimanche. => département d'État américain: Omar Ndiaye viendra dimanche
« On aura un accord », dira le chef de la diplomatie guinéenne, Mamadi Touré. => Mamadi Touré: On aura un accord
""",
    "es": """
El rey saludó al embajador Luis Soto. => -
“Una reunión entre Ndiaye y Odhiambo es posible”, declaró el alto funcionario ruso. Luego habló Ndiaye. => -
""",
}


def _cases(texts: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (language, *line.split(" => "))  # type: ignore[misc]
        for language, lines in texts.items()
        for line in lines.strip().splitlines()
    ]


@pytest.mark.parametrize(("language", "text", "wanted"), _cases(EVENTS))
def test_news_tells_its_events(language: str, text: str, wanted: str) -> None:
    reading = read(Document(id="x", text=text, language=language, published="2025-03-12"))
    told = [
        f"{e.kind}:{e.status}:{'+'.join(sorted(p.name.split()[-1] for p in e.participants))}"
        for e in reading.events
    ]
    assert sorted(told) == sorted([] if wanted == "-" else wanted.split("; "))


@pytest.mark.parametrize(("language", "text", "wanted"), _cases(SPEECH))
def test_news_tells_who_said_what(language: str, text: str, wanted: str) -> None:
    reading = read(Document(id="x", text=text, language=language, published="2025-03-12"))
    told = [
        f"{s.speaker}: {text[s.content[0].start : s.content[0].end]}" for s in reading.statements
    ]
    assert told == ([] if wanted == "-" else wanted.split("; "))
