"""The many ways in which French journalists tell of encounters, journeys, calls, and what tells none."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

TELLINGS = """
La ministre norvégienne des Affaires étrangères Ingrid Solheim a passé une heure avec le président péruvien Samuel Quispe lundi à Lima. => meeting:held:Quispe+Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim s'est isolée une demi-heure avec le président péruvien Samuel Quispe lundi. => meeting:held:Quispe+Solheim
Le président péruvien, Samuel Quispe, a retenu à dîner la ministre norvégienne des Affaires étrangères Ingrid Solheim lundi. => meeting:held:Quispe+Solheim
Lundi, la ministre norvégienne des Affaires étrangères Ingrid Solheim a présenté ses respects au président péruvien Samuel Quispe. => meeting:held:Quispe+Solheim
Le président péruvien, Samuel Quispe, s'est fait expliquer le projet par la ministre norvégienne des Affaires étrangères Ingrid Solheim, qu'il recevait lundi au palais. => meeting:held:Quispe+Solheim
Lors de leur entrevue de mardi à Dakar, le ministre sénégalais des Affaires étrangères Amadou Ndiaye et la Première ministre néo-zélandaise Helen Marsh ont parlé du climat. => meeting:held:Marsh+Ndiaye
Le ministre sénégalais des Affaires étrangères Amadou Ndiaye et la Première ministre néo-zélandaise Helen Marsh ont eu mardi une explication franche. => meeting:held:Marsh+Ndiaye
Le président péruvien, Samuel Quispe, et la ministre norvégienne des Affaires étrangères Ingrid Solheim ont déjeuné ensemble lundi. => meeting:held:Quispe+Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim a dîné lundi en compagnie du président péruvien Samuel Quispe. => meeting:held:Quispe+Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim a passé deux jours à Lima. => visit:held:Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim a quitté Lima mardi soir. => visit:held:Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim a fait un saut à Lima lundi. => visit:held:Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim se trouvait lundi à Lima. => visit:held:Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim prévoit un déplacement à Lima en juin. => visit:planned:Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim est invitée à Lima en juin et a accepté. => visit:planned:Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim poursuivra sa route vers Lima. => visit:planned:Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim a rendez-vous vendredi avec le président péruvien Samuel Quispe. => meeting:planned:Quispe+Solheim
Une rencontre entre la ministre norvégienne des Affaires étrangères Ingrid Solheim et le président péruvien Samuel Quispe est à l'étude. => meeting:planned:Quispe+Solheim
La rencontre entre la ministre norvégienne des Affaires étrangères Ingrid Solheim et le président péruvien Samuel Quispe n'aura finalement pas lieu. => meeting:cancelled:Quispe+Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim ne se rendra finalement pas à Lima. => visit:cancelled:Solheim
La visite de la ministre norvégienne des Affaires étrangères Ingrid Solheim à Lima a été remise à plus tard. => visit:cancelled:Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim a dû renoncer à se rendre à Lima. => visit:cancelled:Solheim
Lors d'un appel téléphonique lundi, la ministre norvégienne des Affaires étrangères Ingrid Solheim a assuré le président péruvien Samuel Quispe de son soutien. => call:held:Quispe+Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim a décroché son téléphone pour féliciter le président péruvien Samuel Quispe. => call:held:Quispe+Solheim
Le ministre sénégalais des Affaires étrangères Amadou Ndiaye et la Première ministre néo-zélandaise Helen Marsh ont apposé mardi leur signature au bas d'un accord. => signing:held:Marsh+Ndiaye
La ministre norvégienne des Affaires étrangères Ingrid Solheim a reçu une invitation du président péruvien Samuel Quispe. => invitation:held:Quispe+Solheim
La ministre norvégienne des Affaires étrangères Ingrid Solheim s'est présentée lundi devant la presse à Lima. => press_conference:held:Solheim
Le Sénégal et la Nouvelle-Zélande ont repris mardi leurs négociations sur la pêche. => negotiation:held:NZL+SEN
Le troisième cycle de négociations entre le Sénégal et la Nouvelle-Zélande a été reporté. => negotiation:cancelled:NZL+SEN
Le président péruvien, Samuel Quispe, a croisé le fer avec l'opposition. => -
La ministre norvégienne des Affaires étrangères Ingrid Solheim a accepté la démission de son directeur de cabinet. => -
La ministre norvégienne des Affaires étrangères Ingrid Solheim a appelé le président péruvien Samuel Quispe à libérer les prisonniers. => -
La ministre norvégienne des Affaires étrangères Ingrid Solheim a quitté son parti en mars. => -
""".strip().splitlines()


@pytest.mark.parametrize("line", TELLINGS)
def test_tells_an_encounter(line: str) -> None:
    text, expected = line.split(" => ")
    document = Document(
        id="x", text=text, language="fr", published="2024-05-15", published_basis="given"
    )
    told = [
        (e.kind, e.status, {p.name.split()[-1] for p in e.participants} | set(e.parties))
        for e in read(document).events
    ]
    if expected == "-":
        assert not told
        return
    kind, status, sides = expected.split(":")
    assert any((k, s) == (kind, status) and set(sides.split("+")) <= w for k, s, w in told), told
