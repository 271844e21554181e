"""What parser, tables and engine make of Turkish: sentences of each type, and its constructions."""

from functools import partial
from importlib.resources import files

import pytest
from tests.coding import whole_sentences

parsed = pytest.mark.skipif(
    not (files("interstate.language") / "models" / "tr").is_dir(),
    reason="the Turkish parser is not built here",
)


reports = partial(whole_sentences.reports, language="tr")
told = partial(whole_sentences.told, language="tr", judged=True)

TYPES: list[tuple[str, list[str]]] = [
    ("Peru, Şili'yi diplomatlarını dinlemekle suçladı.", ["ACCUSE PER > CHL CT+"]),
    ("Norveçli bakan İzlanda'nın politikasını eleştirdi.", ["ACCUSE NOR > ISL CT+"]),
    ("Kenya, Uganda'ya yardım etmeye söz verdi.", ["AGREE KEN > UGA CT+"]),
    ("Peru, Şili'nin davetini kabul etti.", ["AGREE PER > CHL CT+"]),
    ("Danimarka Başbakanı salı günü Estonya'yı ziyaret etti.", ["CONSULT DNK > EST CT+"]),
    ("Norveç ile Şili Oslo'da görüştü.", ["CONSULT CHL/NOR > - CT+"]),
    (
        "Kenya Cumhurbaşkanı, Ugandalı mevkidaşıyla Nairobi'de bir araya geldi.",
        ["CONSULT KEN/UGA > - CT+"],
    ),
    ("Peru ve Şili barış anlaşması imzaladı.", ["SUPPORT CHL/PER > - CT+"]),
    ("Brezilya Filistin'i tanıdı.", ["SUPPORT BRA > PSE CT+"]),
    ("Portekiz, Angola'ya destek verdi.", ["SUPPORT PRT > AGO CT+"]),
    ("Etiyopya, Eritre ile ateşkes ilan etti.", ["CONCEDE ETH > ERI CT+"]),
    ("Japonya, Güney Kore'den özür diledi.", ["CONCEDE JPN > KOR CT+"]),
    ("Arjantin ve Brezilya ortak tatbikat düzenledi.", ["COOPERATE ARG/BRA > - CT+"]),
    ("Bolivya Brezilya'ya gaz sattı.", ["COOPERATE BOL > BRA CT+"]),
    ("Norveç, Haiti'ye insani yardım gönderdi.", ["AID NOR > HTI CT+"]),
    ("Etiyopya askerlerini Somali'den çekti.", ["RETREAT ETH > SOM CT+"]),
    ("Suriye iki Türk gazeteciyi serbest bıraktı.", ["RETREAT SYR > TUR CT+"]),
    ("Norveç, İzlanda'dan gemilerini çekmesini istedi.", ["REQUEST NOR > ISL CT+"]),
    ("Şili, Peru'yu müzakereye çağırdı.", ["REQUEST CHL > PER CT+"]),
    ("Peru, Şili'nin teklifini reddetti.", ["REJECT PER > CHL CT+"]),
    ("Norveç, İzlanda ile görüşmeyi reddetti.", ["REJECT NOR > ISL CT+"]),
    ("Rusya, Fransa'nın tasarısını veto etti.", ["REJECT RUS > FRA CT+"]),
    ("İran, İsrail'i saldırıyla tehdit etti.", ["THREATEN IRN > ISR CT+"]),
    ("Türkiye, Kıbrıs'ı yaptırım uygulamakla tehdit etti.", ["THREATEN TUR > CYP CT+"]),
    ("Binlerce Yunan Almanya'ya karşı gösteri yaptı.", ["PROTEST GRC > DEU CT+"]),
    ("Avrupa Birliği Belarus'a yaptırım uyguladı.", ["SANCTION EUU > BLR CT+"]),
    ("Fransa, Libyalı diplomatı sınır dışı etti.", ["SANCTION FRA > LBY CT+"]),
    ("Rusya, Ukrayna sınırına asker yığdı.", ["MOBILIZE RUS > UKR CT+"]),
    ("Kuzey Kore balistik füze denedi.", ["MOBILIZE PRK > - CT+"]),
    ("Mısır polisi iki İngiliz gazeteciyi gözaltına aldı.", ["COERCE EGY > GBR CT+"]),
    ("İsrail Suriye'yi bombaladı.", ["ASSAULT ISR > SYR CT+"]),
    ("Rus uçakları Halep'i vurdu.", ["ASSAULT RUS > SYR CT+"]),
    ("Taliban militanları üç Afgan askerini öldürdü.", ["ASSAULT NSA:Taliban > AFG CT+"]),
    ("Norveç, İzlanda ile görüşmeyecek.", ["REJECT NOR > ISL CT+"]),
    ("Bakanlığa göre İsrail Suriye'yi bombaladı.", ["ASSAULT ISR > SYR CT+"]),
    ("Şili Dışişleri Bakanı, Peru'yu sert bir dille eleştirdi.", ["ACCUSE CHL > PER CT+"]),
    ("Norveç hükümeti, Rusya'nın kararını kınadı.", ["ACCUSE NOR > RUS CT+"]),
    ("Fransa, İran'a tepki gösterdi.", ["ACCUSE FRA > IRN CT+"]),
    ("Kenya, Somali'ye nota verdi.", ["ACCUSE KEN > SOM CT+"]),
    ("Mısır, Etiyopya hakkında dava açtı.", ["ACCUSE EGY > ETH CT+"]),
    ("Polonya, Belarus'u saldırıdan sorumlu tuttu.", ["ACCUSE POL > BLR CT+"]),
    ("Japonya, Çin'in büyükelçisini dışişlerine çağırdı.", ["ACCUSE JPN > CHN CT+"]),
    ("ABD, Vietnam'a yeni silahlar vermeyi taahhüt etti.", ["AGREE USA > VNM CT+"]),
    ("Mısır, Sudan ile anlaşmaya vardı.", ["AGREE EGY/SDN > - CT+"]),
    ("Almanya, Fransa Cumhurbaşkanı'nı Berlin'e davet etti.", ["AGREE DEU > FRA CT+"]),
    ("Hindistan ve Pakistan, tutuklu değişimi konusunda anlaştı.", ["AGREE IND/PAK > - CT+"]),
    ("Alman Şansölye Merkel, Putin ile telefonda görüştü.", ["CONSULT DEU/RUS > - CT+"]),
    ("Çin Devlet Başkanı, Kamboçya'ya resmi ziyarette bulundu.", ["CONSULT CHN > KHM CT+"]),
    ("İtalya Başbakanı, Libyalı mevkidaşını Roma'da ağırladı.", ["CONSULT LBY > ITA CT+"]),
    ("Katar, İsrail ile Hamas arasında arabuluculuk yaptı.", ["CONSULT QAT > ISR/NSA:Hamas CT+"]),
    ("Vietnam ile Laos arasındaki görüşmeler Hanoi'de başladı.", ["CONSULT LAO/VNM > - CT+"]),
    ("İspanya, Portekiz'in kararını destekledi.", ["SUPPORT ESP > PRT CT+"]),
    ("Kanada, Ukrayna'ya desteğini yineledi.", ["SUPPORT CAN > UKR CT+"]),
    ("Yunanistan, Mısır ile deniz yetki anlaşması imzaladı.", ["SUPPORT EGY/GRC > - CT+"]),
    ("Rus parlamentosu Belarus ile yapılan anlaşmayı onayladı.", ["SUPPORT BLR/RUS > - CT+"]),
    ("Norveç, İsveç Başbakanı'nı tebrik etti.", ["SUPPORT NOR > SWE CT+"]),
    ("Türkiye, İsrail'e yeniden büyükelçi atadı.", ["SUPPORT TUR > ISR CT+"]),
    ("Suudi Arabistan, Yemen'de ateşkes ilan etti.", ["CONCEDE SAU > YEM CT+"]),
    ("Rusya, Türkiye'ye yönelik kısıtlamaları yumuşattı.", ["CONCEDE RUS > TUR CT+"]),
    ("Norveç, İzlanda'ya taviz verdi.", ["CONCEDE NOR > ISL CT+"]),
    ("Kazakistan ile Özbekistan enerji alanında işbirliği yaptı.", ["COOPERATE KAZ/UZB > - CT+"]),
    ("Türkiye, Katar'a insansız hava aracı sattı.", ["COOPERATE TUR > QAT CT+"]),
    ("Hindistan Rusya'dan petrol satın aldı.", ["COOPERATE IND > RUS CT+"]),
    ("İspanya, zanlıyı Fransa'ya iade etti.", ["COOPERATE ESP > FRA CT+"]),
    ("Dünya Bankası, Kenya'ya kredi verdi.", ["AID IGO:World Bank > KEN CT+"]),
    ("ABD Ukrayna'ya tank gönderdi.", ["AID USA > UKR CT+"]),
    ("İran, Hizbullah'ı silahlandırdı.", ["AID IRN > NSA:Hezbollah CT+"]),
    ("Bangladeş, Myanmarlı mültecileri kabul etti.", ["AID BGD > MMR CT+"]),
    ("Rus birlikleri Harkov'dan çekildi.", ["RETREAT RUS > UKR CT+"]),
    ("İran, iki Amerikalıyı serbest bıraktı.", ["RETREAT IRN > USA CT+"]),
    ("İngiltere, heykelleri Nijerya'ya iade etti.", ["RETREAT GBR > NGA CT+"]),
    ("Mısır, Gazze sınırını açtı.", ["RETREAT EGY > PSE CT+"]),
    ("İtalya Başbakanı istifa etti.", ["RETREAT ITA > - CT+"]),
    ("Ukrayna, Almanya'dan silah istedi.", ["REQUEST UKR > DEU CT+"]),
    ("Fransa, Rusya'dan saldırıları durdurmasını talep etti.", ["REQUEST FRA > RUS CT+"]),
    ("Arnavutluk, NATO'ya üyelik için başvurdu.", ["REQUEST ALB > NAT CT+"]),
    ("Macaristan, İsveç'in NATO üyeliğine karşı çıktı.", ["REJECT HUN > SWE CT+"]),
    ("İran, müfettişlere izin vermedi.", ["REJECT IRN > ? CT+"]),
    ("Kuzey Kore, Güney Kore'yi savaşla tehdit etti.", ["THREATEN PRK > KOR CT+"]),
    ("Çin, ABD'ye gözdağı verdi.", ["THREATEN CHN > USA CT+"]),
    ("Rusya, Finlandiya'yı NATO konusunda uyardı.", ["THREATEN RUS > FIN CT+"]),
    ("Kahire'de göstericiler İsrail Büyükelçiliği önünde toplandı.", ["PROTEST EGY > ISR CT+"]),
    ("Fransız çiftçiler yolları kapattı.", ["PROTEST FRA > - CT+"]),
    ("Tunuslu öğretmenler greve gitti.", ["PROTEST TUN > - CT+"]),
    ("İranlı öğrenciler İngiltere'yi protesto etti.", ["PROTEST IRN > GBR CT+"]),
    ("ABD, Venezuela'ya petrol ambargosu koydu.", ["SANCTION USA > VEN CT+"]),
    ("Kanada, Çin ile ilişkileri askıya aldı.", ["SANCTION CAN > CHN CT+"]),
    ("Türkiye, İsrail'deki büyükelçisini geri çağırdı.", ["SANCTION TUR > ISR CT+"]),
    ("ABD, iklim anlaşmasından çekildi.", ["SANCTION USA > - CT+"]),
    ("Pakistan mahkemesi bir Hint vatandaşını ölüme mahkum etti.", ["SANCTION PAK > IND CT+"]),
    ("İran, Azerbaycan sınırında askeri tatbikat başlattı.", ["MOBILIZE IRN > AZE CT+"]),
    ("ABD, Polonya'ya füze konuşlandırdı.", ["MOBILIZE USA > POL CT+"]),
    ("Kuzey Kore'nin füze denemesi", ["MOBILIZE PRK > - CT+"]),
    ("Rus gemisine İtalyan makamları el koydu.", ["COERCE ITA > RUS CT+"]),
    ("Belarus polisi iki Polonyalı gazeteciyi tutukladı.", ["COERCE BLR > POL CT+"]),
    ("Almanya üç Iraklı göçmeni sınır dışı etti.", ["COERCE DEU > IRQ CT+"]),
    ("Suudi savaş uçakları Yemen'i bombaladı.", ["ASSAULT SAU > YEM CT+"]),
    ("Azerbaycan ile Ermenistan arasında çatışma çıktı.", ["ASSAULT ARM/AZE > - CT+"]),
    ("Korsanlar üç Hintli denizciyi kaçırdı.", ["ASSAULT ? > IND CT+"]),
    ("Boko Haram Nijerya'da bir köyü yaktı.", ["ASSAULT NSA:Boko Haram > NGA CT+"]),
    ("İsrail İran'ı bombalamıştı.", ["ASSAULT ISR > IRN CT+"]),
    ("Fransa, Mali'deki askerlerini geri çekti.", ["RETREAT FRA > MLI CT+"]),
    ("Fransa, Mali'deki askerlerini geri çekmeyecek.", ["REJECT FRA > MLI CT+"]),
    ("Fransa, Mali'deki askerlerini geri çekmeyi reddetti.", ["REJECT FRA > MLI CT+"]),
    ("Fransa, Mali'den çekilmeyi kabul etti.", ["CONCEDE FRA > MLI CT+"]),
    ("Fransa, Mali'ye asker gönderme tehdidinde bulundu.", ["THREATEN FRA > MLI CT+"]),
    ("Etiyopya ve Eritre barış anlaşması imzaladı.", ["SUPPORT ERI/ETH > - CT+"]),
    ("Etiyopya ve Eritre barış anlaşmasını feshetti.", ["SANCTION ERI/ETH > - CT+"]),
    ("Lavrov, NATO'nun genişlemesini eleştirdi.", ["ACCUSE RUS > NAT CT+"]),
]

