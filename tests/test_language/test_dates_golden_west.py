"""Sentences of our own with the expression to be found and the date it comes to.

Written on Wednesday 5 June 2024.  A line is: sentence | expression | kind | tense | value;
a value is a day, "from/to", or "-" where nothing can be fixed.
"""

from __future__ import annotations

import pytest

from dragoman.language.dates import resolve, spot

REFERENCE = "2024-06-05"
GOLDEN: dict[str, str] = {
    "en": """
The two ministers met in Oslo on Tuesday | Tuesday | weekday | past | 2024-06-04
She will fly to Lima on Tuesday | Tuesday | weekday | future | 2024-06-11
They spoke by telephone on Wednesday | Wednesday | weekday | past | 2024-06-05
The envoy landed on Monday evening | Monday evening | weekday | past | 2024-06-03
He was received last Friday | last Friday | weekday | past | 2024-05-31
The talks took place on 4 June | 4 June | date | past | 2024-06-04
It was signed on June 4, 2023 | June 4, 2023 | date | past | 2023-06-04
A visit on the 12th of July is planned | the 12th of July | date | future | 2024-07-12
The treaty of Nov. 4 was read out | Nov. 4 | date | past | 2023-11-04
They meet on Tuesday 4 June | Tuesday 4 June | date | - | 2024-06-04
The summit was held from 3 to 5 June | from 3 to 5 June | range | past | 2024-06-03/2024-06-05
The summit of 3–5 June 2023 failed | 3–5 June 2023 | range | past | 2023-06-03/2023-06-05
He stays between June 10 and June 12 | between June 10 and June 12 | range | future | 2024-06-10/2024-06-12
A three-day visit to Quito starting Tuesday | three-day visit to Quito starting Tuesday | range | future | 2024-06-11/2024-06-13
The minister said yesterday that he would go | yesterday | relative | past | 2024-06-04
They dined last night | last night | relative | past | 2024-06-04
The day before yesterday he left | The day before yesterday | relative | past | 2024-06-03
They met two weeks ago | two weeks ago | relative | past | 2024-05-22
The delegation leaves in three days | in three days | relative | future | 2024-06-08
Last week the king was in Rabat | Last week | period | past | 2024-05-27/2024-06-02
The tour begins next month | next month | period | future | 2024-07
The accord was reached in March | March | month | past | 2024-03
The embassy closed in late 2022 | late 2022 | year | past | 2022
The war has lasted since 2011 | since 2011 | since | past | 2011/
Their war (1980–1988) is remembered | 1980–1988 | range | past | 1980/1988
They have quarrelled for four decades | for four decades | duration | past | -
Earlier in the day he saw the king | Earlier in the day | anaphoric | past | -
He had left two days earlier | two days earlier | anaphoric | past | -
The council sits every Tuesday | every Tuesday | recurring | - | -
An answer is due by Friday | by Friday | until | future | /2024-06-07
On 06/04/2024 they signed | 06/04/2024 | date | past | 2024-06-04
""",
    "de": """
Die Ministerin traf ihn am Dienstag in Bern | Dienstag | weekday | past | 2024-06-04
Sie wird am Dienstag erwartet | Dienstag | weekday | future | 2024-06-11
Er kam am Dienstagabend an | Dienstagabend | weekday | past | 2024-06-04
Am kommenden Freitag beginnt der Gipfel | kommenden Freitag | weekday | future | 2024-06-07
Das Treffen fand am 4. Juni statt | 4. Juni | date | past | 2024-06-04
Am Dienstag, dem 4. Juni, sprach er | Dienstag, dem 4. Juni | date | past | 2024-06-04
Der Vertrag vom 4. Juni 2023 gilt | 4. Juni 2023 | date | past | 2023-06-04
Am 4.6.2024 unterschrieben sie | 4.6.2024 | date | past | 2024-06-04
Am 4.6. reiste er ab | 4.6. | date | past | 2024-06-04
Vom 3. bis 5. Juni weilte er in Wien | Vom 3. bis 5. Juni | range | past | 2024-06-03/2024-06-05
Vom 10. bis zum 12. Juni tagt der Rat | Vom 10. bis zum 12. Juni | range | future | 2024-06-10/2024-06-12
Gestern sprach der Kanzler | Gestern | relative | past | 2024-06-04
Vorgestern kam die Absage | Vorgestern | relative | past | 2024-06-03
Vor zwei Wochen sahen sie sich | Vor zwei Wochen | relative | past | 2024-05-22
In drei Tagen reist sie ab | In drei Tagen | relative | future | 2024-06-08
Vergangene Woche war er in Prag | Vergangene Woche | period | past | 2024-05-27/2024-06-02
Nächsten Monat folgt der Besuch | Nächsten Monat | period | future | 2024-07
Im März wurde verhandelt | März | month | past | 2024-03
Ende 2022 schloss die Botschaft | Ende 2022 | year | past | 2022
Seit 2011 herrscht Krieg | Seit 2011 | since | past | 2011/
Am Vortag hatte er abgesagt | Am Vortag | anaphoric | past | -
Der dreitägige Besuch endete | dreitägige | duration | past | -
Der dreitägige Besuch ab Dienstag ist geplant | dreitägige Besuch ab Dienstag | range | future | 2024-06-11/2024-06-13
Sie tagen jeden Montag | jeden Montag | recurring | - | -
Bis Freitag wird eine Antwort erwartet | Bis Freitag | until | future | /2024-06-07
""",
    "es": """
La ministra se reunió el martes en Quito | martes | weekday | past | 2024-06-04
La ministra se reunirá el martes en Quito | martes | weekday | future | 2024-06-11
Este lunes llegó el presidente | Este lunes | weekday | past | 2024-06-03
Viajará el próximo martes | el próximo martes | weekday | future | 2024-06-11
Hablaron el lunes por la noche | lunes por la noche | weekday | past | 2024-06-03
El encuentro fue el 4 de junio | el 4 de junio | date | past | 2024-06-04
Firmaron el 4 de junio de 2023 | el 4 de junio de 2023 | date | past | 2023-06-04
El martes 4 de junio se vieron | martes 4 de junio | date | past | 2024-06-04
Se vieron el 04/06/2024 | 04/06/2024 | date | past | 2024-06-04
La cumbre fue del 3 al 5 de junio | del 3 al 5 de junio | range | past | 2024-06-03/2024-06-05
Estará de lunes a miércoles en Bogotá | de lunes a miércoles | range | future | 2024-06-10/2024-06-12
Ayer habló el canciller | Ayer | relative | past | 2024-06-04
Anteayer se despidió | Anteayer | relative | past | 2024-06-03
Mañana llega el rey | Mañana | relative | future | 2024-06-06
Se reunieron hace dos semanas | hace dos semanas | relative | past | 2024-05-22
Partirá dentro de tres días | dentro de tres días | relative | future | 2024-06-08
La semana pasada estuvo en Lima | La semana pasada | period | past | 2024-05-27/2024-06-02
El próximo mes habrá otra ronda | El próximo mes | period | future | 2024-07
En marzo rompieron relaciones | marzo | month | past | 2024-03
A finales de 2022 cerró la embajada | A finales de 2022 | year | past | 2022
Desde 2011 hay guerra | Desde 2011 | since | past | 2011/
Al día siguiente volvió | Al día siguiente | anaphoric | past | -
La víspera había llamado | La víspera | anaphoric | past | -
Lucharon durante cuatro décadas | durante cuatro décadas | duration | past | -
Fue por la mañana al palacio, dijo ayer | ayer | relative | past | 2024-06-04
""",
    "fr": """
Le ministre a rencontré son homologue mardi à Rabat | mardi | weekday | past | 2024-06-04
Il se rendra mardi à Rabat | mardi | weekday | future | 2024-06-11
Ils se verront lundi prochain | lundi prochain | weekday | future | 2024-06-10
Il est arrivé lundi soir | lundi soir | weekday | past | 2024-06-03
La rencontre du 4 juin a été brève | 4 juin | date | past | 2024-06-04
Mardi 4 juin, ils ont signé | Mardi 4 juin | date | past | 2024-06-04
Le 1er juin 2023, il démissionnait | Le 1er juin 2023 | date | past | 2023-06-01
Le sommet a eu lieu du 3 au 5 juin | du 3 au 5 juin | range | past | 2024-06-03/2024-06-05
Hier, il a téléphoné | Hier | relative | past | 2024-06-04
Avant-hier, il refusait | Avant-hier | relative | past | 2024-06-03
Aujourd’hui, elle s’envole | Aujourd’hui | relative | - | 2024-06-05
Après-demain, elle parlera | Après-demain | relative | future | 2024-06-07
Ils se sont vus il y a deux semaines | il y a deux semaines | relative | past | 2024-05-22
Il partira dans trois jours | dans trois jours | relative | future | 2024-06-08
La semaine dernière, il était à Tunis | La semaine dernière | period | past | 2024-05-27/2024-06-02
Le mois prochain, il recevra le roi | Le mois prochain | period | future | 2024-07
En mars, les pourparlers ont échoué | mars | month | past | 2024-03
Fin 2022, l’ambassade a fermé | Fin 2022 | year | past | 2022
Depuis 2011, le pays est en guerre | Depuis 2011 | since | past | 2011/
La veille, il avait refusé | La veille | anaphoric | past | -
Le lendemain, il acceptait | Le lendemain | anaphoric | past | -
Ils négocient depuis quatre décennies | depuis quatre décennies | duration | past | -
Le conseil siège chaque mardi | chaque mardi | recurring | - | -
Une réponse est attendue d’ici vendredi | d’ici vendredi | until | future | /2024-06-07
Une visite de trois jours à partir de mardi | trois jours à partir de mardi | range | future | 2024-06-11/2024-06-13
""",
    "pt": """
O ministro reuniu-se na terça-feira em Maputo | terça-feira | weekday | past | 2024-06-04
O ministro vai reunir-se na terça-feira | terça-feira | weekday | future | 2024-06-11
Nesta segunda-feira (3), ele chegou | Nesta segunda-feira (3) | date | past | 2024-06-03
O encontro ocorreu na segunda (3) | segunda (3) | date | past | 2024-06-03
Na sexta-feira passada falaram | sexta-feira passada | weekday | past | 2024-05-31
O encontro de 4 de junho foi breve | 4 de junho | date | past | 2024-06-04
Assinaram em 4 de junho de 2023 | 4 de junho de 2023 | date | past | 2023-06-04
Esteve lá de 3 a 5 de junho | de 3 a 5 de junho | range | past | 2024-06-03/2024-06-05
Ontem falou o chanceler | Ontem | relative | past | 2024-06-04
Anteontem recusou | Anteontem | relative | past | 2024-06-03
Amanhã chega o rei | Amanhã | relative | future | 2024-06-06
Encontraram-se há duas semanas | há duas semanas | relative | past | 2024-05-22
Parte daqui a três dias | daqui a três dias | relative | future | 2024-06-08
Na semana passada esteve em Lisboa | semana passada | period | past | 2024-05-27/2024-06-02
No próximo mês haverá outra ronda | próximo mês | period | future | 2024-07
Em março negociaram | março | month | past | 2024-03
No final de 2022 fechou a embaixada | No final de 2022 | year | past | 2022
Desde 2011 há guerra | Desde 2011 | since | past | 2011/
No dia seguinte voltou | No dia seguinte | anaphoric | past | -
Na véspera recusara | Na véspera | anaphoric | past | -
Lutaram durante quatro décadas | durante quatro décadas | duration | past | -
Chegou nesta quarta-feira, 5 de junho | nesta quarta-feira, 5 de junho | date | past | 2024-06-05
A cimeira foi em 04/06/2024 | 04/06/2024 | date | past | 2024-06-04
A resposta virá até sexta-feira | até sexta-feira | until | future | /2024-06-07
""",
    "it": """
Il ministro ha incontrato il collega martedì a Tirana | martedì | weekday | past | 2024-06-04
Il ministro incontrerà il collega martedì | martedì | weekday | future | 2024-06-11
Venerdì scorso aveva rifiutato | Venerdì scorso | weekday | past | 2024-05-31
Lunedì prossimo partirà | Lunedì prossimo | weekday | future | 2024-06-10
È arrivato lunedì sera | lunedì sera | weekday | past | 2024-06-03
L'incontro del 4 giugno è stato breve | 4 giugno | date | past | 2024-06-04
Martedì 4 giugno hanno firmato | Martedì 4 giugno | date | past | 2024-06-04
L'accordo del 4 giugno 2023 vale | 4 giugno 2023 | date | past | 2023-06-04
Il vertice si è tenuto dal 3 al 5 giugno | dal 3 al 5 giugno | range | past | 2024-06-03/2024-06-05
Ieri ha telefonato | Ieri | relative | past | 2024-06-04
L'altro ieri taceva | L'altro ieri | relative | past | 2024-06-03
Domani arriva il re | Domani | relative | future | 2024-06-06
Si sono visti due settimane fa | due settimane fa | relative | past | 2024-05-22
Partirà tra tre giorni | tra tre giorni | relative | future | 2024-06-08
La settimana scorsa era a Tunisi | La settimana scorsa | period | past | 2024-05-27/2024-06-02
Il mese prossimo riceverà il re | Il mese prossimo | period | future | 2024-07
A marzo hanno negoziato | marzo | month | past | 2024-03
Alla fine del 2022 chiuse l'ambasciata | Alla fine del 2022 | year | past | 2022
Dal 2011 c'è la guerra | Dal 2011 | since | past | 2011/
Il giorno dopo tornò | Il giorno dopo | anaphoric | past | -
Alla vigilia aveva rifiutato | Alla vigilia | anaphoric | past | -
Hanno combattuto per quattro decenni | per quattro decenni | duration | past | -
Il consiglio si riunisce ogni martedì | ogni martedì | recurring | - | -
La risposta è attesa entro venerdì | entro venerdì | until | future | /2024-06-07
""",
}


def lines() -> list[tuple[str, ...]]:
    return [
        (language, *(part.strip() for part in line.split("|")))
        for language, block in GOLDEN.items()
        for line in block.strip().splitlines()
    ]


@pytest.mark.parametrize(("language", "sentence", "words", "kind", "tense", "value"), lines())
def test_sentence(
    language: str, sentence: str, words: str, kind: str, tense: str, value: str
) -> None:
    found = spot(sentence, language)
    assert [(e.text, e.kind) for e in found] == [(words, kind)]
    expression = found[0]
    assert sentence[expression.start : expression.end] == words
    resolved = resolve(expression, REFERENCE, None if tense == "-" else tense)  # type: ignore[arg-type]
    if resolved is None:
        assert value == "-"
        return
    start, _, end = value.partition("/")
    end = end if "/" in value else start
    assert (resolved.start or "", resolved.end or "") == (start, end)
