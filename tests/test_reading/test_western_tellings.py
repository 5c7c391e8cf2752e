"""Who met, visited, phoned, wrote to whom: one telling of each kind, in the western languages."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

TELLINGS = {
    "en": """
Norwegian Foreign Minister Ingrid Solheim had breakfast with Kenyan President Peter Mwangi on Tuesday. => meeting:held:Mwangi+Solheim
Norwegian Foreign Minister Ingrid Solheim paid a courtesy call on Kenyan President Peter Mwangi on Tuesday. => meeting:held:Mwangi+Solheim
Kenyan President Peter Mwangi granted an audience to Norwegian Foreign Minister Ingrid Solheim on Tuesday. => meeting:held:Mwangi+Solheim
Norwegian Foreign Minister Ingrid Solheim and Kenyan President Peter Mwangi exchanged views on Tuesday in Oslo. => meeting:held:Mwangi+Solheim
Norwegian Foreign Minister Ingrid Solheim is expected to see Kenyan President Peter Mwangi on Friday. => meeting:planned:Mwangi+Solheim
Norwegian Foreign Minister Ingrid Solheim is to be received by Kenyan President Peter Mwangi on Friday. => meeting:planned:Mwangi+Solheim
Kenyan President Peter Mwangi called off a meeting with Norwegian Foreign Minister Ingrid Solheim. => meeting:cancelled:Mwangi+Solheim
Kenyan President Peter Mwangi has not met Norwegian Foreign Minister Ingrid Solheim. => -
Norwegian Foreign Minister Ingrid Solheim has returned from Kenya. => visit:held:Solheim:KE
Norwegian Foreign Minister Ingrid Solheim travelled on Tuesday to Kenya. => visit:held:Solheim:KE
Norwegian Foreign Minister Ingrid Solheim is due in Nairobi on Friday. => visit:planned:Solheim:KE
Kenyan President Peter Mwangi and Norwegian Foreign Minister Ingrid Solheim spoke by video link on Tuesday. => call:held:Mwangi+Solheim
Kenyan President Peter Mwangi was in contact by phone with Norwegian Foreign Minister Ingrid Solheim. => call:held:Mwangi+Solheim
Kenyan President Peter Mwangi received a phone call from Norwegian Foreign Minister Ingrid Solheim. => call:held:Mwangi+Solheim
Kenyan President Peter Mwangi received a letter from Norwegian Foreign Minister Ingrid Solheim. => message:held:Mwangi+Solheim
Kenyan President Peter Mwangi invited Norwegian Foreign Minister Ingrid Solheim to visit Nairobi. => invitation:held:Mwangi+Solheim
An agreement was signed by Kenyan President Peter Mwangi and Norwegian Foreign Minister Ingrid Solheim. => signing:held:Mwangi+Solheim
Kenyan President Peter Mwangi, whom Norwegian Foreign Minister Ingrid Solheim met on Tuesday, is ill. => meeting:held:Mwangi+Solheim
After meeting Kenyan President Peter Mwangi, Norwegian Foreign Minister Ingrid Solheim left the hall. => meeting:held:Mwangi+Solheim
Kenyan President Peter Mwangi proposed a meeting with Norwegian Foreign Minister Ingrid Solheim. => meeting:proposed:Mwangi+Solheim
Kenyan President Peter Mwangi received Norwegian Foreign Minister Ingrid Solheim on Tuesday, a day after her envoy held talks in Beirut. => meeting:held:Mwangi+Solheim
Norwegian Foreign Minister Ingrid Solheim received the credentials of the new ambassador. => -
Norwegian Foreign Minister Ingrid Solheim, Kenyan President Peter Mwangi and Egyptian President Samir Fahmy met in Oslo. => meeting:held:Fahmy+Mwangi+Solheim:NO
""",
    "de": """