NAMES: list[tuple[str, list[str]]] = [
    ("Yunan ordusu Ege'de tatbikat başlattı.", ["MOBILIZE GRC > - CT+"]),
    ("Alman hükümeti Polonya'ya özür diledi.", ["CONCEDE DEU > POL CT+"]),
    ("Ruslar Gürcistan'a saldırdı.", ["ASSAULT RUS > GEO CT+"]),
    ("Rusların Gürcistan'a saldırısı", ["ASSAULT RUS > GEO CT+"]),
    ("BM Genel Sekreteri Sudan'ı ziyaret etti.", ["CONSULT UNO > SDN CT+"]),
    ("Kremlin, Ankara'yı suçladı.", ["ACCUSE RUS > TUR CT+"]),
    ("Beyaz Saray, Pekin'i uyardı.", ["THREATEN USA > CHN CT+"]),
    ("ABD'li yetkililer Kabil'de Taliban ile görüştü.", ["CONSULT NSA:Taliban/USA > - CT+"]),
    ("PKK'lı teröristler bir Türk karakoluna saldırdı.", ["ASSAULT NSA:PKK > TUR CT+"]),
    ("Hamas, İsrail'e roket fırlattı.", ["ASSAULT NSA:Hamas > ISR CT+"]),
    ("Suudi Arabistan Kralı, Bahreyn'i ziyaret etti.", ["CONSULT SAU > BHR CT+"]),
    (
        "Kuzey Kore lideri Kim Jong-un, Güney Kore Cumhurbaşkanı ile bir araya geldi.",
        ["CONSULT KOR/PRK > - CT+"],
    ),
    (
        "Dışişleri Bakanı Lavrov, Mısırlı mevkidaşı ile Kahire'de görüştü.",
        ["CONSULT EGY/RUS > - CT+"],
    ),
    ("Ukrayna Devlet Başkanı Zelenskiy, Almanya'ya teşekkür etti.", ["SUPPORT UKR > DEU CT+"]),
]

