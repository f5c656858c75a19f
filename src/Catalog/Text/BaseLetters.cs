using System.Collections.Frozen;

namespace Pipeline.Catalog.Text;

/// <summary>Which letter a letter with diacritics is written with.</summary>
/// <remarks>
/// A table and not <see cref="string.Normalize()"/>: keys must not depend on which ICU a machine has, or that it has one. The pairs are the
/// canonical decompositions of the Unicode Character Database for lower-case Latin, Greek, Cyrillic, Hebrew and Arabic letters,
/// and the letters with a stroke, which have none.
/// </remarks>
internal static class BaseLetters
{
    /// <summary>In each line the base letter, then what is folded to it.</summary>
    private static readonly string[] Lines =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓđ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖħ",
        "iìíîïĩīĭįǐȉȋḭḯỉịıİ",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľḷḹḻḽł",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩſẛ",
        "tţťțṫṭṯṱẗŧ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
        "ʒǯ",
        "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ",
        "εέἐἑἒἓἔἕὲέ",
        "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ",
        "ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ",
        "οόὀὁὂὃὄὅὸό",
        "ρῤῥ",
        "σς",
        "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ",
        "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ",
        "ϒϓϔ",
        "аӑӓ",
        "гѓ",
        "еѐёӗ",
        "жӂӝ",
        "зӟ",
        "ийѝӣӥ",
        "кќ",
        "оӧ",
        "уўӯӱӳ",
        "чӵ",
        "ыӹ",
        "эӭ",
        "ії",
        "ѵѷ",
        "әӛ",
        "өӫ",
        "\u05D0\uFB2E\uFB2F\uFB30",
        "\u05D1\uFB31\uFB4C",
        "\u05D2\uFB32",
        "\u05D3\uFB33",
        "\u05D4\uFB34",
        "\u05D5\uFB35\uFB4B",
        "\u05D6\uFB36",
        "\u05D8\uFB38",
        "\u05D9\uFB1D\uFB39",
        "\u05DA\uFB3A",
        "\u05DB\uFB3B\uFB4D",
        "\u05DC\uFB3C",
        "\u05DE\uFB3E",
        "\u05E0\uFB40",
        "\u05E1\uFB41",
        "\u05E3\uFB43",
        "\u05E4\uFB44\uFB4E",
        "\u05E6\uFB46",
        "\u05E7\uFB47",
        "\u05E8\uFB48",
        "\u05E9\uFB2A\uFB2B\uFB2C\uFB2D\uFB49",
        "\u05EA\uFB4A",
        "\u05F2\uFB1F",
        "\u0627\u0622\u0623\u0625",
        "\u0648\u0624",
        "\u064A\u0626",
        "\u06C1\u06C2",
        "\u06D2\u06D3",
        "\u06D5\u06C0",
    ];

    private static readonly FrozenDictionary<char, char> Bases = Lines
        .SelectMany(static line => line.Skip(1).Select(form => KeyValuePair.Create(form, line[0])))
        .ToFrozenDictionary();

    /// <summary>The base letter, or the character itself where it is its own.</summary>
    /// <param name="lower">A character in lower case.</param>
    public static char Of(char lower) => Bases.TryGetValue(lower, out char letter) ? letter : lower;
}