Kenias Präsident Peter Mwangi hat am Dienstag die norwegische Außenministerin Ingrid Solheim zu einem Gespräch empfangen. => meeting:held:Mwangi+Solheim
In Nairobi erwartet die norwegische Außenministerin Ingrid Solheim am Freitag Präsident Peter Mwangi. => meeting:planned:Mwangi+Solheim
Kenias Präsident Peter Mwangi sagte ein Treffen mit der norwegischen Außenministerin Ingrid Solheim ab. => meeting:cancelled:Mwangi+Solheim
Die norwegische Außenministerin Ingrid Solheim reist am Freitag zu Gesprächen nach Nairobi. => visit:planned:Solheim:KE
Die norwegische Außenministerin Ingrid Solheim wird am Freitag in Nairobi erwartet. => visit:planned:Solheim:KE
Die norwegische Außenministerin Ingrid Solheim verschob ihre Reise nach Kenia. => visit:cancelled:Solheim:KE
Kenias Präsident Peter Mwangi schaltete sich per Video mit der norwegischen Außenministerin Ingrid Solheim zusammen. => call:held:Mwangi+Solheim
Kenias Präsident Peter Mwangi schrieb der norwegischen Außenministerin Ingrid Solheim einen Brief. => message:held:Mwangi+Solheim
Kenias Präsident Peter Mwangi hat einen Brief an die norwegische Außenministerin Ingrid Solheim geschickt. => message:held:Mwangi+Solheim
Kenias Präsident Peter Mwangi dankte Norwegen und lud Außenministerin Ingrid Solheim nach Nairobi ein. => invitation:held:Mwangi+Solheim
Die norwegische Außenministerin Ingrid Solheim nahm eine Einladung nach Nairobi an. => visit:planned:Solheim:KE
Ein Abkommen wurde von Präsident Peter Mwangi und der norwegischen Außenministerin Ingrid Solheim unterzeichnet. => signing:held:Mwangi+Solheim
Kenias Präsident Peter Mwangi und die norwegische Außenministerin Ingrid Solheim traten am Dienstag gemeinsam vor die Presse. => press_conference:held:Mwangi+Solheim
Kenias Präsident Peter Mwangi, den die norwegische Außenministerin Ingrid Solheim am Dienstag traf, ist krank. => meeting:held:Mwangi+Solheim
Nach einem Treffen mit Kenias Präsident Peter Mwangi lobte die norwegische Außenministerin Ingrid Solheim das Land. => meeting:held:Mwangi+Solheim
Kenias Präsident Peter Mwangi schlug ein Treffen mit der norwegischen Außenministerin Ingrid Solheim vor. => meeting:proposed:Mwangi+Solheim
Die norwegische Außenministerin Ingrid Solheim ist in Nairobi. Zuvor hatte sie in Kairo den ägyptischen Präsidenten Samir Fahmy gesehen. => visit:held:Solheim:KE; meeting:held:Fahmy+Solheim:EG
Beim Mittagessen mit Kenias Präsident Peter Mwangi sprach die norwegische Außenministerin Ingrid Solheim über Fisch. => meeting:held:Mwangi+Solheim
""",
    "es": """