CONSTRUCTIONS: list[tuple[str, list[str]]] = [
    ("Norveç, İzlanda'nın kararını kabul edilemez olarak nitelendirdi.", ["ACCUSE NOR > ISL CT+"]),
    ("Bolivya, Şili'ye sınırı açması için çağrıda bulundu.", ["REQUEST BOL > CHL CT+"]),
    ("Suriye, İsrail tarafından bombalandı.", ["ASSAULT ISR > SYR CT+"]),
    ("Rusya, İsrail'in Suriye'yi bombaladığını söyledi.", ["ASSAULT ISR > SYR CT+"]),
    ("İsrail'in Suriye'ye saldırısı kınandı.", ["ACCUSE - > ISR CT+", "ASSAULT ISR > SYR CT+"]),
    ("Türkiye'nin Suriye'ye operasyonu", ["ASSAULT TUR > SYR CT+"]),
    ("Rusya, Ukrayna'dan askerlerini çekeceğini açıkladı.", ["CONCEDE RUS > UKR CT+"]),
    ("Kenya, Uganda'ya yardım göndereceğini duyurdu.", ["AGREE KEN > UGA CT+"]),
    ("Peru Şili'ye saldırıp iki köyü yaktı.", ["ASSAULT PER > CHL CT+"]),
    ("Peru Devlet Başkanı'nın Çin ziyareti", ["CONSULT PER > CHN CT+"]),
    ("Rusya'nın Suriye'ye askeri yardımı", ["AID RUS > SYR CT+"]),
    ("ABD, Küba'ya yönelik yaptırımları kaldırdı.", ["RETREAT USA > CUB CT+"]),
    ("Birleşmiş Milletler taraflara itidal çağrısı yaptı.", ["REQUEST UNO > - CT+"]),
    ("Avrupa Birliği'nin İran'a çağrısı", ["REQUEST EUU > IRN CT+"]),
    ("Çin, Tayvan'ın bağımsızlığını tanımayı reddetti.", ["REJECT CHN > TWN CT+"]),
    ("Sırbistan, Kosova'nın bağımsızlığını tanımadı.", ["REJECT SRB > XKX CT+"]),
    ("Katar ile diplomatik ilişkilerini kesen Mısır sınırı kapattı.", ["SANCTION EGY > QAT CT+"]),
    ("AB'nin Rusya'ya yaptırımları", ["SANCTION EUU > RUS CT+"]),
    ("Rusya'nın Ukrayna'yı işgali", ["ASSAULT RUS > UKR CT+"]),
    ("Pakistan askerleri Hint karakoluna ateş açtı.", ["ASSAULT PAK > IND CT+"]),
    ("Ukrayna güçleri bir Rus uçağını düşürdü.", ["ASSAULT UKR > RUS CT+"]),
    ("Türkiye'nin Irak'a yönelik hava operasyonu", ["ASSAULT TUR > IRQ CT+"]),
    (
        "Rusya Dışişleri Bakanlığı, Türkiye'nin Suriye'ye operasyon düzenlediğini bildirdi.",
        ["ASSAULT TUR > SYR CT+"],
    ),
    ("Türkiye Suriye'ye saldırarak üç köyü ele geçirdi.", ["ASSAULT TUR > SYR CT+"]),
    (
        "İran tarafından gözaltına alınan iki Fransız serbest bırakıldı.",
        ["COERCE IRN > FRA CT+", "RETREAT - > FRA CT+"],
    ),
    ("Peru, Şili'yi kınayan bir açıklama yaptı.", ["ACCUSE PER > CHL CT+"]),
    ("Rusya'nın aldığı kararı Fransa eleştirdi.", ["ACCUSE FRA > RUS CT+"]),
    ("İsrail ordusu Lübnan'a hava saldırısı düzenledi.", ["ASSAULT ISR > LBN CT+"]),
    ("Mali, Fransa'dan çekilmesini istedi.", ["REQUEST MLI > FRA CT+"]),
    ("Avrupa Birliği, Rusya'ya uyguladığı yaptırımları uzattı.", ["SANCTION EUU > RUS CT+"]),
    ("İki İsrail askeri Hamas tarafından kaçırıldı.", ["ASSAULT NSA:Hamas > ISR CT+"]),
]

