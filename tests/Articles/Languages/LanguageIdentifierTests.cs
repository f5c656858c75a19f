using Pipeline.Articles.Languages;

namespace Pipeline.Articles.Tests.Languages;

public sealed class LanguageIdentifierTests
{
    [Theory]
    [InlineData("en", "The harbour office said on Tuesday that the ferries would run all night.")]
    [InlineData("de", "Das Hafenamt teilte am Dienstag mit, dass die Fähren die ganze Nacht fahren.")]
    [InlineData("fr", "La capitainerie a annoncé mardi que les bateaux circuleraient toute la nuit.")]
    [InlineData("es", "La oficina del puerto dijo el martes que los barcos navegarán toda la noche.")]
    [InlineData("it", "L'ufficio del porto ha detto martedì che i traghetti viaggeranno tutta la notte.")]
    [InlineData("pt", "A capitania do porto disse na terça-feira que os barcos vão navegar toda a noite.")]
    [InlineData("nl", "Het havenkantoor zei dinsdag dat de veerboten de hele nacht zullen varen.")]
    [InlineData("sv", "Hamnkontoret sade på tisdagen att färjorna ska gå hela natten från juni.")]
    [InlineData("fi", "Satamatoimisto kertoi tiistaina, että lautat kulkevat koko yön kesäkuusta alkaen.")]
    [InlineData("pl", "Zarząd portu poinformował we wtorek, że promy będą kursować całą noc.")]
    [InlineData("cs", "Přístavní úřad v úterý uvedl, že trajekty budou jezdit celou noc.")]
    [InlineData("hu", "A kikötői hivatal kedden közölte, hogy a kompok egész éjjel járnak majd.")]
    [InlineData("ro", "Biroul portului a declarat marți că feriboturile vor circula toată noaptea.")]
    [InlineData("tr", "Liman idaresi salı günü feribotların bütün gece çalışacağını söyledi.")]
    [InlineData("vi", "Văn phòng cảng cho biết hôm thứ Ba rằng các chuyến phà sẽ chạy suốt đêm.")]
    [InlineData("id", "Kantor pelabuhan mengatakan pada hari Selasa bahwa kapal feri akan beroperasi sepanjang malam.")]
    [InlineData("ru", "Портовое управление сообщило во вторник, что паромы будут ходить всю ночь.")]
    [InlineData("uk", "Портове управління повідомило у вівторок, що пороми ходитимуть усю ніч.")]
    [InlineData("bg", "Пристанищното управление съобщи във вторник, че фериботите ще се движат цяла нощ.")]
    [InlineData("kk", "Порт басқармасы сейсенбі күні паромдар түні бойы жүретінін хабарлады.")]
    [InlineData("el", "Το γραφείο του λιμανιού είπε την Τρίτη ότι τα πλοία θα πηγαίνουν όλη νύχτα.")]
    [InlineData("ar", "قال مكتب الميناء يوم الثلاثاء إن العبارات ستعمل طوال الليل.")]
    [InlineData("fa", "اداره بندر روز سه‌شنبه گفت که کشتی‌ها تمام شب حرکت خواهند کرد.")]
    [InlineData("he", "משרד הנמל אמר ביום שלישי כי המעבורות יפעלו כל הלילה.")]
    [InlineData("hi", "बंदरगाह कार्यालय ने मंगलवार को कहा कि नौकाएँ पूरी रात चलेंगी।")]
    [InlineData("th", "สำนักงานท่าเรือกล่าวเมื่อวันอังคารว่าเรือจะวิ่งตลอดคืน")]
    [InlineData("ko", "항만청은 화요일 페리가 밤새 운항한다고 밝혔다.")]
    [InlineData("ja", "港湾事務所は火曜日、フェリーが終夜運航すると発表した。")]
    [InlineData("zh", "港務局週二表示，渡輪將從六月起通宵運行。")]
    public void A_sentence_shows_its_language(string language, string text)
    {
        LanguageGuess guess = LanguageIdentifier.Identify(text);

        Assert.Equal(language, guess.Code);
        Assert.InRange(guess.Score, 0.5, 1);
    }

    [Theory]
    [InlineData(
        "cs",
        "Přístavní úřad v úterý uvedl, že trajekty budou jezdit celou noc. Cestující podle něj mohou čekat v nové hale, "
            + "kterou město otevřelo minulý týden. Kapitáni si stěžovali na vítr, ale žádná loď nezůstala v přístavu, řekl mluvčí. "
            + "Lístky budou stát stejně jako dosud a děti pojedou zdarma."
    )]
    [InlineData(
        "lv",
        "Ostas pārvalde otrdien paziņoja, ka prāmji kursēs visu nakti. Pasažieri varēs gaidīt jaunajā zālē, ko pilsēta atvēra pagājušajā "
            + "nedēļā. Kapteiņi sūdzējās par vēju, taču neviens kuģis nepalika ostā, sacīja pārstāvis. Biļetes maksās tikpat, "
            + "cik līdz šim, un bērni brauks bez maksas."
    )]
    [InlineData(
        "uk",
        "Портове управління повідомило у вівторок, що пороми ходитимуть усю ніч. Пасажири зможуть чекати в новій залі, яку місто відкрило "
            + "минулого тижня. Капітани скаржилися на вітер, але жоден корабель не залишився в порту, сказав речник. "
            + "Квитки коштуватимуть стільки ж, як досі, а діти їздитимуть безкоштовно."
    )]
    public void A_body_shows_its_language(string language, string text) => Assert.Equal(language, LanguageIdentifier.Identify(text).Code);

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("2022-01-10 10:30")]
    [InlineData("... — !?")]
    [InlineData("xxxxxxxxxx")]
    [InlineData("zzzz zzzz zzzz zzz")]
    [InlineData("hahahahahahahahaha")]
    [InlineData("qwrtzxcvbnm hjklpdfg")]
    [InlineData("lkjsdfkjh sdfkjhsdf kjhsdf")]
    public void Too_little_and_what_is_no_word_is_undetermined(string text) =>
        Assert.Equal(LanguageGuess.Undetermined, LanguageIdentifier.Identify(text));
}