La ministra noruega de Exteriores, Ingrid Solheim, fue recibida en audiencia por el presidente Peter Mwangi. => meeting:held:Mwangi+Solheim
La ministra noruega de Exteriores, Ingrid Solheim, y el presidente de Kenia, Peter Mwangi, sostuvieron conversaciones el martes en Oslo. => meeting:held:Mwangi+Solheim:NO
La ministra noruega de Exteriores, Ingrid Solheim, será recibida el viernes por el presidente de Kenia, Peter Mwangi. => meeting:planned:Mwangi+Solheim
El presidente de Kenia, Peter Mwangi, canceló el encuentro con la ministra noruega de Exteriores, Ingrid Solheim. => meeting:cancelled:Mwangi+Solheim
La ministra noruega de Exteriores, Ingrid Solheim, viajará mañana a Kenia. => visit:planned:Solheim:KE
La ministra noruega de Exteriores, Ingrid Solheim, partirá el viernes hacia Nairobi. => visit:planned:Solheim:KE
La ministra noruega de Exteriores, Ingrid Solheim, es esperada el viernes en Nairobi. => visit:planned:Solheim:KE
Está previsto que la ministra noruega de Exteriores, Ingrid Solheim, viaje el viernes a Kenia. => visit:planned:Solheim:KE
La ministra noruega de Exteriores, Ingrid Solheim, regresó el martes de Kenia. => visit:held:Solheim:KE
El presidente de Kenia, Peter Mwangi, recibió una llamada de la ministra noruega de Exteriores, Ingrid Solheim. => call:held:Mwangi+Solheim
El presidente de Kenia, Peter Mwangi, conversó el martes por teléfono con la ministra noruega de Exteriores, Ingrid Solheim. => call:held:Mwangi+Solheim
El presidente de Kenia, Peter Mwangi, invitó a la ministra noruega de Exteriores, Ingrid Solheim, a visitar Nairobi. => invitation:held:Mwangi+Solheim
El acuerdo fue firmado por el presidente de Kenia, Peter Mwangi, y la ministra noruega de Exteriores, Ingrid Solheim. => signing:held:Mwangi+Solheim
El presidente de Kenia, Peter Mwangi, con quien se reunió el martes la ministra noruega Ingrid Solheim, está enfermo. => meeting:held:Mwangi+Solheim
Tras reunirse con el presidente de Kenia, Peter Mwangi, la ministra noruega Ingrid Solheim salió de la sala. => meeting:held:Mwangi+Solheim
El presidente de Kenia, Peter Mwangi, propuso una reunión a la ministra noruega Ingrid Solheim. => meeting:proposed:Mwangi+Solheim
La ministra noruega de Exteriores, Ingrid Solheim, llegó el martes a Nairobi, donde fue recibida por su homólogo, Peter Mwangi. => visit:held:Solheim:KE; meeting:held:Mwangi+Solheim:KE
Reunida el martes con el presidente de Kenia, Peter Mwangi, la ministra noruega Ingrid Solheim pidió calma. => meeting:held:Mwangi+Solheim
""",
    "fr": """
La ministre norvégienne des Affaires étrangères, Ingrid Solheim, a eu mardi des entretiens avec le président kényan, Peter Mwangi. => meeting:held:Mwangi+Solheim
La ministre norvégienne des Affaires étrangères, Ingrid Solheim, sera reçue vendredi par le président kényan, Peter Mwangi. => meeting:planned:Mwangi+Solheim
La ministre norvégienne des Affaires étrangères, Ingrid Solheim, doit rencontrer vendredi le président kényan, Peter Mwangi. => meeting:planned:Mwangi+Solheim
La ministre norvégienne des Affaires étrangères, Ingrid Solheim, aura vendredi un entretien avec le président kényan, Peter Mwangi. => meeting:planned:Mwangi+Solheim
La ministre norvégienne des Affaires étrangères, Ingrid Solheim, entamera vendredi une visite au Kenya. => visit:planned:Solheim:KE
La ministre norvégienne des Affaires étrangères, Ingrid Solheim, doit s'envoler vendredi pour Nairobi. => visit:planned:Solheim:KE
La ministre norvégienne Ingrid Solheim est rentrée mardi du Kenya. => visit:held:Solheim:KE
La ministre norvégienne Ingrid Solheim, venue mardi à Nairobi, a salué un partenaire. => visit:held:Solheim:KE
Le président kényan, Peter Mwangi, a appelé mardi la ministre norvégienne Ingrid Solheim. => call:held:Mwangi+Solheim
Le président kényan, Peter Mwangi, et la ministre norvégienne Ingrid Solheim se sont parlé au téléphone mardi. => call:held:Mwangi+Solheim
Le président kényan, Peter Mwangi, a invité la ministre norvégienne Ingrid Solheim à se rendre à Nairobi. => invitation:held:Mwangi+Solheim
Un accord a été signé par le président kényan, Peter Mwangi, et la ministre norvégienne Ingrid Solheim. => signing:held:Mwangi+Solheim
Le président kényan Peter Mwangi, que la ministre norvégienne Ingrid Solheim a rencontré mardi, est malade. => meeting:held:Mwangi+Solheim
Après avoir rencontré le président kényan Peter Mwangi, la ministre norvégienne Ingrid Solheim a quitté la salle. => meeting:held:Mwangi+Solheim
Le président kényan Peter Mwangi a proposé une rencontre à la ministre norvégienne Ingrid Solheim. => meeting:proposed:Mwangi+Solheim
Reçue mardi par le président kényan Peter Mwangi, la ministre norvégienne Ingrid Solheim a salué un partenaire. => meeting:held:Mwangi+Solheim
La ministre norvégienne Ingrid Solheim est arrivée mardi à Nairobi, où elle a été accueillie par son homologue Peter Mwangi. => visit:held:Solheim:KE; meeting:held:Mwangi+Solheim:KE
Les deux hommes se sont revus. / Le président kényan Peter Mwangi a revu mardi la ministre norvégienne Ingrid Solheim. => meeting:held:Mwangi+Solheim
""",
    "it": """