SURENESS: list[tuple[str, list[str]]] = [
    ("İsrail, Suriye'yi bombalamadı.", ["ASSAULT ISR > SYR CT-"]),
    ("İsrail Suriye'yi bombalayabilir.", ["ASSAULT ISR > SYR PS+"]),
    ("İsrail Suriye'yi bombalayacak.", ["ASSAULT ISR > SYR PR+"]),
    ("İsrail Suriye'yi bombaladı mı?", ["ASSAULT ISR > SYR Uu"]),
    ("İsrail Suriye'yi bombalarsa savaş çıkar.", ["ASSAULT ISR > SYR Uu"]),
    ("Suriye'nin İsrail tarafından bombalanması bekleniyor.", ["ASSAULT ISR > SYR PR+"]),
    ("Rusya, İsrail'in Suriye'yi bombaladığını iddia etti.", ["ASSAULT ISR > SYR PS+"]),
    ("İsrail Suriye'yi bombalamayı planlıyor.", ["ASSAULT ISR > SYR Uu"]),
    ("İsrail, Suriye'yi bombaladığını yalanladı.", ["ASSAULT ISR > SYR CT-"]),
    ("ABD, İran'a saldırmadı.", ["ASSAULT USA > IRN CT-"]),
    ("ABD İran'a saldırmakla tehdit etti mi?", ["THREATEN USA > IRN Uu"]),
    ("Peru, Şili ile anlaşma imzalamadı.", ["SUPPORT CHL/PER > - CT-"]),
    ("Peru ile Şili anlaşma imzalayacak.", ["SUPPORT CHL/PER > - PR+"]),
    ("Kenya Somali'ye asker gönderebilir.", ["MOBILIZE KEN > SOM PS+"]),
    ("Kenya, Somali'ye saldırdığını yalanladı.", ["ASSAULT KEN > SOM CT-"]),
    ("İddiaya göre İsrail İran'ı bombaladı.", ["ASSAULT ISR > IRN PS+"]),
    ("İsrail'in İran'ı bombaladığı iddia edildi.", ["ASSAULT ISR > IRN PS+"]),
    ("İsrail İran'ı bombalamış.", ["ASSAULT ISR > IRN PS+"]),
    ("İsrail İran'ı bombalamak zorunda.", ["ASSAULT ISR > IRN Uu"]),
    ("Eğer İsrail İran'ı bombalarsa ABD müdahale edecek.", ["ASSAULT ISR > IRN Uu"]),
    ("İsrail'in İran'ı bombalayacağı bildirildi.", ["ASSAULT ISR > IRN PR+"]),
    ("İsrail ordusu Lübnan'a hava saldırısı düzenlemedi.", ["ASSAULT ISR > LBN CT-"]),
    ("İsrail ordusu Lübnan'a hava saldırısı düzenleyebilir.", ["ASSAULT ISR > LBN PS+"]),
    ("İsrail ordusu Lübnan'a hava saldırısı düzenleyecek.", ["ASSAULT ISR > LBN PR+"]),
    (
        "İsrail ordusunun Lübnan'a hava saldırısı düzenlediği iddia edildi.",
        ["ASSAULT ISR > LBN PS+"],
    ),
    ("Fransa, Mali'deki askerlerini geri çekmedi.", ["RETREAT FRA > MLI CT-"]),
]

