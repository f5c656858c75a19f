using Pipeline.Articles.Structure;

namespace Pipeline.Articles.Tests.Structures;

public sealed class DatelineReaderTests
{
    [Theory]
    [InlineData("ALMATY, Jan 10 (Reuters) — Police said", "ALMATY, Jan 10 (Reuters) —", "ALMATY", "Reuters")]
    [InlineData("MEXICO CITY (AP) — Mexico’s economy", "MEXICO CITY (AP) —", "MEXICO CITY", "AP")]
    [InlineData("COLUMBIA, S.C. - Voters", "COLUMBIA, S.C. -", "COLUMBIA, S.C.", null)]
    [InlineData("MOSCOW, January 10. /TASS/. The ministry", "MOSCOW, January 10. /TASS/.", "MOSCOW", "TASS")]
    [InlineData("NEW DELHI: The court", "NEW DELHI:", "NEW DELHI", null)]
    [InlineData("(Reuters) - The bank", "(Reuters) -", null, "Reuters")]
    [InlineData("Washington, Aug. 24 (UPI) -- The House", "Washington, Aug. 24 (UPI) --", "Washington", "UPI")]
    [InlineData("LINDHOLM, Wednesday, January 1, 2025 - The ferry", "LINDHOLM, Wednesday, January 1, 2025 -", "LINDHOLM", null)]
    [InlineData(
        "STOCKHOLM, Sweden, Friday, March 5, 2021 (AP) — Eva",
        "STOCKHOLM, Sweden, Friday, March 5, 2021 (AP) —",
        "STOCKHOLM, Sweden",
        "AP"
    )]
    [InlineData("OSLO, Wed., 6 Jan 2021 (Reuters) - The", "OSLO, Wed., 6 Jan 2021 (Reuters) -", "OSLO", "Reuters")]
    [InlineData("LISBON, Thursday — The", "LISBON, Thursday —", "LISBON", null)]
    [InlineData("YORK, SUNDERLAND — The", "YORK, SUNDERLAND —", "YORK, SUNDERLAND", null)]
    [InlineData("VIENNA, Va. — Inspectors", "VIENNA, Va. —", "VIENNA, Va.", null)]
    [InlineData("AUSTIN, Texas — The senator", "AUSTIN, Texas —", "AUSTIN, Texas", null)]
    [InlineData("NAIROBI, Kenya (April 14, 2019) — The parade", "NAIROBI, Kenya (April 14, 2019) —", "NAIROBI, Kenya", null)]
    [InlineData("WUPPERTAL (Germany), 5 June 2023 - Japan", "WUPPERTAL (Germany), 5 June 2023 -", "WUPPERTAL (Germany)", null)]
    [InlineData("ROME - 10 May 2021 - The pope", "ROME - 10 May 2021 -", "ROME", null)]
    [InlineData("(Berlin, 10 May 2021) – The group", "(Berlin, 10 May 2021) –", "Berlin", null)]
    [InlineData("NEW YORK, May 10th, 2021 /PRNewswire/ -- Acme", "NEW YORK, May 10th, 2021 /PRNewswire/ --", "NEW YORK", "PRNewswire")]
    public void A_dateline_is_described_where_it_stands(string paragraph, string words, string? place, string? agency)
    {
        Dateline? dateline = DatelineReader.Read(paragraph, 7);

        Assert.NotNull(dateline);
        Assert.Equal(7, dateline.Start);
        Assert.Equal(words, paragraph[..dateline.Length]);
        Assert.Equal(place, dateline.Place);
        Assert.Equal(agency, dateline.Agency);
    }

    [Theory]
    [InlineData("BOOM: The building fell")]
    [InlineData("FILE - In this picture")]
    [InlineData("The mayor - a former pilot - said")]
    [InlineData("Karin said — and he should know — that")]
    [InlineData("Vienna, the capital — and its mayor — said")]
    [InlineData("The vote (May 10, 2021) — the third — failed")]
    [InlineData("PARIS (AP) — ")]
    public void What_only_looks_like_a_dateline_is_none(string paragraph) => Assert.Null(DatelineReader.Read(paragraph, 0));
}