La ministra degli Esteri norvegese Ingrid Solheim ha avuto martedì un faccia a faccia con il presidente keniano Peter Mwangi. => meeting:held:Mwangi+Solheim
La ministra degli Esteri norvegese Ingrid Solheim sarà ricevuta venerdì dal presidente keniano Peter Mwangi. => meeting:planned:Mwangi+Solheim
La ministra degli Esteri norvegese Ingrid Solheim avrà venerdì un colloquio con il presidente keniano Peter Mwangi. => meeting:planned:Mwangi+Solheim
Il presidente keniano Peter Mwangi ha annullato l'incontro con la ministra degli Esteri norvegese Ingrid Solheim. => meeting:cancelled:Mwangi+Solheim
La ministra degli Esteri norvegese Ingrid Solheim partirà venerdì alla volta di Nairobi. => visit:planned:Solheim:KE
La ministra degli Esteri norvegese Ingrid Solheim è attesa venerdì a Nairobi. => visit:planned:Solheim:KE
La ministra degli Esteri norvegese Ingrid Solheim è volata martedì a Nairobi. => visit:held:Solheim:KE
Il presidente keniano Peter Mwangi ha sentito martedì al telefono la ministra degli Esteri norvegese Ingrid Solheim. => call:held:Mwangi+Solheim
Il presidente keniano Peter Mwangi ha chiamato la ministra degli Esteri norvegese Ingrid Solheim. => call:held:Mwangi+Solheim
Il presidente keniano Peter Mwangi si è congratulato con la ministra degli Esteri norvegese Ingrid Solheim. => message:held:Mwangi+Solheim
Il presidente keniano Peter Mwangi ha invitato la ministra degli Esteri norvegese Ingrid Solheim a visitare Nairobi. => invitation:held:Mwangi+Solheim
Un accordo è stato firmato dal presidente keniano Peter Mwangi e dalla ministra degli Esteri norvegese Ingrid Solheim. => signing:held:Mwangi+Solheim
Il presidente keniano Peter Mwangi, con cui martedì si è incontrata la ministra Ingrid Solheim, è malato. => meeting:held:Mwangi+Solheim
Dopo aver incontrato il presidente keniano Peter Mwangi, la ministra degli Esteri norvegese Ingrid Solheim ha lasciato la sala. => meeting:held:Mwangi+Solheim
Il presidente keniano Peter Mwangi ha proposto un incontro alla ministra degli Esteri norvegese Ingrid Solheim. => meeting:proposed:Mwangi+Solheim
La ministra degli Esteri norvegese Ingrid Solheim è arrivata martedì a Nairobi, dove è stata accolta dall'omologo Peter Mwangi. => visit:held:Solheim:KE; meeting:held:Mwangi+Solheim:KE
Colloquio telefonico martedì tra il presidente keniano Peter Mwangi e la ministra degli Esteri norvegese Ingrid Solheim. => call:held:Mwangi+Solheim
""",
    "pt": """