NO_ACTS: list[str] = [
    "Takım İspanya'yı 3-0 yendi.",
    "Depremde Şili'de on kişi öldü.",
    "Alman turistler İtalya'yı gezdi.",
]


@parsed
@pytest.mark.parametrize(("text", "expected"), TYPES)
def test_each_type_of_act_is_told_with_who_does_it_to_whom(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@parsed
@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_and_peoples_are_found_with_their_endings(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@parsed
@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS)
def test_cases_participles_and_clauses_that_stand_as_nouns_are_undone(
    text: str, expected: list[str]
) -> None:
    assert told(text) == expected


@parsed
@pytest.mark.parametrize(("text", "expected"), SURENESS)
def test_the_verbs_own_form_tells_how_sure_it_is(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@parsed
@pytest.mark.parametrize("text", NO_ACTS)
def test_sport_nature_and_tourists_do_nothing(text: str) -> None:
    assert told(text) == []


@parsed
def test_who_says_it_is_told_with_the_act() -> None:
    (report,) = reports("Rusya, İsrail'in Suriye'yi bombaladığını söyledi.")
    assert [speaker.speaker for speaker in report.attribution] == ["RUS"]


@parsed
def test_the_day_of_an_act_is_read() -> None:
    (report,) = reports("İsrail 3 Mart 2011'de Suriye'yi bombaladı.")
    assert report.when is not None
    assert str(report.when.first) == "2011-03-03"
