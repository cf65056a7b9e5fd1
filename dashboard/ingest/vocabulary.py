"""Which words do people write for our codes? Lists in English, Russian and Kazakh."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dashboard.ingest.letters import folded, word_key

LANGUAGES = ("en", "ru", "kk")

MONTH_LISTS = """
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре
янв фев мар апр май июн июл авг сен окт ноя дек
янв февр мар апр мая июн июл авг сент окт нояб дек
қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
қаң ақп нау сәу мам мау шіл там қыр қаз қар жел
qantar aqpan nauryz sauir mamyr mausym shilde tamyz qyrkuiek qazan qarasha zheltoqsan
yanvar fevral mart aprel mai iyun iyul avgust sentyabr oktyabr noyabr dekabr
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
jan feb mar apr may jun jul aug sept oct nov dec
"""
"""Names of the months in full, in the cases people use, short as Excel writes them, and in Latin letters."""

TOTALS = ("итого", "всего", "барлығы", "жиыны", "total", "жалпы", "қорытынды", "grand total", "общий итог")

TOTAL_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(TOTALS)})(?!\w)")
"""A word for a total anywhere in a folded text."""

OTHER_WORDS = ("күні",)
"""Words that sound like one of ours in Latin letters and mean something else: ``Kuni`` is a day, not the cost."""

FOOTERS = (
    "исполнитель", "исп.", "зав.", "заполнил", "отчет составил",
    "директор", "руководитель", "ответственн", "подпись", "заведующ", "бухгалтер", "составил",
    "телефон", "тел.", "м.п.", "мп", "дата", "примечани", "источник", "согласован", "утвержд", "проверил",
    "орындаушы", "орынд.", "толтырған", "басшы", "жауапты", "қолы", "ескерту", "дереккөз", "күні", "тексерген",
    "prepared by", "director", "signature", "signed", "note", "source", "phone", "*",
)  # fmt: skip

# code: English | Russian | Kazakh; several forms separated by commas, the first is the one shown.
CHOICES: Mapping[str, Mapping[str, str]] = {
    "age_group": {
        "children": "children | дети | балалар",
        "youth": "youth | юношество, молодёжь | жастар, жасөспірімдер, жас өспірімдер",
        "adults": "adults | взрослые | ересектер",
    },
    "event_type": {
        "lecture": "lecture, lectures | лекция, лекции | дәріс, дәрістер",
        "master_class": "master class, master classes, masterclass | мастер-класс, мастер-классы | "
        "шеберлік сыныбы, шеберлік сыныптары, шеберлік сабағы, шеберлік сабақтары",
        "creative_meeting": "creative meeting, creative meetings | творческая встреча, творческие встречи | "
        "шығармашылық кездесу, шығармашылық кездесулер",
        "literary_event": "literary event, literary events | литературное мероприятие, литературные мероприятия | "
        "әдеби іс-шара, әдеби іс-шаралар",
    },
    "district": {
        "alatau": "Alatau | Алатауский | Алатау",
        "almaly": "Almaly | Алмалинский | Алмалы",
        "auezov": "Auezov, Auezovskiy | Ауэзовский | Әуезов",
        "bostandyk": "Bostandyk | Бостандыкский | Бостандық",
        "zhetysu": "Zhetysu, Jetisu | Жетысуский | Жетісу",
        "medeu": "Medeu | Медеуский | Медеу",
        "nauryzbay": "Nauryzbay | Наурызбайский | Наурызбай",
        "turksib": "Turksib | Турксибский | Түрксіб",
    },
    "project_kind": {
        "restoration": "restoration | реставрация, научно-реставрационные работы | "
        "реставрация, ғылыми-реставрациялау жұмыстары",
        "reconstruction": "reconstruction | реконструкция | қайта жаңғырту, реконструкция",
        "capital_repair": "capital repair | капитальный ремонт, капремонт | күрделі жөндеу",
        "construction": "construction | строительство | құрылыс",
        "new_museum": "new museum | создание музея, новый музей | жаңа музей",
    },
    "venue_kind": {
        "library": "library | библиотека | кітапхана",
        "theatre": "theatre, theater | театр | театр",
        "museum": "museum | музей | мұражай, музей",
        "memorial": "memorial | мемориал, памятник | мемориал, ескерткіш",
        "circus": "circus | цирк | цирк",
        "park": "park | парк | саябақ",
        "building": "building | здание | ғимарат",
        "other": "other | другое | басқа",
    },
    "date_kind": {
        "baseline": "baseline | первоначальный срок | бастапқы мерзім",
        "forecast": "forecast | прогноз | болжам",
        "actual": "actual | факт | нақты",
    },
    "date_precision": {
        "day": "day | день | күн",
        "month": "month | месяц | ай",
        "quarter": "quarter | квартал | тоқсан",
        "year": "year | год | жыл",
    },
    "reported_precision": {
        "day": "day | день | күн",
        "month_inferred": "month inferred | месяц предположительно | айы болжамды",
        "year_inferred": "year inferred | год предположительно | жылы болжамды",
        "unknown": "unknown | неизвестно | белгісіз",
    },
    "location_basis": {
        "published": "published | опубликовано | жарияланған",
        "address": "address | по адресу | мекенжай бойынша",
        "demo": "demo | демо | демо",
        "unknown": "unknown | неизвестно | белгісіз",
    },
    "closure_reason": {
        "works": "works | ремонт, работы, ремонтные работы, капитальный ремонт, капремонт, "
        "кап. ремонт, кап ремонт, текущий ремонт, тек. ремонт "
        "| жөндеу, жұмыстар, жөндеу жұмыстары, күрделі жөндеу",
        "epidemic": "epidemic, quarantine | эпидемия, карантин | індет, карантин",
        "other": "other | другое | басқа",
    },
    "status": {
        "late": "late | с опозданием, опаздывает | кешігуде",
        "at_risk": "at risk | под угрозой | тәуекел бар",
        "on_track": "on track | в срок | мерзімінде",
        "done": "done | завершён, завершено | аяқталған",
        "unknown": "not known, unknown | нет данных | дерек жоқ",
    },
    "delay_reason": {
        "funding": "funding | нехватка средств, финансирование | қаржының жетіспеуі, қаржыландыру",
        "design_changes": "design changes | изменение проекта | жобаның өзгеруі",
        "expertise": "state expertise | государственная экспертиза, экспертиза | мемлекеттік сараптама, сараптама",
        "procurement": "procurement | государственные закупки, закупки | мемлекеттік сатып алу, сатып алу",
        "contractor": "contractor | подрядчик | мердігер",
        "supply": "supply | поставки | жеткізілім",
        "site_conditions": "site conditions | условия на площадке | алаң жағдайы",
        "heritage_approval": "heritage approval | согласование охраны памятников | ескерткіштерді қорғау келісімі",
        "court": "court | суд | сот",
        "other": "other | другое | басқа",
    },
    "space": {
        "coworking": "coworking | коворкинг | коворкинг",
        "recreation": "rest area, recreation area | зона отдыха | демалыс аймағы",
        "multimedia": "multimedia area | мультимедийная площадка, мультимедиа | мультимедиа алаңы",
        "event_space": "event space | площадка для мероприятий | іс-шара алаңы",
        "accessible": "accessible | доступная среда | қолжетімді орта",
    },
    "milestone": {
        "design": "design documents | проектная документация | жобалық құжаттама",
        "expertise": "state expertise | государственная экспертиза | мемлекеттік сараптама",
        "tender": "tender | государственные закупки | мемлекеттік сатып алу",
        "works_start": "start of works | начало работ | жұмыстың басталуы",
        "suspended": "works suspended | работы приостановлены | жұмыс тоқтатылған",
        "resumed": "works resumed | работы возобновлены | жұмыс қайта басталған",
        "structure": "structure | несущие конструкции | көтергіш құрылымдар",
        "facade": "facade | фасад | қасбет",
        "interior": "interior | внутренняя отделка | ішкі әрлеу",
        "equipment": "equipment | оборудование | жабдықтар",
        "landscaping": "landscaping | благоустройство | абаттандыру",
        "works_finish": "completion of works | завершение работ | жұмыстың аяқталуы",
        "opening": "opening | открытие | ашылуы",
    },
    "measure": {
        "visits": "visits | посещения, число посещений, количество посещений, посещаемость | келу саны, келушілер саны",
        "events": "events | мероприятия, число мероприятий, количество мероприятий | іс-шаралар, іс-шаралар саны",
        "participants": "participants | участники, число участников, количество участников "
        "| қатысушылар, қатысушылар саны",
        "new_libraries": "new libraries | новые библиотеки | жаңа кітапханалар",
        "libraries_24_7": "24/7 libraries | библиотеки 24/7 | 24/7 кітапханалар",
        "large_events": "large events | крупные мероприятия | ірі іс-шаралар",
    },
    "yes_no": {"yes": "yes, 1, true | да | иә", "no": "no, 0, false | нет | жоқ"},
}


def forms(choice: str, code: str) -> dict[str, tuple[str, ...]]:
    """Words for a code by language, the one to show first."""
    parts = CHOICES[choice][code].split("|")
    return {
        language: tuple(word.strip() for word in part.split(","))
        for language, part in zip(LANGUAGES, parts, strict=True)
    }


@cache
def codes_by_word(choice: str) -> Mapping[str, str]:
    """Code by word as compared; the codes themselves are words too."""
    found = {}
    for code in CHOICES[choice]:
        words = [code, *(word for words in forms(choice, code).values() for word in words)]
        found.update({word_key(word): code for word in words})
    return MappingProxyType(found)


@cache
def months_by_word() -> Mapping[str, int]:
    """Number of the month (1…12) by its name in any form."""
    lists = [line.split() for line in MONTH_LISTS.strip().splitlines()]
    return MappingProxyType({folded(word): number for words in lists for number, word in enumerate(words, 1)})


def allowed(choice: str, language: str) -> str:
    """The words to write, as a list in one language."""
    return ", ".join(forms(choice, code)[language][0] for code in CHOICES[choice])


@cache
def _frequent_words() -> frozenset[str]:
    from dashboard.ingest.kinds import KINDS  # here, because kinds read this module's words first

    headings = (h for kind in KINDS.values() for layout in kind.layouts for c in layout.columns for h in c.headings)
    words = [*months_by_word(), *TOTALS, *headings, *(word for choice in CHOICES for word in codes_by_word(choice))]
    parts = {part for word in words for part in re.findall(r"\w+", folded(word))}
    return frozenset(part for part in parts if not part.isascii() and len(part) > 2)  # noqa: PLR2004  "и", "на" prove nothing


def words_known_in(text: str) -> int:
    """How many different words of the intake a text holds."""
    # Not ``folded``: its cache is for words, and this is a whole file.
    return len(_frequent_words().intersection(re.findall(r"\w+", text.casefold().replace("ё", "е"))))
