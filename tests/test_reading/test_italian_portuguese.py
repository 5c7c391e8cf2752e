"""Italian and Portuguese news: who speaks under which noun, and who met whom under which title."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

# Text; each statement as "speaker: content", ends of the content parted by "…".
SAID = (
    ("it", "Dopo la riforma la Bolivia - ha detto ieri Quiroga - è cresciuta del doppio.", "Quiroga: Dopo la riforma la Bolivia … è cresciuta del doppio"),
    ("it", "«Il ponte si farà, e si farà presto.» Lo ha ribadito il premier albanese Edi Rama in un comizio.", "Edi Rama: Il ponte si farà, e si farà presto."),
    ("it", "Per Anna Gallo la riforma «è un passo indietro».", "Anna Gallo: la riforma «è un passo indietro»"),
    ("it", "Il Brasile tace; per la sindaca Anna Gallo il governo ha offerto ai clan «un alibi».", "Anna Gallo: il governo ha offerto ai clan «un alibi»"),
    ("it", "A Bari, intanto, il sindaco Vito Neri ha fatto sapere di non aver ricevuto la lettera.", "Vito Neri: di non aver ricevuto la lettera"),
    ("it", "Ferrosud ha scritto ai sindacati che chiude due sedi. L'azienda ha aggiunto che mancano gli ordini.", "Ferrosud: chiude due sedi|Ferrosud: mancano gli ordini"),
    ("it", "«Manderemo un invito al premier Ivo Katz», ha spiegato al giornale una delle fonti.", ""),
    ("it", "La ministra della Transizione ecologica Ada Rossi ha spiegato che il piano slitta.", "Ada Rossi: il piano slitta"),
    ("it", "Il sindacato Usb ha proclamato uno sciopero di due giorni.", ""),
    ("it", "Luca Bo ha taciuto. «Il molo - ha detto la sindaca Anna Gallo - non riapre prima di luglio».", "Anna Gallo: Il molo - ha detto la sindaca Anna Gallo - non riapre prima di luglio"),
    ("pt", "“Falta tudo aqui”, disse Abel Nunes. “Estamos com medo do que vem”, comentou um dos feridos.", "Abel Nunes: Falta tudo aqui"),
    ("pt", "O barco chega amanhã, anunciou o Ministério da Defesa.", "Ministério da Defesa: O barco chega amanhã"),
    ("pt", "Segundo o Ministério das Relações Exteriores (MRE), o acordo cria vagas. A pasta informou que o texto está pronto.", "Ministério das Relações Exteriores: o acordo cria vagas|Ministério das Relações Exteriores: o texto está pronto"),
    ("pt", "O ministro das Terras e Florestas, Abel Nunes, chegou cedo. “Falta chuva”, disse o ministro.", "Abel Nunes: Falta chuva"),
    ("pt", "A Minersul fechou a mina. Seria caro para a Minersul manter os turnos, afirmou a empresa.", "Minersul: Seria caro para a Minersul manter os turnos"),
    ("pt", "O deputado Caio Prado (PT-RS) criticou o texto. O petista disse que o plano não passa.", "Caio Prado: criticou o texto|Caio Prado: o plano não passa"),
    ("pt", "O visitante não adiantou datas, respondendo apenas a um convite do Presidente.", ""),
    ("pt", "“Está fechado. Ele vem”, confirmou fonte oficial ao jornal.", ""),
    ("pt", "A ministra, Ada Nunes, disse que o barco parte. Caio Prado tinha garantido que havia lugar.", "Ada Nunes: o barco parte|Caio Prado: havia lugar"),
    ("pt", "A ministra Ada Nunes voltou a defender que o porto feche e mostrou-se convicta de que ninguém vai protestar.", "Ada Nunes: o porto feche|Ada Nunes: ninguém vai protestar"),
    ("pt", "“O navio fica no porto até ao verão”, lê-se num comunicado da Minersul.", "Minersul: O navio fica no porto até ao verão"),
    ("pt", "A Minersul fechou a mina. O tribunal confirmou a multa aplicada à Ferrosul. A empresa disse que vai recorrer da sentença.", "Ferrosul: vai recorrer da sentença"),
    ("pt", "O Ministério da Pesca, Comércio e Serviços avisou que falta peixe.", "Ministério da Pesca, Comércio e Serviços: falta peixe"),
    ("pt", "A ministra da tutela, Ada Nunes, não quis adiantar em que porto fica o navio.", ""),
    ("it", "«La nave resta in porto», si legge nella nota del ministero degli Esteri.", "ministero degli Esteri: La nave resta in porto"),
)  # fmt: skip

# Text; each event as "kind status who place", names apart by "+"; "-" where there is none.
TOLD = (
    ("it", "Il premier indiano Narendra Modi ha incontrato i presidenti russo, Vladimir Putin, e cinese, Xi Jinping.", "meeting held Jinping+Modi+Putin"),
    ("it", "Il premier croato Andrej Plenković ha visto al palazzo presidenziale il capo dello Stato algerino, Abdelmadjid Tebboune.", "meeting held Plenković+Tebboune"),
    ("it", "Il ministro croato Gordan Radman ha incontrato il suo omologo palestinese, Riad Malki.", "meeting held Malki+Radman"),
    ("it", "Missione di Mario Conti in Ghana. Il presidente del Consiglio ha incontrato il presidente ghanese John Mahama.", "meeting held Conti+Mahama GH"),
    ("it", "Il ministro croato Gordan Radman è giunto lunedì a Lima. Prossima tappa Quito.", "visit held Radman PE|visit planned Radman EC"),
    ("pt", "O chanceler uruguaio, Mario Lubetkin, se reuniu com o secretário de Estado americano, Marco Rubio, em Lima.", "meeting held Lubetkin+Rubio PE"),
    ("pt", "O chanceler uruguaio, Mario Lubetkin, reuniu-se com os homólogos da Namíbia, Ada Nuyoma, e da Zâmbia, Abel Banda.", "meeting held Banda+Lubetkin+Nuyoma"),
    ("pt", "O presidente uruguaio, Yamandú Orsi, recebeu o presidente do Peru, José Jerí, e o recém-empossado presidente da Bolívia, Rodrigo Paz.", "meeting held Jerí+Orsi+Paz"),
    ("pt", "O presidente Yamandú Orsi tinha sido recebido em São Bento pelo primeiro-ministro, Luís Montenegro.", "meeting held Montenegro+Orsi PT"),
    ("pt", "O presidente Yamandú Orsi vai aos Estados Unidos. Peru e Chile devem ser os destinos seguintes.", "visit planned Orsi US|visit planned Orsi PE|visit planned Orsi CL"),
    ("pt", "O presidente uruguaio, Yamandú Orsi, chegou à República Árabe do Egito para ver o presidente Abdel Fatah Al-Sisi.", "visit held Orsi EG|meeting held Al-Sisi+Orsi EG"),
    ("it", "I presidenti del Ghana, John Mahama, e del Kenya, Peter Mwangi, si sono visti a Lima.", "meeting held Mahama+Mwangi PE"),
    ("it", "Il premier Luca Bo ha avuto due incontri, uno con il presidente John Mahama e un altro con il re Felipe.", "meeting held Bo+Mahama|meeting held Bo+Felipe"),
    ("pt", "O ministro da Defesa do Peru, José Jerí, e o do Chile, Gabriel Boric, mantiveram uma conversa em Lima.", "meeting held Boric+Jerí PE"),
    ("pt", "Em telefonema de uma hora, o presidente do Peru, José Jerí, e o do Chile, Gabriel Boric, falaram de peixe.", "call held Boric+Jerí"),
    ("pt", "O acordo foi rubricado pelos presidentes do Peru, José Jerí, e do Chile, Gabriel Boric.", "signing held Boric+Jerí"),
    ("pt", "O ministro José Jerí, que havia estado em Quito, encontrou-se com a presidente Ada Nuyoma.", "visit held Jerí EC|meeting held Jerí+Nuyoma EC"),
    ("pt", "A cimeira luso-marroquina terá lugar em Rabat, anunciou o ministro José Jerí.", "summit planned  MA"),
    ("pt", "O ministro José Jerí falou com o homólogo, Abel Banda, que hoje iniciou uma visita a Portugal.", "visit held Banda PT"),
    ("pt", "O presidente Yamandú Orsi foi recebido pelo ministro (Mirex), Abel Banda, em Luanda.", "meeting held Banda+Orsi AO"),
    ("pt", "Yamandú Orsi foi recebido pelo Presidente da República, Abel Banda e pela ministra, Ada Nuyoma.", "meeting held Banda+Nuyoma+Orsi"),
    ("pt", "A visita do presidente Yamandú Orsi à China começa na sexta-feira.", "visit planned Orsi CN"),
    ("pt", "O presidente uruguaio, Yamandú Orsi, segue para Lima, onde se reúne no dia 28 com o presidente peruano, José Jerí.", "visit planned Orsi PE|meeting planned Jerí+Orsi PE"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), SAID)
def test_who_says_what(language: str, text: str, wanted: str) -> None:
    reading = read(Document(id="x", text=text, language=language))
    said = [
        f"{s.speaker}: {' … '.join(text[c.start : c.end] for c in s.content)}"
        for s in reading.statements
    ]
    assert "|".join(said) == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), TOLD)
def test_who_meets_whom(language: str, text: str, wanted: str) -> None:
    reading = read(Document(id="x", text=text, language=language, published="2025-11-12"))
    told = []
    for event in reading.events:
        people = "+".join(sorted(p.name.split()[-1] for p in event.participants))
        place = f" {event.place.country}" if event.place else ""
        told.append(f"{event.kind} {event.status} {people}{place}")
    assert sorted(told) == sorted(wanted.split("|"))


@pytest.mark.parametrize(
    ("language", "when", "wanted"),
    [
        ("it", "il 6 marzo del prossimo anno", "2026-03-06"),
        ("it", "dal 6 all'8 marzo dell'anno prossimo", "2026-03-06"),
        ("pt", "no dia 6 de março do próximo ano", "2026-03-06"),
        ("pt", "entre 6 e 8 de março do ano que vem", "2026-03-06"),
        ("pt", "no próximo dia 19", "2025-11-19"),
        ("pt", "no próximo ano", "2026"),
    ],
)
def test_days_of_another_year(language: str, when: str, wanted: str) -> None:
    """The year behind a day is its own; a year alone dates what is planned."""
    verb = {"it": "Il presidente Ruto visiterà Lima", "pt": "O presidente Ruto visitará Lima"}
    text = f"{verb[language]} {when}."
    reading = read(Document(id="x", text=text, language=language, published="2025-11-12"))
    assert [e.start for e in reading.events] == [wanted]
