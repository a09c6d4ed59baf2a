"""What a column can hold, and what it is called in lists from other countries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison.base.translations import marked, tr


class Part(StrEnum):
    """What of the directory a column speaks of."""

    AGENCY = "agency"
    OFFICE = "office"
    COVERAGE = "coverage"
    COMPETENCE = "competence"
    PERSON = "person"
    SOURCE = "source"

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_PARTS[self])


_PARTS = {
    Part.AGENCY: marked("Agency"),
    Part.OFFICE: marked("Office"),
    Part.COVERAGE: marked("Coverage"),
    Part.COMPETENCE: marked("Competence"),
    Part.PERSON: marked("Person"),
    Part.SOURCE: marked("Source"),
}


class Field(StrEnum):
    """What a column holds; the value is its name in a map file."""

    AGENCY = "agency"
    AGENCY_NATIVE = "agency_native_name"
    AGENCY_SHORT = "agency_short_name"
    AGENCY_KIND = "agency_kind"
    AGENCY_COUNTRY = "agency_country"
    PARENT_AGENCY = "parent_agency"
    AGENCY_WEBSITE = "agency_website"
    AGENCY_PHONE = "agency_phone"
    AGENCY_EMAIL = "agency_email"
    OFFICE = "office"
    OFFICE_KIND = "office_kind"
    CITY = "city"
    COUNTRY = "country"
    ADDRESS = "address"
    OPENING_HOURS = "opening_hours"
    TIME_ZONE = "time_zone"
    OFFICE_PHONE = "office_phone"
    OFFICE_EMAIL = "office_email"
    COVERS_MAINLY = "covers_mainly"
    COVERS = "covers"
    COVERAGE_ROLE = "coverage_role"
    COVERAGE_CRIME = "coverage_crime"
    COVERS_FROM = "covers_from"
    COVERS_TO = "covers_to"
    COMPETENCE = "competence"
    COMPETENCE_CRIME = "competence_crime"
    COMPETENCE_FROM = "competence_from"
    COMPETENCE_TO = "competence_to"
    PERSON = "person"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    POST = "post"
    PERSON_PHONE = "person_phone"
    PERSON_EMAIL = "person_email"
    LANGUAGES = "languages"
    HELD_FROM = "held_from"
    HELD_TO = "held_to"
    REMARK = "remark"
    PHONE = "phone"
    EMAIL = "email"
    SOURCE = "source"
    PUBLISHER = "publisher"
    SOURCE_URL = "source_url"
    AS_OF = "as_of"
    BASIS = "basis"

    @property
    def about(self) -> FieldInfo:
        """What is known of it."""
        return _BY_FIELD[self]

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_BY_FIELD[self].name)


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """One field.

    Attributes:
        name: English, marked for translation; also a known heading.
        headings: what the column is called elsewhere, separated by bars, in many languages.
    """

    field: Field
    part: Part
    name: str
    headings: str


FIELDS: tuple[FieldInfo, ...] = (
    FieldInfo(
        Field.AGENCY,
        Part.AGENCY,
        marked("Agency"),
        "organisation|organization|authority|service|institution|body|agency name|org|competent authority|ведомство|орган|"
        "организация|учреждение|служба|правоохранительный орган|behörde|dienststelle|organisation|amt|autorité|organisme|"
        "service|agence|institution|autoridad|organismo|agencia|organización|organ|urząd|instytucja|służba|organizacja|kurum|"
        "teşkilat|makam|idarə|orqan|təşkilat|agentlik|мекеме|ұйым|орган атауы|ведомство назва|установа|орган влади|організація|"
        "ведамства|арганізацыя|ente|autorità|organizzazione|instansi|instantie|agentschap|instituție|autoritate|orgán|úřad",
    ),
    FieldInfo(
        Field.AGENCY_NATIVE,
        Part.AGENCY,
        marked("Agency's own name"),
        "native name|name in original language|local name|original name|наименование на родном языке|оригинальное название|"
        "название на языке страны|originalname|nom original|nombre original|nazwa oryginalna|orijinal adı",
    ),
    FieldInfo(
        Field.AGENCY_SHORT,
        Part.AGENCY,
        marked("Agency's short name"),
        "abbreviation|acronym|short name|abbr|сокращение|аббревиатура|краткое название|сокр|abkürzung|kürzel|kurzname|sigle|"
        "abréviation|sigla|abreviatura|skrót|kısaltma|abreviatur|qısaltma|қысқарту|скорочення|абревіатура|скарачэнне",
    ),
    FieldInfo(
        Field.AGENCY_KIND,
        Part.AGENCY,
        marked("Kind of agency"),
        "agency type|type of agency|тип ведомства|вид ведомства|art der behörde|type d autorité|tipo de organismo|rodzaj organu",
    ),
    FieldInfo(
        Field.AGENCY_COUNTRY,
        Part.AGENCY,
        marked("Agency's country"),
        "sending state|sending country|agency country|country of agency|home country|страна ведомства|направляющее государство|"
        "entsendestaat|entsendeland|état d envoi|pays d envoi|estado acreditante|país de origen|państwo wysyłające|"
        "gönderen ülke|göndərən dövlət|жіберуші мемлекет|держава що направляє|nationality",
    ),
    FieldInfo(
        Field.PARENT_AGENCY,
        Part.AGENCY,
        marked("Part of (agency)"),
        "parent agency|parent|part of|ministry|вышестоящее ведомство|министерство|подчинение|übergeordnete behörde|ministerium|"
        "ministère|autorité de tutelle|ministerio|ministerstwo|jednostka nadrzędna|bakanlık|nazirlik|министрлік|міністерство|"
        "міністэрства",
    ),
    FieldInfo(
        Field.AGENCY_WEBSITE,
        Part.AGENCY,
        marked("Website"),
        "web|homepage|url|internet|web site|сайт|веб сайт|интернет|webseite|internetseite|site web|site internet|sitio web|"
        "página web|strona internetowa|strona www|web sitesi|internet sitesi|вебсайт|веб сайт",
    ),
    FieldInfo(Field.AGENCY_PHONE, Part.AGENCY, marked("Agency's phone"), "agency telephone|телефон ведомства"),
    FieldInfo(Field.AGENCY_EMAIL, Part.AGENCY, marked("Agency's e-mail"), "agency email|почта ведомства"),
    FieldInfo(
        Field.OFFICE,
        Part.OFFICE,
        marked("Office"),
        "office name|post|mission|legat|attaché office|liaison office|unit|department|представительство|офис|отделение|бюро|"
        "атташат|подразделение|büro|verbindungsbüro|vertretung|außenstelle|abteilung|bureau|antenne|représentation|service local|"
        "oficina|agregaduría|representación|biuro|placówka|przedstawicielstwo|ofis|büro|temsilcilik|müşavirlik|nümayəndəlik|"
        "ofis|өкілдік|кеңсе|офіс|представництво|прадстаўніцтва|ufficio|kantoor|birou|kancelář",
    ),
    FieldInfo(
        Field.OFFICE_KIND,
        Part.OFFICE,
        marked("Kind of office"),
        "office type|type of office|type|тип представительства|вид представительства|тип офиса|art des büros|type de bureau|"
        "tipo de oficina|rodzaj placówki",
    ),
    FieldInfo(
        Field.CITY,
        Part.OFFICE,
        marked("City"),
        "town|place|location|seat|город|место|населенный пункт|место расположения|stadt|ort|sitz|standort|ville|lieu|siège|"
        "ciudad|localidad|sede|miasto|miejscowość|siedziba|şehir|il|kent|şəhər|қала|місто|горад|città|stad|oraș|město",
    ),
    FieldInfo(
        Field.COUNTRY,
        Part.OFFICE,
        marked("Country"),
        "state|host country|host state|country of seat|receiving state|страна|государство|страна пребывания|"
        "государство пребывания|land|staat|gastland|empfangsstaat|aufenthaltsstaat|pays|état|pays hôte|pays de résidence|país|"
        "estado|estado receptor|país anfitrión|kraj|państwo|państwo przyjmujące|ülke|devlet|ölkə|dövlət|ел|мемлекет|елі|країна|"
        "держава|краіна|дзяржава|paese|stato|țară|země|stát|riik|valsts|šalis",
    ),
    FieldInfo(
        Field.ADDRESS,
        Part.OFFICE,
        marked("Address"),
        "street|postal address|street address|адрес|почтовый адрес|улица|adresse|anschrift|straße|adresse postale|rue|dirección|"
        "domicilio|adres|ulica|adres pocztowy|ünvan|adresi|мекенжай|адреса|адрас|indirizzo|adresă|adresa",
    ),
    FieldInfo(
        Field.OPENING_HOURS,
        Part.OFFICE,
        marked("Opening hours"),
        "office hours|working hours|hours|часы работы|время работы|режим работы|öffnungszeiten|dienstzeiten|"
        "heures d ouverture|horaires|horario|horario de atención|godziny pracy|godziny otwarcia|çalışma saatleri|iş saatları|"
        "жұмыс уақыты|години роботи|час працы",
    ),
    FieldInfo(
        Field.TIME_ZONE,
        Part.OFFICE,
        marked("Time zone"),
        "timezone|часовой пояс|zeitzone|fuseau horaire|zona horaria|huso horario|strefa czasowa|saat dilimi|saat qurşağı|"
        "часовий пояс",
    ),
    FieldInfo(Field.OFFICE_PHONE, Part.OFFICE, marked("Office's phone"), "office telephone|телефон представительства"),
    FieldInfo(Field.OFFICE_EMAIL, Part.OFFICE, marked("Office's e-mail"), "office email|почта представительства"),
    FieldInfo(
        Field.COVERS_MAINLY,
        Part.COVERAGE,
        marked("Main countries covered"),
        "main country covered|primary coverage|основная страна|hauptzuständigkeit|pays principal|país principal|kraj główny",
    ),
    FieldInfo(
        Field.COVERS,
        Part.COVERAGE,
        marked("Covers"),
        "countries covered|covered countries|coverage|area of responsibility|aor|responsible for|accredited to|jurisdiction|"
        "side accreditation|also covers|охват|охватывает|зона ответственности|курирует|курируемые страны|страны охвата|"
        "обслуживаемые страны|аккредитован|zuständig für|zuständigkeitsbereich|zuständigkeit|betreute länder|akkreditiert in|"
        "pays couverts|zone de compétence|zone de responsabilité|compétent pour|accrédité|países cubiertos|cobertura|"
        "jurisdicción|concurrencias|kraje akredytacji|obszar odpowiedzialności|obejmuje|sorumlu olduğu ülkeler|"
        "sorumluluk alanı|görev bölgesi|məsuliyyət zonası|əhatə edir|жауапкершілік аймағы|қамтиды|зона відповідальності|охоплює|"
        "зона адказнасці|paesi di competenza",
    ),
    FieldInfo(
        Field.COVERAGE_ROLE,
        Part.COVERAGE,
        marked("Role of coverage"),
        "role|coverage role|роль|rolle|rôle|rol|rola",
    ),
    FieldInfo(
        Field.COVERAGE_CRIME, Part.COVERAGE, marked("Covers only for (crime)"), "coverage crime|только по преступлениям"
    ),
    FieldInfo(
        Field.COVERS_FROM,
        Part.COVERAGE,
        marked("Covers from"),
        "coverage from|valid from|охватывает с|действует с|gültig ab|valable à partir de|válido desde|ważne od",
    ),
    FieldInfo(
        Field.COVERS_TO,
        Part.COVERAGE,
        marked("Covers until"),
        "coverage to|valid to|valid until|охватывает до|действует до|gültig bis|valable jusqu au|válido hasta|ważne do",
    ),
    FieldInfo(
        Field.COMPETENCE,
        Part.COMPETENCE,
        marked("Competence"),
        "crime types|crimes|competences|mandate|responsibilities|компетенция|виды преступлений|преступления|полномочия|"
        "kompetenz|deliktsbereiche|aufgaben|compétences|infractions|competencias|delitos|mandato|kompetencje|przestępstwa|"
        "yetki|suçlar|səlahiyyət|cinayətlər|құзырет|компетенція|злочини|кампетэнцыя",
    ),
    FieldInfo(
        Field.COMPETENCE_CRIME, Part.COMPETENCE, marked("Crime type of the competence"), "crime type|вид преступления"
    ),
    FieldInfo(Field.COMPETENCE_FROM, Part.COMPETENCE, marked("Competent from"), "компетентен с"),
    FieldInfo(Field.COMPETENCE_TO, Part.COMPETENCE, marked("Competent until"), "компетентен до"),
    FieldInfo(
        Field.PERSON,
        Part.PERSON,
        marked("Person"),
        "name|full name|officer|contact|contact person|official|liaison officer|attaché|head|фио|ф и о|имя|сотрудник|"
        "контактное лицо|офицер|представитель|атташе|руководитель|name und vorname|ansprechpartner|verbindungsbeamter|leiter|"
        "kontaktperson|nom|nom complet|personne de contact|officier de liaison|chef|nombre|nombre completo|oficial de enlace|"
        "persona de contacto|contacto|imię i nazwisko|oficer łącznikowy|osoba kontaktowa|kierownik|ad soyad|adı soyadı|"
        "irtibat görevlisi|yetkili|ad və soyad|əlaqələndirici|аты жөні|қызметкер|піб|прізвище ім я|співробітник|прозвішча|імя",
    ),
    FieldInfo(
        Field.FAMILY_NAME,
        Part.PERSON,
        marked("Family name"),
        "surname|last name|фамилия|nachname|familienname|nom de famille|apellido|apellidos|nazwisko|soyadı|soyad|тегі|прізвище",
    ),
    FieldInfo(
        Field.GIVEN_NAME,
        Part.PERSON,
        marked("Given name"),
        "first name|forename|имя отчество|vorname|prénom|nombre de pila|imię|adı|аты|ім я",
    ),
    FieldInfo(
        Field.POST,
        Part.PERSON,
        marked("Post held"),
        "position|title|job title|function|rank|должность|звание|пост|funktion|dienststellung|amtsbezeichnung|poste|fonction|"
        "titre|cargo|puesto|función|stanowisko|funkcja|görev|unvan|ünvanı|vəzifə|лауазым|посада|пасада|incarico|functie",
    ),
    FieldInfo(
        Field.PERSON_PHONE, Part.PERSON, marked("Person's phone"), "mobile|cell|сотовый|мобильный|handy|portable"
    ),
    FieldInfo(Field.PERSON_EMAIL, Part.PERSON, marked("Person's e-mail"), "личная почта"),
    FieldInfo(
        Field.LANGUAGES,
        Part.PERSON,
        marked("Languages"),
        "language|languages spoken|языки|язык|владение языками|sprachen|sprache|langues|langue|idiomas|języki|diller|dillər|"
        "тілдер|мови|мовы",
    ),
    FieldInfo(
        Field.HELD_FROM,
        Part.PERSON,
        marked("In post from"),
        "since|in office since|from|в должности с|с даты|im amt seit|seit|depuis|en poste depuis|desde|od|od kiedy|başlangıç",
    ),
    FieldInfo(
        Field.HELD_TO,
        Part.PERSON,
        marked("In post until"),
        "until|to|в должности до|по дату|bis|jusqu au|hasta|do|bitiş",
    ),
    FieldInfo(
        Field.REMARK,
        Part.PERSON,
        marked("Remark on the person"),
        "remark|remarks|note|notes|comment|comments|примечание|примечания|комментарий|bemerkung|anmerkung|notiz|remarque|"
        "observaciones|nota|uwagi|notlar|qeyd|ескерту|примітка|заўвага",
    ),
    FieldInfo(
        Field.PHONE,
        Part.OFFICE,
        marked("Phone"),
        "telephone|tel|phone number|contact number|телефон|тел|номер телефона|telefon|rufnummer|telefonnummer|téléphone|teléfono|"
        "numer telefonu|telefon numarası|telefon nömrəsi|тэлефон|telefono|telefoon",
    ),
    FieldInfo(
        Field.EMAIL,
        Part.OFFICE,
        marked("E-mail"),
        "email|mail|e mail address|электронная почта|эл почта|почта|адрес электронной почты|e mail adresse|courriel|"
        "adresse électronique|correo|correo electrónico|poczta elektroniczna|adres e mail|e posta|eposta|elektron poçt|"
        "электрондық пошта|електронна пошта|электронная пошта|имейл",
    ),
    FieldInfo(
        Field.SOURCE,
        Part.SOURCE,
        marked("Source"),
        "source title|reference|источник|quelle|référence|fuente|źródło|kaynak|mənbə|дереккөз|джерело|крыніца",
    ),
    FieldInfo(Field.PUBLISHER, Part.SOURCE, marked("Publisher"), "издатель|herausgeber|éditeur|editor|wydawca"),
    FieldInfo(
        Field.SOURCE_URL, Part.SOURCE, marked("Address of the source"), "source url|link|ссылка на источник|quelle url"
    ),
    FieldInfo(
        Field.AS_OF,
        Part.SOURCE,
        marked("As of"),
        "as at|date|updated|last updated|last checked|status date|по состоянию на|дата|обновлено|актуально на|stand|datum|"
        "aktualisiert|à jour au|date de mise à jour|fecha|actualizado|stan na|data|aktualizacja|tarih|güncelleme|tarix|күні|"
        "станом на|дата оновлення|па стане на",
    ),
    FieldInfo(Field.BASIS, Part.SOURCE, marked("What the date rests on"), "basis|основание даты"),
)
_BY_FIELD = {info.field: info for info in FIELDS}
