"""French and Italian: constructions that tell who took part, over words, persons and orders."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading import read

EVENTS = {
    "fr": """
Le ministre ghanéen des Affaires étrangères Kofi Mensah a fait mardi un passage éclair en Ouganda. => visit:held:Mensah
Le ministre ghanéen Kofi Mensah a effectué un bref passage en Ouganda, où il s'est entretenu avec des responsables de l'armée. => meeting:held:Mensah; visit:held:Mensah
La chancelière autrichienne Petra Weber a atterri dans la nuit de lundi à mardi à Belgrade. => visit:held:Weber
L'avion de la chancelière autrichienne Petra Weber s'est posé dimanche en fin de matinée à Belgrade. => visit:held:Weber
Arrivée jeudi vers midi dans la capitale serbe, la chancelière autrichienne Petra Weber y a rencontré le président Goran Ristic. => meeting:held:Ristic+Weber; visit:held:Weber
Le général Moses Okello, qui dirige l'Ouganda, doit recevoir Mme Petra Weber vendredi. => meeting:planned:Okello+Weber
Le président ougandais Moses Okello, dont le mandat s'achève en mai, devrait recevoir jeudi la chancelière autrichienne Petra Weber. => meeting:planned:Okello+Weber
La chancelière autrichienne Petra Weber est arrivée à Belgrade. Un tête-à-tête avec le président Goran Ristic puis une conférence de presse figurent au programme. => meeting:planned:Ristic+Weber; press_conference:planned:Ristic+Weber; visit:held:Weber
Invité par le président ougandais Moses Okello, le ministre ghanéen Kofi Mensah se rendra à Kampala en juin. => invitation:held:Mensah+Okello; visit:planned:Mensah
Le président ghanéen Kofi Mensah se rendra lundi en Ouganda avec Ama Boateng, présidente de la commission de l'Union africaine, et tous deux y rencontreront le président ougandais Moses Okello. => meeting:planned:Mensah+Okello; visit:planned:Mensah
Le ministre ghanéen Kofi Mensah aurait dû rencontrer à Kampala le président ougandais Moses Okello. => meeting:cancelled:Mensah+Okello
MM. Kofi Mensah et Moses Okello se sont entendus au téléphone lundi. => call:held:Mensah+Okello
Le ministre ghanéen Kofi Mensah est à Kampala. Le ministre a par ailleurs rencontré la cheffe de la diplomatie ougandaise, Grace Okello. => meeting:held:Mensah+Okello; visit:held:Mensah
Le ministre ghanéen Kofi Mensah a rencontré la ministre ougandaise Grace Okello, puis a été reçu par le premier ministre serbe Goran Ristic. => meeting:held:Mensah+Okello; meeting:held:Mensah+Ristic
Le ministre ghanéen Kofi Mensah ralliera ensuite l'Ouganda pour le 9e sommet de l'Igad. => summit:planned:Mensah; visit:planned:Mensah
De Genève, le ministre ghanéen Kofi Mensah gagnera Kampala pour participer, le 4 juin, au sommet extraordinaire de l'Igad. => summit:planned:Mensah; visit:planned:Mensah
Le ministre ghanéen Kofi Mensah gagnera ensuite Kampala, où il verra pour la première fois le président Moses Okello. => meeting:planned:Mensah+Okello; visit:planned:Mensah
À l'aéroport, c'est la cheffe de la diplomatie ougandaise, Grace Okello, qui attendait Kofi Mensah au pied de l'avion. => meeting:held:Mensah+Okello
La discussion que le ministre ghanéen Kofi Mensah a eue avec le président suisse Karl Frei a porté sur la pêche. => meeting:held:Frei+Mensah
Au menu de l'entretien entre le ministre ghanéen Kofi Mensah et le président suisse Karl Frei : la pêche. => meeting:held:Frei+Mensah
Kofi Mensah, le chef de la diplomatie ghanéenne, sortait d'un entretien avec le président suisse Karl Frei. => meeting:held:Frei+Mensah
Le ministre ghanéen Kofi Mensah est arrivé à Berne avec un message pour le président suisse Karl Frei. => message:held:Frei+Mensah; visit:held:Mensah
Arrivé mardi à Berne, le ministre ghanéen Kofi Mensah doit s'y entretenir avec le président suisse Karl Frei. => meeting:planned:Frei+Mensah; visit:held:Mensah
Après Kampala, le ministre ghanéen Kofi Mensah se rendra en Suisse et en Autriche. => visit:planned:Mensah; visit:planned:Mensah
Le ministre ghanéen Kofi Mensah est arrivé en Suisse. Sa tournée s'achèvera en Autriche. => visit:held:Mensah; visit:planned:Mensah
Le ministre ghanéen Kofi Mensah est arrivé en Suisse, première étape d'une tournée qui le conduira en Autriche. => visit:held:Mensah; visit:planned:Mensah
Le mois dernier, la même mission avait conduit le ministre ghanéen Kofi Mensah en Suisse et en Autriche. => visit:held:Mensah; visit:held:Mensah
L'hélicoptère du ministre suisse Karl Frei s'est posé lundi vers midi à Lima. => visit:held:Frei
Débarqués jeudi dans la capitale péruvienne, le ministre suisse Karl Frei et sa délégation y ont rencontré la présidente Ana Soto. => meeting:held:Frei+Soto; visit:held:Frei
Le président suisse Karl Frei est arrivé lundi au Pérou. Le périple, entamé à Berne, se terminera au Chili. => visit:held:Frei; visit:planned:Frei
Le voyage qui a mené le chef de la diplomatie suisse, Karl Frei, au Pérou et au Chili avait été annoncé en avril. => visit:held:Frei; visit:held:Frei
Le ministre suisse Karl Frei a vu lundi la présidente péruvienne Ana Soto, avant d'être reçu par le premier ministre norvégien Ole Lind. => meeting:held:Frei+Lind; meeting:held:Frei+Soto
Karl Frei, ministre suisse, aurait dû s'entretenir vendredi avec la présidente péruvienne Ana Soto. => meeting:cancelled:Frei+Soto
Le ministre suisse Karl Frei aurait dû se rendre au Pérou vendredi. => visit:cancelled:Frei
La présidente péruvienne Ana Soto et son homologue suisse Karl Frei se sont parlé au téléphone dimanche. => call:held:Frei+Soto
Avec la présidente péruvienne Ana Soto, le ministre suisse Karl Frei a eu un entretien d'une heure à Lima. => meeting:held:Frei+Soto
Le ministre suisse Karl Frei a remis une lettre pour la présidente péruvienne Ana Soto à son ambassadeur. => message:held:Frei+Soto
À Genève, Ana Soto, ministre péruvienne, et Karl Frei, son collègue suisse, se sont rencontrés en marge du forum. => meeting:held:Frei+Soto
« J'ai parlé au téléphone avec mon homologue suisse Karl Frei », a déclaré la ministre péruvienne Ana Soto. => call:held:Frei+Soto
« Nous avons rencontré le président suisse Karl Frei », a indiqué la ministre péruvienne Ana Soto. => meeting:held:Frei+Soto
La présidente péruvienne Ana Soto se rendra en Suisse en juin. C'est le président suisse Karl Frei qui l'a invitée. => invitation:held:Frei+Soto; visit:planned:Soto
Le président suisse Karl Frei est attendu mercredi au Pérou. Un entretien avec la présidente Ana Soto puis une conférence de presse sont prévus. => meeting:planned:Frei+Soto; press_conference:planned:Frei+Soto; visit:planned:Frei
Le président suisse Karl Frei est arrivé lundi au Pérou. Sont également au programme un entretien avec la présidente Ana Soto et un dîner. => meeting:planned:Frei+Soto; visit:held:Frei
Le président suisse Karl Frei est arrivé lundi au Pérou. Le programme prévoit un entretien avec la présidente Ana Soto. => meeting:planned:Frei+Soto; visit:held:Frei
Le président suisse Karl Frei est à Lima depuis lundi. Il a d'abord vu seul à seul la présidente Ana Soto. => meeting:held:Frei+Soto; visit:held:Frei
La conférence sur le climat s'achèvera en Suisse vendredi, a dit le ministre suisse Karl Frei. => -
Le président suisse Karl Frei a conduit son pays vers la prospérité, en Suisse et en Europe. => -
Le ministre suisse Karl Frei est arrivé au Pérou. L'avion de la compagnie s'est posé au Chili. => visit:held:Frei
Le ministre suisse Karl Frei aurait dû écouter la présidente péruvienne Ana Soto. => -
Arrivé au pouvoir en 2019, le président suisse Karl Frei a réformé l'impôt. => -
Le ministre ghanéen Kofi Mensah a transmis au président kényan Jean Otieno un message de son frère le président Yaw Owusu. => message:held:Mensah+Otieno+Owusu
La présidente kényane Ann Otieno a reçu le ministre ghanéen de la Défense, de la Justice et des Sports, Kofi Mensah. => meeting:held:Mensah+Otieno
L'entretien entre le ministre ghanéen Kofi Mensah et le président kényan Jean Otieno permettra de parler de pêche. => meeting:planned:Mensah+Otieno
L'entretien entre le ministre ghanéen Kofi Mensah et le président kényan Jean Otieno a permis de parler de pêche. => meeting:held:Mensah+Otieno
Arrivé lundi vers 8h00 locales (5h00 à Paris) à Nairobi, le ministre ghanéen Kofi Mensah y a rencontré le président kényan Jean Otieno. => meeting:held:Mensah+Otieno; visit:held:Mensah
Le colonel Kofi Mensah, ministre ghanéen de la Défense nationale, a rencontré le président kényan Jean Otieno. => meeting:held:Mensah+Otieno
Le ministre ghanéen Kofi Mensah part vendredi. Invité par Jean Otieno, président du Kenya, il gagnera Nairobi le 22 mai. => invitation:held:Mensah+Otieno; visit:planned:Mensah
Kofi Mensah reporte son déplacement au Kenya. => visit:cancelled:Mensah
Le ministre ghanéen Kofi Mensah, qui a annulé hier sa visite au Kenya, a critiqué Nairobi. => visit:cancelled:Mensah
""",
    "it": """