A ministra norueguesa Ingrid Solheim foi acolhida na terça-feira pelo Presidente do Quénia, Peter Mwangi. => meeting:held:Mwangi+Solheim
A ministra norueguesa Ingrid Solheim e o Presidente do Quénia, Peter Mwangi, mantiveram conversações na terça-feira em Oslo. => meeting:held:Mwangi+Solheim:NO
A ministra norueguesa Ingrid Solheim reúne-se na sexta-feira com o Presidente do Quénia, Peter Mwangi. => meeting:planned:Mwangi+Solheim
A ministra norueguesa Ingrid Solheim será recebida na sexta-feira pelo Presidente do Quénia, Peter Mwangi. => meeting:planned:Mwangi+Solheim
A ministra norueguesa Ingrid Solheim viaja na sexta-feira para o Quénia. => visit:planned:Solheim:KE
A ministra norueguesa Ingrid Solheim segue na sexta-feira para Nairobi. => visit:planned:Solheim:KE
A ministra norueguesa Ingrid Solheim desloca-se na sexta-feira a Nairobi. => visit:planned:Solheim:KE
A ministra norueguesa Ingrid Solheim é esperada na sexta-feira em Nairobi. => visit:planned:Solheim:KE
A ministra norueguesa Ingrid Solheim regressou na terça-feira do Quénia. => visit:held:Solheim:KE
O Presidente do Quénia, Peter Mwangi, ligou na terça-feira para a ministra norueguesa Ingrid Solheim. => call:held:Mwangi+Solheim
O Presidente do Quénia, Peter Mwangi, recebeu um telefonema da ministra norueguesa Ingrid Solheim. => call:held:Mwangi+Solheim
O Presidente do Quénia, Peter Mwangi, convidou a ministra norueguesa Ingrid Solheim a visitar Nairobi. => invitation:held:Mwangi+Solheim
O acordo foi assinado pelo Presidente do Quénia, Peter Mwangi, e pela ministra norueguesa Ingrid Solheim. => signing:held:Mwangi+Solheim
O Presidente do Quénia, Peter Mwangi, com quem a ministra norueguesa Ingrid Solheim se reuniu na terça-feira, está doente. => meeting:held:Mwangi+Solheim
Depois de se reunir com o Presidente do Quénia, Peter Mwangi, a ministra norueguesa Ingrid Solheim saiu da sala. => meeting:held:Mwangi+Solheim
O Presidente do Quénia, Peter Mwangi, propôs um encontro à ministra norueguesa Ingrid Solheim. => meeting:proposed:Mwangi+Solheim
A ministra norueguesa Ingrid Solheim chegou na terça-feira a Nairobi, onde foi recebida pelo homólogo Peter Mwangi. => visit:held:Solheim:KE; meeting:held:Mwangi+Solheim:KE
""",
}
"""Published on Wednesday, 12 March 2025: "sentence => kind:status:surnames[:country]; …"."""


def _cases() -> list[tuple[str, str, str]]:
    return [
        (language, *line.split(" => "))  # type: ignore[misc]
        for language, lines in TELLINGS.items()
        for line in lines.strip().splitlines()
    ]


def _holds(wanted: str, told: str) -> bool:
    """Whether an event has the kind, status and people wanted, and the country where one is."""
    want, got = wanted.split(":"), told.split(":")
    kinds = {got[0], "meeting" if got[0] in ("negotiation", "summit") else got[0]}
    return want[0] in kinds and want[1:3] == got[1:3] and want[3:] in ([], got[3:])


@pytest.mark.parametrize(("language", "text", "wanted"), _cases())
def test_a_telling_gives_its_events(language: str, text: str, wanted: str) -> None:
    reading = read(Document(id="x", text=text, language=language, published="2025-03-12"))
    told = []
    for event in reading.events:
        people = "+".join(sorted(p.name.split()[-1] for p in event.participants))
        place = f":{event.place.country}" if event.place else ""
        told.append(f"{event.kind}:{event.status}:{people}{place}")
    expected = [] if wanted == "-" else wanted.split("; ")
    assert len(told) == len(expected), told
    for one in expected:
        assert any(_holds(one, event) for event in told), told
