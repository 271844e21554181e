"""Belarusian sentences, written as Ukrainian would write them.

The only free treebank of Ukrainian is of a parliament's minutes, where nobody tells of a minister
who arrived in a capital. Belarusian has free trees of news, and builds its sentences as Ukrainian
does. Its little words are replaced by Ukrainian ones, the endings of the others by those that
Ukrainian has in the same case, number and gender, and the letters of the stems by what mostly
stands for them. The stems become words that there are not; a parser learns to read words it has
never seen from their endings, as it must those of names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tools.parsers.conllu import features_of

if TYPE_CHECKING:
    from tools.parsers.conllu import Sentence, Word

# Belarusian words and the Ukrainian ones for them.
_WORDS_TEXT = """
і=і i=і у=у ў=в з=з зь=з са=зі са=з па=по не=не ня=не да=до а=а пра=про ад=від за=за аб=про
для=для што=що таксама=також як=як гэта=це мы=ми калі=коли але=але быў=був які=який каля=біля
дзе=де хто=хто пасля=після пасьля=після я=я каб=щоб толькі=тільки яго=його праз=через тут=тут
або=або яны=вони ён=він іх=їх iх=їх было=було больш=більше была=була ўжо=вже ужо=вже гэты=цей
сёння=сьогодні сёньня=сьогодні яшчэ=ще тое=те нас=нас ці=чи ва=у пры=при былі=були таму=тому
падчас=під якая=яка вельмі=дуже яе=її вы=ви тым=тим пад=під той=той цяпер=тепер супраць=проти
там=там таго=того шмат=багато ж=ж жа=же без=без ім=їм iм=їм разам=разом так=так гэтай=цієї
сваю=свою акрамя=крім менавіта=саме якога=якого свой=свій заўтра=завтра два=два мяне=мене вас=вас
гэтага=цього яна=вона кожны=кожен бо=бо іншыя=інші iншыя=інші некалькі=кілька нічога=нічого ды=та
нам=нам гэтым=цим паміж=між раней=раніше якой=якої будуць=будуть адзін=один адным=одним сябе=себе
ўпершыню=вперше упершыню=вперше вам=вам будзем=будемо сярод=серед усяго=усього усе=усі ўсе=всі
зараз=зараз нават=навіть вось=ось тры=три паводле=за тыя=ті якіх=яких якiх=яких якія=які якiя=які
наш=наш мне=мені хутка=швидко каго=кого гэтая=ця сваім=своїм над=над б=б бы=би то=то двух=двох
гэтыя=ці чаму=чому ўсіх=всіх усіх=усіх даволі=доволі зноў=знову адной=однієї усё=все ўсё=все
іншых=інших iншых=інших далей=далі чаго=чого амаль=майже пакуль=поки нашай=нашої менш=менше
нашым=нашим перад=перед імі=ними свае=свої сваёй=своєї вакол=навколо ля=біля ніхто=ніхто тых=тих
з-за=через гэтую=цю якое=яке ёсць=є гэтых=цих адразу=одразу апроч=крім пазней=пізніше
асабліва=особливо такіх=таких альбо=або некаторыя=деякі ты=ти звычайна=зазвичай аднак=однак
сваіх=своїх якім=яким найбольш=найбільш заўжды=завжди ні=ні некалькіх=кількох такія=такі адна=одна
ўчора=вчора учора=вчора якую=яку быць=бути яму=йому чатыры=чотири чатырох=чотирьох
адначасова=одночасно часта=часто такой=такої тлумачыць=пояснити адносна=щодо дагэтуль=досі
сабе=собі каму=кому хай=хай самы=самий зусім=зовсім увесь=увесь ўвесь=весь аднаго=одного
сапраўды=справді сам=сам проста=просто загадзя=заздалегідь ніколі=ніколи сюды=сюди пяць=п'ять
шэсць=шість сем=сім восем=вісім дзесяць=десять панядзелак=понеділок аўторак=вівторок серада=середа
сераду=середу чацвер=четвер пятніца=п'ятниця пятніцу=п'ятницю субота=субота суботу=суботу
нядзеля=неділя нядзелю=неділю студзеня=січня лютага=лютого сакавіка=березня красавіка=квітня
мая=травня чэрвеня=червня ліпеня=липня жніўня=серпня верасня=вересня кастрычніка=жовтня
лістапада=листопада снежня=грудня год=рік года=року годзе=році гадоў=років гады=роки
прэзідэнт=президент прэзідэнта=президента прэзідэнту=президенту прэзідэнтам=президентом
міністр=міністр міністра=міністра міністрам=міністром краіна=країна краіны=країни краін=країн
краіне=країні дзяржава=держава дзяржавы=держави беларусь=білорусь беларусі=білорусі расія=росія
расіі=росії украіна=україна украіны=україни зша=сша сказаў=сказав паведаміў=повідомив
паведамляе=повідомляє заявіў=заявив заявіла=заявила адзначыў=зазначив
"""
_WORDS = {word: other for word, _, other in (pair.partition("=") for pair in _WORDS_TEXT.split())}

_LETTERS = (
    ("дз(?=[ьіеёюя])", "д"), ("ц(?=[ьіеёюя])", "т"), ("цы", "ці"), ("ў", "в"), ("э", "е"),
    ("ы", "и"), ("(?<=[бвгджзклмнпрстфхцчшщ])ё", "ьо"), ("ё", "йо"), ("(?<=[оеауиія])і", "ї"),
    ("^ад(?=[бвгджзклмнпрстфхцчшщ])", "від"), ("^пад", "під"), ("^раз", "роз"), ("^па", "по"),
    ("([снлз])ь(?=[стн])", r"\1"),
)  # fmt: skip

_ADJECTIVE = re.compile(
    r"(?:ага|ога|яга|аму|ому|яму|ым|ім|ай|ой|яй|ую|юю|ая|яя|ае|яе|ое|ыя|ія|ых|іх|ымі|імі|ы|і)$"
)
_ADJECTIVES = {
    ("Nom", "Masc"): "ий", ("Nom", "Fem"): "а", ("Nom", "Neut"): "е", ("Nom", ""): "і",
    ("Gen", "Masc"): "ого", ("Gen", "Neut"): "ого", ("Gen", "Fem"): "ої", ("Gen", ""): "их",
    ("Dat", "Masc"): "ому", ("Dat", "Neut"): "ому", ("Dat", "Fem"): "ій", ("Dat", ""): "им",
    ("Acc", "Masc"): "ий", ("Acc", "Neut"): "е", ("Acc", "Fem"): "у", ("Acc", ""): "і",
    ("Ins", "Masc"): "им", ("Ins", "Neut"): "им", ("Ins", "Fem"): "ою", ("Ins", ""): "ими",
    ("Loc", "Masc"): "ому", ("Loc", "Neut"): "ому", ("Loc", "Fem"): "ій", ("Loc", ""): "их",
}  # fmt: skip
_NOUNS = (
    ("", "", r"([аэе])нне$", r"\1ння"), ("", "", r"ццё$", "ття"), ("", "", r"асць$", "ість"),
    ("", "", r"асці$", "ості"), ("", "", r"асцю$", "істю"), ("Ins", "", r"[ао]й$|[ао]ю$", "ою"),
    ("Ins", "", r"[яе]й$|[яе]ю$", "ею"), ("Ins", "", r"ам$", "ом"), ("Ins", "", r"ямі$", "ями"),
    ("Ins", "", r"амі$", "ами"), ("Gen", "Plur", r"[ая]ў$|оў$|ёў$", "ів"),
    ("Loc", "Sing", r"[еэ]$", "і"), ("Dat", "Sing", r"[еэ]$", "і"), ("Loc", "Sing", r"ы$", "і"),
)  # fmt: skip
_VERBS = (
    ("Inf", r"цца$", "тися"), ("Inf", r"ць$", "ти"), ("Inf", r"чы$", "чи"), ("Conv", r"чы$", "чи"),
    ("Conv", r"ўшы$", "вши"), ("Fin", r"ецца$", "еться"), ("Fin", r"іцца$", "иться"),
    ("Fin", r"ыцца$", "иться"), ("Fin", r"([юуяа])цца$", r"\1ться"), ("Fin", r"ўся$", "вся"),
    ("Fin", r"ліся$", "лися"), ("Fin", r"лі$", "ли"), ("Fin", r"([аяуюо])е$", r"\1є"),
    ("Fin", r"іць$", "ить"), ("Fin", r"ыць$", "ить"),
)  # fmt: skip


def respelled(sentence: Sentence) -> Sentence:
    """Give a Belarusian sentence as Ukrainian would write it; its words have no lemmas."""
    return replace(sentence, words=tuple(map(_respelled, sentence.words)))


def _respelled(word: Word) -> Word:
    low = word.form.lower().replace("i", "\u0456")
    if not re.search("[а-яёіў]", low):
        return replace(word, lemma="")
    form: str = _WORDS.get(low) or _by_ending(low, word)
    if word.form[:1].isupper():
        form = form[:1].upper() + form[1:]
    if word.form.isupper() and len(word.form) > 1:
        form = form.upper()
    return replace(word, form=form, lemma="")


def _by_ending(low: str, word: Word) -> str:
    features = features_of(word)
    case, number = features.get("Case", ""), features.get("Number", "")
    form = low
    if word.upos in {"ADJ", "DET"} or features.get("VerbForm") == "Part":
        gender = "" if number == "Plur" else features.get("Gender", "Masc")
        ending = _ADJECTIVES.get((case, gender))
        if case == "Acc" and features.get("Animacy") == "Anim" and gender in {"Masc", ""}:
            ending = _ADJECTIVES["Gen", gender]
        if ending and _ADJECTIVE.search(form):
            return _letters(_ADJECTIVE.sub("", form)) + ending
    elif word.upos in {"VERB", "AUX"}:
        for kind, before, after in _VERBS:
            if features.get("VerbForm", "Fin") == kind and re.search(before, form):
                form = re.sub(before, after, form)
                break
    elif word.upos in {"NOUN", "PROPN"}:
        for asked_case, asked_number, before, after in _NOUNS:
            if (
                asked_case in {"", case}
                and asked_number in {"", number}
                and re.search(before, form)
            ):
                form = re.sub(before, after, form)
                break
    return _letters(form)


def _letters(text: str) -> str:
    for before, after in _LETTERS:
        text = re.sub(before, after, text)
    return text