Il ministro degli Esteri sudanese Omar Khalil è atterrato nella notte tra lunedì e martedì a Mogadiscio, dove ha incontrato il presidente somalo Yusuf Duale. => meeting:held:Duale+Khalil; visit:held:Khalil
L'aereo della cancelliera austriaca Petra Weber ha toccato terra alle 10 a Belgrado. => visit:held:Weber
Arrivata a Belgrado in mattinata, la cancelliera austriaca Petra Weber ha visto il premier serbo Goran Ristic. => meeting:held:Ristic+Weber; visit:held:Weber
La cancelliera austriaca Petra Weber è arrivata a Belgrado, dove ad attenderla c'era il premier serbo Goran Ristic. => meeting:held:Ristic+Weber; visit:held:Weber
La visita in Kenya del ministro ghanese Kofi Mensah si è aperta ieri. Con il presidente Daniel Otieno il ministro ha avuto a Nairobi un colloquio di un'ora. => meeting:held:Mensah+Otieno; visit:held:Mensah
Il ministro degli Esteri ghanese Kofi Mensah è arrivato in Kenya. La missione si concluderà in Uganda. => visit:held:Mensah; visit:planned:Mensah
Il ministro degli Esteri ghanese Kofi Mensah è arrivato in Kenya. Il viaggio terminerà in Uganda, dove sono in programma colloqui con il presidente Moses Okello. => meeting:planned:Mensah+Okello; visit:held:Mensah; visit:planned:Mensah
Nelle scorse settimane due viaggi hanno portato il ministro ghanese Kofi Mensah in Angola e in Zambia. => visit:held:Mensah; visit:held:Mensah
Il tour ha portato Kofi Mensah, ministro degli Esteri del Ghana, anche in Perù. => visit:held:Mensah
Il ministro degli Esteri Paolo Rossi ha fatto saltare la trasferta in Perù. => visit:cancelled:Rossi
Il ministro degli Esteri italiano Paolo Rossi non andrà a Lima: il previsto incontro con la ministra peruviana Ana Soto non ci sarà. => meeting:cancelled:Rossi+Soto
La ministra peruviana Ana Soto ha dichiarato: "Ho sentito al telefono il mio collega italiano Paolo Rossi". => call:held:Rossi+Soto
La ministra Ana Soto ha scritto: "Ho parlato al telefono con il mio omologo italiano Paolo Rossi". => call:held:Rossi+Soto
Il ministro degli Esteri brasiliano Jorge Silva è arrivato oggi a Roma. Il programma comprende inoltre un incontro con il ministro italiano Paolo Rossi. => meeting:planned:Rossi+Silva; visit:held:Silva
Il ministro degli Esteri brasiliano Jorge Silva è a Roma. In agenda anche un colloquio con l'omologo italiano Paolo Rossi. => meeting:planned:Rossi+Silva; visit:held:Silva
La pesca, i visti, l'energia: sono i temi che il ministro brasiliano Jorge Silva e il suo omologo italiano Paolo Rossi hanno affrontato ieri a Brasilia. => meeting:held:Rossi+Silva
Kofi Mensah è atteso in Uganda. È stato il presidente ugandese Moses Okello a invitarlo. => invitation:held:Mensah+Okello; visit:planned:Mensah
Il presidente ghanese Kofi Mensah visiterà l'Uganda a giugno. A invitarlo è stato l'omologo ugandese Moses Okello. => invitation:held:Mensah+Okello; visit:planned:Mensah
Il ministro brasiliano Jorge Silva vedrà il segretario di Stato italiano Paolo Rossi e la direttrice del Fondo Monetario Internazionale Ana Soto. => meeting:planned:Rossi+Silva+Soto
Il ministro degli Esteri brasiliano Jorge Silva è stato ricevuto da Paolo Rossi, da poco presidente del Perù. => meeting:held:Rossi+Silva
Jorge Silva, ministro brasiliano, e Paolo Rossi, suo omologo italiano, si videro per la prima volta a Lima nel 2019. => meeting:held:Rossi+Silva
A Lima il presidente brasiliano Jorge Silva, che era accompagnato dalla moglie, ha incontrato il premier italiano Paolo Rossi. => meeting:held:Rossi+Silva
Il presidente brasiliano Jorge Silva, che guida il blocco, dovrebbe ricevere mercoledì Paolo Rossi, premier italiano. => meeting:planned:Rossi+Silva
Nel pomeriggio il ministro brasiliano Jorge Silva e il premier italiano Paolo Rossi sigleranno un'intesa sui visti. => signing:planned:Rossi+Silva
L'elicottero del ministro svizzero Karl Frei è atterrato lunedì verso mezzogiorno a Lima. => visit:held:Frei
Sbarcato giovedì nella capitale peruviana, il ministro svizzero Karl Frei vi ha incontrato la presidente Ana Soto. => meeting:held:Frei+Soto; visit:held:Frei
Il presidente svizzero Karl Frei è arrivato lunedì in Perù. Il giro, iniziato a Berna, terminerà in Cile. => visit:held:Frei; visit:planned:Frei
Il viaggio che ha portato il capo della diplomazia svizzera, Karl Frei, in Perù e in Cile era stato annunciato ad aprile. => visit:held:Frei; visit:held:Frei
La presidente peruviana Ana Soto, che l'opposizione accusa di corruzione, dovrebbe ricevere giovedì Karl Frei, ministro svizzero. => meeting:planned:Frei+Soto
Il ministro svizzero Karl Frei ha visto lunedì la presidente peruviana Ana Soto, poi è stato ricevuto dal premier norvegese Ole Lind. => meeting:held:Frei+Lind; meeting:held:Frei+Soto
Il ministro svizzero Karl Frei ha incontrato la presidente peruviana Ana Soto e ha poi visto il premier norvegese Ole Lind. => meeting:held:Frei+Lind; meeting:held:Frei+Soto
Karl Frei, ministro svizzero, avrebbe dovuto incontrare venerdì la presidente peruviana Ana Soto. => meeting:cancelled:Frei+Soto
Il ministro svizzero Karl Frei sarebbe dovuto andare in Perù venerdì. => visit:cancelled:Frei
La presidente peruviana Ana Soto e il suo omologo svizzero Karl Frei si sono sentiti al telefono domenica. => call:held:Frei+Soto
Il ministro svizzero Karl Frei ha consegnato una lettera per la presidente peruviana Ana Soto. => message:held:Frei+Soto
A Ginevra Ana Soto, ministra peruviana, e Karl Frei, suo collega svizzero, si sono visti a margine del forum. => meeting:held:Frei+Soto
«Ho parlato al telefono con il mio omologo svizzero Karl Frei», ha dichiarato la ministra peruviana Ana Soto. => call:held:Frei+Soto
«Abbiamo incontrato il presidente svizzero Karl Frei», ha riferito la ministra peruviana Ana Soto. => meeting:held:Frei+Soto
La presidente peruviana Ana Soto andrà in Svizzera a giugno. È stato il presidente svizzero Karl Frei a invitarla. => invitation:held:Frei+Soto; visit:planned:Soto
Il presidente svizzero Karl Frei è atteso mercoledì in Perù. Sono previsti un colloquio con la presidente Ana Soto e una conferenza stampa congiunta. => meeting:planned:Frei+Soto; press_conference:planned:Frei+Soto; visit:planned:Frei
Il presidente svizzero Karl Frei è arrivato lunedì in Perù. L'agenda prevede un incontro con la presidente Ana Soto. => meeting:planned:Frei+Soto; visit:held:Frei
Il presidente svizzero Karl Frei è arrivato lunedì in Perù. In calendario anche un pranzo con la presidente Ana Soto. => meeting:planned:Frei+Soto; visit:held:Frei
Il presidente svizzero Karl Frei è a Lima da lunedì. Ha visto prima a quattr'occhi la presidente Ana Soto. => meeting:held:Frei+Soto; visit:held:Frei
Il presidente svizzero Karl Frei è a Lima da lunedì. Vedrà anche alcuni rappresentanti della società civile. => meeting:planned:Frei; visit:held:Frei
Il presidente svizzero Karl Frei è arrivato a Lima. Ad attenderlo all'aeroporto c'era la ministra Ana Soto. => meeting:held:Frei+Soto; visit:held:Frei
Il presidente svizzero Karl Frei è arrivato a Lima. Con lui la presidente Ana Soto ha avuto un lungo colloquio. => meeting:held:Frei+Soto; visit:held:Frei
La conferenza sul clima si chiuderà in Svizzera venerdì, ha detto il ministro svizzero Karl Frei. => -
Il ministro svizzero Karl Frei è arrivato in Perù. Durante la visita, ha detto che il campionato terminerà in Cile. => visit:held:Frei
Il presidente svizzero Karl Frei ha portato il suo Paese alla prosperità, in Svizzera e in Europa. => -
Il ministro svizzero Karl Frei è arrivato in Perù. L'aereo della compagnia è atterrato in Cile. => visit:held:Frei
Il ministro svizzero Karl Frei avrebbe dovuto ascoltare la presidente peruviana Ana Soto. => -
Il ministro svizzero Karl Frei ha affrontato la crisi. => -
Il colloquio tra il ministro ghanese Kofi Mensah e il presidente keniano Jean Otieno consentirà di discutere di pesca. => meeting:planned:Mensah+Otieno
Il colloquio tra il ministro ghanese Kofi Mensah e il presidente keniano Jean Otieno ha consentito di discutere di pesca. => meeting:held:Mensah+Otieno
Il ministro ghanese Kofi Mensah, che ieri ha annullato la visita in Kenya, ha criticato Nairobi. => visit:cancelled:Mensah
Il ministro ghanese Kofi Mensah ha consegnato al presidente keniano Jean Otieno una lettera del presidente Yaw Owusu. => message:held:Mensah+Otieno+Owusu
Il ministro ghanese Kofi Mensah è arrivato a Nairobi, dove a riceverlo è stato il presidente keniano Jean Otieno. => meeting:held:Mensah+Otieno; visit:held:Mensah
Il ministro ghanese Kofi Mensah è arrivato a Nairobi. Il programma comprende anche un pranzo con il presidente keniano Jean Otieno. => meeting:planned:Mensah+Otieno; visit:held:Mensah
""",
}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (language, *line.split(" => "))
        for language, lines in EVENTS.items()
        for line in lines.strip().splitlines()
    ],
)
def test_who_took_part(language: str, text: str, wanted: str) -> None:
    reading = read(Document(id="x", text=text, language=language, published="2024-05-15"))
    told = [
        f"{e.kind}:{e.status}:{'+'.join(sorted(p.name.split()[-1] for p in e.participants))}"
        for e in reading.events
    ]
    assert sorted(told) == sorted([] if wanted == "-" else wanted.split("; "))
